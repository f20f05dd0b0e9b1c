//! A small district for the contracts: two schools, and everyone whom the access rules tell apart.

use school::{
    clock::Instant,
    grade::{Kind, Mark, Points},
    id::{AccountId, AssessmentId, ClassId, CourseId, MemberId, SaveId, SchoolId, SubjectId, TermId, Version, YearId},
    person::{Name, Role},
    view::SaveGrade,
};
use sqlx::{AnyConnection, AssertSqlSafe, Connection};
use store::{
    Caller, Store,
    account::NewAccount,
    id::mint,
    plan::{
        NewSchool, PlannedAssessment, PlannedClass, PlannedCourse, PlannedEnrollment, PlannedGrade,
        PlannedGuardianship, PlannedMember, PlannedSubject, PlannedTerm, PlannedYear, SchoolPlan,
    },
};

use crate::postgres::Cluster;

/// A person with a login.
#[derive(Clone, Copy)]
pub struct Person {
    pub account: AccountId,
    pub member: MemberId,
}

impl Person {
    pub fn caller(self) -> Caller {
        Caller { account: self.account }
    }
}

pub struct World {
    pub store: Store,
    pub url: String,
    pub school: SchoolId,
    pub second_school: SchoolId,
    /// Mathematics of Grade 9 A: led by `teacher`, with `colleague`; `student` and `sibling` are in it, `leaver` has left.
    pub maths: CourseId,
    /// Physics of Grade 9 A: taught by `other_teacher`; only `sibling` is in it.
    pub physics: CourseId,
    /// Posted, of 20 points.
    pub quiz: AssessmentId,
    /// Posted, of 100 points.
    pub exam: AssessmentId,
    /// Not posted, of 10 points.
    pub held: AssessmentId,
    /// Posted, in the closed first term.
    pub old: AssessmentId,
    /// Physics, posted, of 50 points.
    pub lab: AssessmentId,
    pub admin: Person,
    pub teacher: Person,
    pub colleague: Person,
    pub other_teacher: Person,
    pub suspended: Person,
    pub student: Person,
    pub sibling: Person,
    pub leaver: Person,
    /// Parent of student and sibling here, and of `far_student` at the second school.
    pub parent: Person,
    /// Parent of `leaver` only.
    pub other_parent: Person,
    /// Parent without a linked child.
    pub unlinked: Person,
    pub far_admin: Person,
    pub far_student: Person,
    pub far_teacher: Person,
    _folder: Option<tempfile::TempDir>,
}

impl World {
    pub async fn on_sqlite() -> Self {
        let folder = tempfile::tempdir().expect("a temporary folder can be made");
        let url = format!("sqlite:{}", folder.path().join("school.db").display());
        Self::build(url, Some(folder)).await
    }

    pub async fn on_postgres(cluster: &Cluster) -> Self {
        Self::build(cluster.migrated_database().await, None).await
    }

    async fn build(url: String, folder: Option<tempfile::TempDir>) -> Self {
        let store = Store::create(&url).await.expect("the database opens");
        store.migrate().await.expect("the migrations apply");
        let mut near = Builder::default();
        let admin = near.person(Role::Admin, "Almaz");
        let teacher = near.person(Role::Teacher, "Tesfaye");
        let colleague = near.person(Role::Teacher, "Meseret");
        let other_teacher = near.person(Role::Teacher, "Yohannes");
        let suspended = near.person(Role::Teacher, "Dawit");
        let student = near.person(Role::Student, "Hanna");
        let sibling = near.person(Role::Student, "Abel");
        let leaver = near.person(Role::Student, "Lia");
        let parent = near.person(Role::Parent, "Bekele");
        let other_parent = near.person(Role::Parent, "Chaltu");
        let unlinked = near.person(Role::Parent, "Selam");
        near.links(parent, &[student, sibling]);
        near.links(other_parent, &[leaver]);
        let maths = near.course("Mathematics", &[teacher, colleague, suspended]);
        let physics = near.course("Physics", &[other_teacher]);
        near.enroll(maths, &[student, sibling], &[leaver]);
        near.enroll(physics, &[sibling], &[]);
        let quiz = near.assessment(maths, teacher, Kind::Quiz, 20, true, false);
        let exam = near.assessment(maths, teacher, Kind::FinalExam, 100, true, false);
        let held = near.assessment(maths, teacher, Kind::Homework, 10, false, false);
        let old = near.assessment(maths, teacher, Kind::Quiz, 20, true, true);
        let lab = near.assessment(physics, other_teacher, Kind::LabReport, 50, true, false);
        let mut far = Builder::default();
        let far_admin = far.person(Role::Admin, "Genet");
        let far_teacher = far.person(Role::Teacher, "Kebede");
        let far_student = far.person(Role::Student, "Ruth");
        let far_parent = far.member(Role::Parent, "Bekele", Some(parent.account));
        far.links(Person { account: parent.account, member: far_parent }, &[far_student]);
        let far_course = far.course("Biology", &[far_teacher]);
        far.enroll(far_course, &[far_student], &[]);
        let (school, second_school) = (SchoolId(mint()), SchoolId(mint()));
        store.build(school, near.plan("Yeneta School")).await.expect("the first school is built");
        store.build(second_school, far.plan("Second School")).await.expect("the second school is built");
        let world = Self {
            store,
            url,
            school,
            second_school,
            maths,
            physics,
            quiz,
            exam,
            held,
            old,
            lab,
            admin,
            teacher,
            colleague,
            other_teacher,
            suspended,
            student,
            sibling,
            leaver,
            parent,
            other_parent,
            unlinked,
            far_admin,
            far_student,
            far_teacher,
            _folder: folder,
        };
        world.suspend(suspended).await;
        world
    }

    /// A save by the page of the quiz's gradebook.
    pub fn save(&self, student: Person, assessment: AssessmentId, typed: &str, seen: i64) -> SaveGrade {
        let course = if assessment == self.lab { self.physics } else { self.maths };
        let save_id = save_id(&format!("save-{}", mint()));
        SaveGrade { course, student: student.member, assessment, typed: typed.into(), seen: Version(seen), save_id }
    }

    /// Runs a statement behind the store's back, on a connection of its own.
    pub async fn behind(&self, text: &str) {
        let mut conn = AnyConnection::connect(&self.url).await.expect("the database answers");
        sqlx::raw_sql(AssertSqlSafe(text.to_owned())).execute(&mut conn).await.expect(text);
        conn.close().await.expect("the database answers");
    }

    /// The one number that a statement gives, read behind the store's back.
    pub async fn number(&self, text: &str) -> i64 {
        let mut conn = AnyConnection::connect(&self.url).await.expect("the database answers");
        let number = sqlx::query_scalar(AssertSqlSafe(text.to_owned())).fetch_one(&mut conn).await.expect(text);
        conn.close().await.expect("the database answers");
        number
    }

    pub async fn suspend(&self, person: Person) {
        self.behind(&format!("UPDATE members SET status = 'suspended' WHERE id = {}", person.member)).await;
    }
}

pub fn save_id(text: &str) -> SaveId {
    SaveId::try_from(text.to_owned()).expect("the tests' save ids are good")
}

/// Collects one school's plan.
struct Builder {
    plan: SchoolPlan,
    year: YearId,
    closed_term: TermId,
    open_term: TermId,
    class: ClassId,
}

impl Default for Builder {
    fn default() -> Self {
        let [year, class, closed_term, open_term] = [mint(), mint(), mint(), mint()];
        let plan = SchoolPlan::default();
        let (year, class) = (YearId(year), ClassId(class));
        Self { plan, year, class, closed_term: TermId(closed_term), open_term: TermId(open_term) }
    }
}

impl Builder {
    fn person(&mut self, role: Role, given: &str) -> Person {
        let account = AccountId(mint());
        let email = format!("{given}-{account}@Example.ET");
        let password_hash = "$argon2id$no".to_owned();
        self.plan.accounts.push(NewAccount { id: account, email, password_hash, language: "en".into() });
        Person { account, member: self.member(role, given, Some(account)) }
    }

    fn member(&mut self, role: Role, given: &str, account: Option<AccountId>) -> MemberId {
        let (id, name) = (MemberId(mint()), Name::new(given, "Girma", "Tadesse"));
        let is_student = role == Role::Student;
        let number = if is_student { format!("S{}", self.plan.members.len()) } else { String::new() };
        let class = is_student.then_some(self.class);
        self.plan.members.push(PlannedMember { id, account, role, number, name, class });
        id
    }

    fn links(&mut self, guardian: Person, students: &[Person]) {
        let link = |s: &Person| PlannedGuardianship {
            student: s.member,
            guardian: guardian.member,
            relation: "father".into(),
        };
        self.plan.guardianships.extend(students.iter().map(link));
    }

    fn course(&mut self, subject: &str, teachers: &[Person]) -> CourseId {
        let (id, subject_id) = (CourseId(mint()), SubjectId(mint()));
        self.plan.subjects.push(PlannedSubject { id: subject_id, name: subject.into() });
        let (year, class) = (self.year, Some(self.class));
        let teachers = teachers.iter().map(|teacher| teacher.member).collect();
        let (title, grade_level, capacity) = (String::new(), -1, 0);
        let course = PlannedCourse { id, year, subject: subject_id, class, grade_level, title, capacity, teachers };
        self.plan.courses.push(course);
        id
    }

    fn enroll(&mut self, course: CourseId, open: &[Person], ended: &[Person]) {
        let row = |s: &Person, ended_at| PlannedEnrollment { course, student: s.member, ended_at };
        self.plan.enrollments.extend(open.iter().map(|s| row(s, None)));
        self.plan.enrollments.extend(ended.iter().map(|s| row(s, Some(Instant(1)))));
    }

    /// Adds a column, with a mark of 9 points for those who have left.
    fn assessment(
        &mut self,
        course: CourseId,
        by: Person,
        kind: Kind,
        max: i64,
        posted: bool,
        old: bool,
    ) -> AssessmentId {
        let id = AssessmentId(mint());
        let position = i64::try_from(self.plan.assessments.len()).expect("there are few") + 1;
        self.plan.assessments.push(PlannedAssessment {
            id,
            course,
            term: if old { self.closed_term } else { self.open_term },
            kind,
            title: format!("{} {position}", kind.name()),
            max: Points::whole(max),
            position,
            held_on: String::new(),
            posted_at: posted.then_some(Instant(1)),
            created_by: by.member,
        });
        let left = self.plan.enrollments.iter().filter(|e| e.course == course && e.ended_at.is_some());
        let (mark, written_by, written_at) = (Mark::points(Points::whole(9)), by.member, Instant(1));
        let grade = |e: &PlannedEnrollment| PlannedGrade {
            course,
            student: e.student,
            assessment: id,
            mark,
            written_by,
            written_at,
        };
        self.plan.grades.extend(left.map(grade).collect::<Vec<_>>());
        id
    }

    fn plan(self, name: &str) -> SchoolPlan {
        let Self { mut plan, year, closed_term, open_term, class } = self;
        plan.new_school = Some(NewSchool { name: name.into(), time_zone: "Africa/Addis_Ababa".into(), demo: false });
        plan.years.push(PlannedYear { id: year, name: "2017 E.C.".into() });
        for (id, position, name, closed_at) in
            [(closed_term, 1, "Semester I", Some(Instant(1))), (open_term, 2, "Semester II", None)]
        {
            let (starts_on, ends_on, name) = (String::new(), String::new(), name.to_owned());
            plan.terms.push(PlannedTerm { id, year, name, position, starts_on, ends_on, closed_at });
        }
        let (stream, section) = (String::new(), "A".to_owned());
        plan.classes.push(PlannedClass { id: class, year, grade_level: 9, stream, section, class_teacher: None });
        plan
    }
}
