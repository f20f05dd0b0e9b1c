//! A school in which everything that is somebody's own is a word or a number that stands nowhere else.

use school::{
    clock::Instant,
    grade::{Kind, Mark, Points},
    id::{AssessmentId, ClassId, CourseId, MemberId, SchoolId, SubjectId, TermId, YearId},
    person::{Name, Role},
};
use store::plan::{PlannedAssessment, PlannedCourse, PlannedEnrollment, PlannedGrade, PlannedMember, SchoolPlan};

use super::scan::Canary;
use crate::{
    access_matrix::Aims,
    harness::{
        self, Client,
        school::{COURSE, OTHER_COURSE, OTHER_STUDENT, STUDENT, TestSchool},
    },
};

/// The student's own mark in the column of which the class is told.
pub const OWN: i64 = 6_134;
/// The classmates' marks in it, the lowest first. The last one is of whoever is the eighth.
pub const PEERS: [i64; 7] = [3_117, 3_529, 4_743, 5_961, 7_487, 8_691, 9_853];
/// The first of the classmates.
pub const FIRST_PEER: i64 = 51;
/// The column of which the class is told, and others of the course: graced, held back, deleted.
pub const TOLD: i64 = 910;
const GRACED: i64 = 912;
/// Not a number that stands anywhere else, because a held assessment's id is no family's to see either.
const HELD: i64 = 913_771;
const DELETED: i64 = 914;

/// The place of the student by the overall grades, among eight.
pub const PLACE: &str = "5";

/// What nobody of the family may ever see.
pub fn never() -> Vec<Canary> {
    let words = ["Canaryother", "Canarypeer", "Canaryfather", "Canaryremark", "Canaryforeign", "Foreignstudent"];
    let hidden = [
        "Canaryheld",
        "Canarydeleted",
        "Canarygrace",
        "Canaryquizother",
        "Otherparent",
        "Otherremark",
        "Canaryquestion",
    ];
    let numbers = [7_219, 8_371, 3_847, 2_763, 9_329].map(Canary::Hundredths);
    let words = words.into_iter().chain(hidden).map(Canary::Word);
    words.chain(numbers).chain([Canary::Word("913771")]).collect()
}

/// Classmates' marks, but those at the places that are left out.
pub fn peers(but: &[usize]) -> Vec<Canary> {
    let kept = PEERS.iter().enumerate().filter(|(place, _)| !but.contains(place));
    kept.map(|(_, hundredths)| Canary::Hundredths(*hundredths)).collect()
}

/// What is the student's own.
pub fn own() -> Vec<Canary> {
    vec![Canary::Word("Canarystudent"), Canary::Word("Ownremark"), Canary::Hundredths(OWN)]
}

/// A school, and the cursor from before anything was said in it.
pub struct World {
    pub school: TestSchool,
    pub since: String,
    pub aims: Aims,
}

/// The school with a class in which so many are marked.
pub async fn start(marked: usize) -> World {
    let school = harness::school::start().await;
    let first = school.client("student").await.get("/api/changes?wait=0").await;
    let since = first.headers.get("yeneta-cursor").and_then(|c| c.to_str().ok()).expect("a cursor").to_owned();
    let peers = &PEERS[..marked - 1];
    school.store.build(SchoolId(1), first_school(peers)).await.expect("the first school grows");
    school.store.build(SchoolId(2), second_school()).await.expect("the second school grows");
    let aims = Aims::own(&school).await;
    for (caller, course, student, said) in
        [("student", "700", "31", "Studentsquestion?"), ("other-student", "701", "32", "Canaryquestion?")]
    {
        let fields =
            [("ask[course]", course), ("ask[student]", student), ("ask[kind]", "question"), ("ask[said]", said)];
        let asked = school.client(caller).await.call("questions/ask", &fields).await;
        assert_eq!(asked.status.as_u16(), 200, "{}", asked.body);
    }
    let (admin, teacher) = (school.client("admin").await, school.client("teacher").await);
    settle(&admin, "0", "0").await;
    let other = school.client("other-teacher").await;
    say(&teacher, COURSE, STUDENT.0, (TOLD, 1), r#"{"comment":"Ownremark"}"#).await;
    say(&teacher, COURSE, FIRST_PEER, (TOLD, 1), r#"{"comment":"Canaryremark"}"#).await;
    say(&other, OTHER_COURSE, OTHER_STUDENT.0, (911, 1), r#"{"comment":"Otherremark"}"#).await;
    let delete = [
        ("touch[course]", "700"),
        ("touch[assessment]", "914"),
        ("touch[seen]", "1"),
        ("touch[save_id]", "privacy-delete"),
    ];
    assert_eq!(teacher.call("gradebook/delete_assessment", &delete).await.status.as_u16(), 200);
    settle(&admin, "1", "10").await;
    say(&teacher, COURSE, STUDENT.0, (GRACED, 0), r#"{"typed":"72.19"}"#).await;
    say(&teacher, COURSE, STUDENT.0, (GRACED, 1), r#"{"comment":"Canarygrace"}"#).await;
    World { school, since, aims }
}

/// Shows places and what classes did, with a grace time of so many minutes.
pub async fn settle(admin: &Client, seen: &str, minutes: &str) {
    let fields = [
        ("save[school]", "1"),
        ("save[seen]", seen),
        ("save[told]", seen),
        ("save[settings][name]", "First School"),
        ("save[settings][scale]", "letters"),
        ("save[settings][calendar]", "gregorian"),
        ("save[settings][time_zone]", "Africa/Addis_Ababa"),
        ("save[settings][rank_shown]", "true"),
        ("save[settings][class_shown]", "true"),
        ("save[settings][grace]", minutes),
    ];
    let answer = admin.call("setup/save_settings", &fields).await;
    assert_eq!(answer.status.as_u16(), 200, "{}", answer.body);
}

/// Writes a value into a cell over a version.
pub async fn say(teacher: &Client, course: CourseId, student: i64, (assessment, seen): (i64, i64), value: &str) {
    let cell = format!(r#"{{"student":{student},"assessment":{assessment},"value":{value},"seen":{seen}}}"#);
    let save = format!(
        r#"{{"save":{{"course":{course},"cells":[{cell}],"save_id":"privacy-{student}-{assessment}-{seen}"}}}}"#
    );
    let answer = teacher.call_json("gradebook/save_grades", &save).await;
    assert_eq!(answer.status.as_u16(), 200, "{}", answer.body);
}

fn first_school(peers: &[i64]) -> SchoolPlan {
    let of_peers = || (FIRST_PEER..).zip(peers);
    let grades = of_peers().map(|(id, mark)| grade((COURSE, MemberId(id)), TOLD, *mark, 20));
    let own = [(TOLD, OWN), (HELD, 8_371), (DELETED, 3_847)];
    let own = own.map(|(assessment, mark)| grade((COURSE, STUDENT), assessment, mark, 20));
    let other = grade((OTHER_COURSE, OTHER_STUDENT), 911, 2_763, 22);
    SchoolPlan {
        members: of_peers().map(|(id, _)| classmate(id)).collect(),
        enrollments: of_peers().map(|(id, _)| enrolled(COURSE, id)).collect(),
        assessments: vec![
            assessment((TOLD, COURSE), "Told", true, 20),
            assessment((GRACED, COURSE), "Graced", true, 20),
            assessment((HELD, COURSE), "Canaryheld", false, 20),
            assessment((DELETED, COURSE), "Canarydeleted", true, 20),
            assessment((911, OTHER_COURSE), "Canaryquizother", true, 22),
        ],
        grades: grades.chain(own).chain([other]).collect(),
        ..SchoolPlan::default()
    }
}

fn second_school() -> SchoolPlan {
    let course = CourseId(720);
    let teacher = PlannedMember { role: Role::Teacher, class: None, ..classmate(120) };
    let plan = PlannedCourse {
        id: course,
        year: YearId(2),
        subject: SubjectId(2),
        class: Some(ClassId(2)),
        grade_level: -1,
        title: String::new(),
        capacity: 0,
        teachers: vec![MemberId(120)],
    };
    let quiz = PlannedAssessment { term: TermId(2), ..assessment((920, course), "Canaryforeignquiz", true, 120) };
    SchoolPlan {
        members: vec![teacher],
        courses: vec![plan],
        enrollments: vec![enrolled(course, 131)],
        assessments: vec![quiz],
        grades: vec![grade((course, MemberId(131)), 920, 9_329, 120)],
        ..SchoolPlan::default()
    }
}

/// Somebody without a login, in the class of the student.
fn classmate(id: i64) -> PlannedMember {
    PlannedMember {
        id: MemberId(id),
        account: None,
        role: Role::Student,
        number: String::new(),
        name: Name::new(&format!("Canarypeer{id}"), &format!("Canaryfather{id}"), ""),
        class: Some(ClassId(1)),
    }
}

fn enrolled(course: CourseId, student: i64) -> PlannedEnrollment {
    PlannedEnrollment { course, student: MemberId(student), ended_at: None }
}

fn assessment((id, course): (i64, CourseId), title: &str, posted: bool, by: i64) -> PlannedAssessment {
    PlannedAssessment {
        id: AssessmentId(id),
        course,
        term: TermId(1),
        kind: Kind::Quiz,
        title: title.into(),
        max: Points::whole(100),
        position: id,
        held_on: String::new(),
        posted_at: posted.then_some(Instant(1)),
        created_by: MemberId(by),
    }
}

fn grade((course, student): (CourseId, MemberId), assessment: i64, hundredths: i64, by: i64) -> PlannedGrade {
    PlannedGrade {
        course,
        student,
        assessment: AssessmentId(assessment),
        mark: Mark::points(Points::hundredths(hundredths)),
        written_by: MemberId(by),
        written_at: Instant(1),
    }
}
