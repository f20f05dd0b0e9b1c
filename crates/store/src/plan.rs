//! A school as plain data: what the demo, the import and the command line put in, with ids that the program has minted.

use school::{
    clock::Instant,
    curriculum::{Stage, starting_set},
    grade::{Kind, Mark, Points, Policy},
    id::{AccountId, AssessmentId, ClassId, CourseId, MemberId, Revision, SchoolId, SubjectId, TermId, YearId},
    person::{Name, Role},
};

use crate::{Error, Store, account::NewAccount, build::BuildCommand};

/// Rows to put into one school, in one transaction: a bad row applies nothing. Lists may be empty.
#[derive(Clone, Default)]
pub struct SchoolPlan {
    /// The school, unless it is there already.
    pub new_school: Option<NewSchool>,
    /// Accounts that are not there yet.
    pub accounts: Vec<NewAccount>,
    /// School years.
    pub years: Vec<PlannedYear>,
    /// Terms of these or earlier years.
    pub terms: Vec<PlannedTerm>,
    /// Subjects.
    pub subjects: Vec<PlannedSubject>,
    /// What is taught where.
    pub curriculum: Vec<(SubjectId, Stage)>,
    /// People in their roles.
    pub members: Vec<PlannedMember>,
    /// Classes.
    pub classes: Vec<PlannedClass>,
    /// Who is guardian of whom.
    pub guardianships: Vec<PlannedGuardianship>,
    /// Courses with their teachers.
    pub courses: Vec<PlannedCourse>,
    /// Who is in which course.
    pub enrollments: Vec<PlannedEnrollment>,
    /// Who asked for a place and waits for a decision.
    pub asked: Vec<PlannedAsk>,
    /// Policies that differ from the default.
    pub policies: Vec<PlannedPolicy>,
    /// Columns, in the order of their positions.
    pub assessments: Vec<PlannedAssessment>,
    /// Marks, each with its row of history.
    pub grades: Vec<PlannedGrade>,
}

/// A new school.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewSchool {
    pub name: String,
    /// An IANA name, such as "Africa/Addis_Ababa".
    pub time_zone: String,
    /// Whether its passwords are public.
    pub demo: bool,
}

/// A school year.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlannedYear {
    pub id: YearId,
    pub name: String,
}

/// A term.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlannedTerm {
    pub id: TermId,
    pub year: YearId,
    pub name: String,
    /// Its place in the year, from 1.
    pub position: i64,
    /// A date, yyyy-mm-dd, or "".
    pub starts_on: String,
    /// A date, yyyy-mm-dd, or "".
    pub ends_on: String,
    /// When it was closed, if it was.
    pub closed_at: Option<Instant>,
}

/// A subject.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlannedSubject {
    pub id: SubjectId,
    pub name: String,
}

/// A person in a role.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlannedMember {
    pub id: MemberId,
    pub account: Option<AccountId>,
    pub role: Role,
    /// The student number, or "".
    pub number: String,
    pub name: Name,
    /// The student's class, if one.
    pub class: Option<ClassId>,
}

/// A class.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlannedClass {
    pub id: ClassId,
    pub year: YearId,
    pub grade_level: i64,
    /// Such as "Natural", or "".
    pub stream: String,
    /// Such as "A", or "".
    pub section: String,
    pub class_teacher: Option<MemberId>,
}

/// A guardian's link to a student.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlannedGuardianship {
    pub student: MemberId,
    pub guardian: MemberId,
    /// Such as "mother", or "".
    pub relation: String,
}

/// A course with its teachers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlannedCourse {
    pub id: CourseId,
    pub year: YearId,
    pub subject: SubjectId,
    pub class: Option<ClassId>,
    /// Who may ask for it where it has no class: a grade level, 0 for KG, or -1 for every one. A class has its own.
    pub grade_level: i64,
    /// What is shown in the place of a class's name, or "".
    pub title: String,
    /// The most students, 0 for no limit.
    pub capacity: i64,
    /// The teacher who leads, then the co-teachers.
    pub teachers: Vec<MemberId>,
}

/// A student in a course.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PlannedEnrollment {
    pub course: CourseId,
    pub student: MemberId,
    /// When the student left, if so.
    pub ended_at: Option<Instant>,
}

/// A request to join that waits for a decision.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PlannedAsk {
    pub course: CourseId,
    pub student: MemberId,
    pub asked_at: Instant,
}

/// A course's policy in a term.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlannedPolicy {
    pub course: CourseId,
    pub term: TermId,
    pub policy: Policy,
    pub created_by: MemberId,
}

/// A column.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlannedAssessment {
    pub id: AssessmentId,
    pub course: CourseId,
    pub term: TermId,
    pub kind: Kind,
    pub title: String,
    pub max: Points,
    /// Its place among the columns, from 1.
    pub position: i64,
    /// A date, yyyy-mm-dd, or "".
    pub held_on: String,
    /// Since when students see it; none holds it back.
    pub posted_at: Option<Instant>,
    pub created_by: MemberId,
}

/// A mark. A blank one is left out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PlannedGrade {
    pub course: CourseId,
    pub student: MemberId,
    pub assessment: AssessmentId,
    pub mark: Mark,
    pub written_by: MemberId,
    pub written_at: Instant,
}

impl SchoolPlan {
    /// Adds the national curriculum: the subjects that are not in the plan yet, with ids from `id`, and what is taught where.
    pub fn offer_the_starting_set(&mut self, mut id: impl FnMut() -> SubjectId) {
        for (name, stages) in starting_set() {
            let planned = self.subjects.iter().find(|subject| subject.name == name).map(|subject| subject.id);
            let subject = planned.unwrap_or_else(|| {
                let new = PlannedSubject { id: id(), name: name.to_owned() };
                self.subjects.push(new.clone());
                new.id
            });
            self.curriculum.extend(stages.into_iter().map(|stage| (subject, stage)));
        }
    }
}

impl Store {
    /// Puts the plan's rows into the school, all or none, through the write door.
    ///
    /// # Errors
    /// [`Error::Taken`] for a row that is there already, [`Error::Invalid`] for a mark above its maximum or a maximum out of
    /// bounds, [`Error::NotFound`] for a row that points nowhere, [`Error::Busy`].
    pub async fn build(&self, school: SchoolId, plan: SchoolPlan) -> Result<Revision, Error> {
        if plan.new_school.is_some() {
            return Ok(self.write_first(school, BuildCommand::new(plan)).await?.revision);
        }
        let revision = self.write(school, BuildCommand::new(plan)).await?.revision;
        self.decide_alerts(school).await;
        Ok(revision)
    }

    /// Finds the school of this name, or makes it, with the national curriculum to start from.
    ///
    /// # Errors
    /// The database's.
    pub async fn ensure_school(&self, name: &str, demo: bool) -> Result<SchoolId, Error> {
        if let Some(school) = self.school_by_name(name).await? {
            return Ok(school);
        }
        let school = SchoolId(crate::id::mint());
        let new = NewSchool { name: name.to_owned(), time_zone: "Africa/Addis_Ababa".to_owned(), demo };
        let mut plan = SchoolPlan { new_school: Some(new), ..SchoolPlan::default() };
        plan.offer_the_starting_set(|| SubjectId(crate::id::mint()));
        self.build(school, plan).await?;
        Ok(school)
    }

    /// Finds a school by its name; the oldest of several.
    ///
    /// # Errors
    /// The database's.
    pub async fn school_by_name(&self, name: &str) -> Result<Option<SchoolId>, Error> {
        let query = sqlx::query_scalar("SELECT id FROM schools WHERE name = $1 ORDER BY id LIMIT 1").bind(name);
        Ok(query.fetch_optional(&self.inner.reads).await?.map(SchoolId))
    }

    /// All schools with their names, the oldest first: for the operator's command line.
    ///
    /// # Errors
    /// The database's.
    pub async fn schools(&self) -> Result<Vec<(SchoolId, String)>, Error> {
        let query = sqlx::query_as("SELECT id, name FROM schools ORDER BY id");
        let rows: Vec<(i64, String)> = query.fetch_all(&self.inner.reads).await?;
        Ok(rows.into_iter().map(|(id, name)| (SchoolId(id), name)).collect())
    }

    /// Adds one person in a role.
    ///
    /// # Errors
    /// [`Error::Taken`] when the account has that role there, or the number is given; [`Error::NotFound`] without such a
    /// school or account.
    pub async fn add_member(&self, school: SchoolId, member: PlannedMember) -> Result<MemberId, Error> {
        let id = member.id;
        self.build(school, SchoolPlan { members: vec![member], ..SchoolPlan::default() }).await?;
        Ok(id)
    }
}
