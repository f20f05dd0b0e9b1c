//! The rows once more in a session that goes on while a right ends: it is gone at the next request, from every function and page.

use school::{
    id::{AccountId, MemberId, SchoolId},
    person::{Name, Role},
};
use store::{
    account::NewAccount,
    plan::{PlannedGuardianship, PlannedMember, SchoolPlan},
};
use yeneta::server::password;

use super::{
    Row,
    aims::Aims,
    claims::Beside,
    harness::{
        self, Client,
        school::{PASSWORD, TestSchool},
    },
    requests::number,
    table,
    walk::{Asker, Walk, Way, ask},
};

/// A school with an admin who can suspend the admin.
async fn school() -> (TestSchool, Aims, Client) {
    let school = harness::school::start().await;
    let email = "second-admin@school.test".to_owned();
    let password_hash = password::hash_now(PASSWORD).expect("a hash");
    let plan = SchoolPlan {
        accounts: vec![NewAccount { id: AccountId(1_011), email, password_hash, language: String::new() }],
        members: vec![member(11, Role::Admin, 1_011)],
        ..SchoolPlan::default()
    };
    school.store.build(SchoolId(1), plan).await.expect("one more");
    let (aims, keeper) = (Aims::own(&school).await, school.client("second-admin").await);
    (school, aims, keeper)
}

/// Makes the teacher a parent of the student, too.
async fn teacher_is_a_parent(school: &TestSchool) {
    let (student, guardian) = (MemberId(31), MemberId(60));
    let plan = SchoolPlan {
        members: vec![member(60, Role::Parent, 1_020)],
        guardianships: vec![PlannedGuardianship { student, guardian, relation: "father".into() }],
        ..SchoolPlan::default()
    };
    school.store.build(SchoolId(1), plan).await.expect("a second role");
}

fn member(id: i64, role: Role, account: i64) -> PlannedMember {
    let (account, name) = (Some(AccountId(account)), Name::new("Second", "Fathers", "Grandfathers"));
    PlannedMember { id: MemberId(id), account, role, number: String::new(), name, class: None }
}

/// Signed in, and everywhere on this site already: whatever is kept in memory is there.
async fn at_home(school: &TestSchool, aims: &Aims, name: &'static str) -> Client {
    let client = school.client(name).await;
    let rows = table().filter(|(row, _)| row.starts_with("GET "));
    let mut seen = 0;
    for (row, _) in rows {
        seen += u32::from(ask(&client, row, name, aims, Beside::Nothing).await.status.as_u16() == 200);
    }
    assert!(seen > 10, "{name} sees {seen} pages");
    client
}

async fn done(keeper: &Client, function: &str, fields: &[(&str, &str)]) {
    let answer = keeper.call(function, fields).await;
    assert_eq!(answer.status.as_u16(), 200, "{function}: {}", answer.body);
}

async fn suspend(keeper: &Client, member: &str) {
    let fields = [("change[member]", member), ("change[to]", "suspended"), ("change[reason]", "a test")];
    done(keeper, "people/standing", &fields).await;
}

async fn holds(school: &TestSchool, aims: &Aims, rows: &[Row], askers: &[Asker]) {
    let wrong = Walk { school, aims, beside: Beside::Nothing, way: Way::Wasm }.through(rows, askers).await;
    assert!(wrong.is_empty(), "{} differences:\n{}", wrong.len(), wrong.join("\n"));
}

fn all() -> Vec<Row> {
    table().copied().collect()
}

#[tokio::test]
async fn who_is_suspended_is_nobody_at_once() {
    for (name, member) in
        [("student", "31"), ("parent", "33"), ("teacher", "20"), ("other-teacher", "22"), ("admin", "10")]
    {
        let (school, aims, keeper) = school().await;
        let client = at_home(&school, &aims, name).await;
        suspend(&keeper, member).await;
        holds(&school, &aims, &all(), &[Asker { name, column: "anonymous", client }]).await;
    }
}

#[tokio::test]
async fn who_loses_one_of_two_roles_keeps_what_the_other_one_gives() {
    let cases: [(_, _, &[&str]); 2] = [("20", "parent", &[]), ("60", "teacher", &["teacher"])];
    for (member, column, writers) in cases {
        let (school, aims, keeper) = school().await;
        teacher_is_a_parent(&school).await;
        let name = "teacher";
        let client = at_home(&school, &aims, name).await;
        suspend(&keeper, member).await;
        // The admin corrects what was written, as in the table.
        let admin = Asker { name: "admin", column: "admin", client: school.client("admin").await };
        let aims = Aims { writers, ..aims };
        holds(&school, &aims, &all(), &[Asker { name, column, client }, admin]).await;
    }
}

#[tokio::test]
async fn a_parent_whose_link_is_ended_is_one_without_a_child_at_once() {
    let (school, aims, keeper) = school().await;
    let client = at_home(&school, &aims, "parent").await;
    let ask = [("ask[course]", "700"), ("ask[student]", "31"), ("ask[kind]", "question"), ("ask[said]", "Is it so?")];
    let question = number(&client.call("questions/ask", &ask).await, "question");
    done(&keeper, "linking/end", &[("link[student]", "31"), ("link[guardian]", "33")]).await;
    let askers = [Asker { name: "parent", column: "unlinked-parent", client }];
    holds(&school, &aims, &all(), &askers).await;
    // Nor is what was asked for the child taken back: the request to join, and the own question.
    let client = school.client("parent").await;
    let askers = [Asker { name: "parent", column: "unlinked-parent", client }];
    let aims = Aims { act: ["withdraw", "withdraw"], question, ..aims };
    let rows = ["POST enrollment/decide", "POST questions/act"].map(|row| (row, [404; 12]));
    holds(&school, &aims, &rows, &askers).await;
}

/// What a role was told is read in that role alone.
#[tokio::test]
async fn who_loses_one_of_two_roles_loses_its_inbox() {
    let (school, _, keeper) = school().await;
    teacher_is_a_parent(&school).await;
    let client = school.client("teacher").await;
    let inbox = async || client.call("notifications/inbox", &[("page", "0")]).await;
    let notice = number(&inbox().await, "notice");
    suspend(&keeper, "20").await;
    let left = inbox().await;
    assert_eq!(left.status.as_u16(), 200);
    assert!(!left.body.contains("\"notice\":"), "{}", left.body);
    for function in ["notifications/read", "notifications/open"] {
        assert_eq!(client.call(function, &[("notice", &notice)]).await.status.as_u16(), 404, "{function}");
    }
}

/// The rows that say something else when the student has left the course.
const LEFT: &[Row] = &[
    ("POST gradebook/save_grade", [401, 404, 404, 404, 404, 404, 404, 404, 404, 404, 404, 404]),
    ("POST gradebook/correct_grade", [401, 404, 404, 404, 404, 404, 404, 404, 404, 404, 404, 404]),
    ("POST gradebook/save_grades", [401, 404, 404, 404, 404, 404, 422, 422, 404, 404, 404, 404]),
    ("POST student/course", [401, 404, 404, 403, 403, 403, 403, 403, 403, 403, 403, 403]),
    ("POST family/course", [401, 403, 403, 404, 404, 404, 403, 403, 403, 403, 403, 403]),
    ("GET /student/courses/:id", [303, 404, 404, 403, 403, 403, 403, 403, 403, 403, 403, 403]),
    ("GET /parent/children/:child/courses/:id", [303, 403, 403, 404, 404, 404, 403, 403, 403, 403, 403, 403]),
    ("GET /api/explanation/:course/:student", [401, 404, 404, 404, 404, 404, 404, 404, 404, 404, 404, 404]),
    ("POST questions/ask", [401, 404, 404, 404, 404, 404, 404, 404, 404, 404, 404, 404]),
    ("POST family/see_concern", [401, 404, 404, 404, 404, 404, 404, 404, 404, 404, 404, 404]),
];

#[tokio::test]
async fn who_has_left_a_course_and_their_parent_see_no_more_of_it_at_once() {
    let (school, aims, _) = school().await;
    let askers = of_the_course(&school, &aims).await;
    let teacher = &askers[2].client;
    let fields = [("filter[state]", "approved"), ("filter[course]", "700")];
    let approved = teacher.call("enrollment/of_courses", &fields).await;
    let request = format!("{}-2", number(&approved, "request"));
    done(teacher, "enrollment/decide", &[("decide[act]", "end"), ("decide[requests][]", &request)]).await;
    holds(&school, &aims, &changed(LEFT), &askers).await;
}

/// The rows that say something else when the course is ended.
const OVER: &[Row] = &[
    ("POST gradebook/save_grade", [401, 404, 404, 404, 404, 404, 422, 422, 404, 404, 404, 404]),
    ("POST gradebook/correct_grade", [401, 404, 404, 404, 404, 404, 404, 404, 404, 422, 404, 404]),
    ("POST gradebook/save_grades", [401, 404, 404, 404, 404, 404, 422, 422, 404, 404, 404, 404]),
    ("POST gradebook/add_assessment", [401, 404, 404, 404, 404, 404, 422, 422, 404, 404, 404, 404]),
    ("POST gradebook/edit_assessment", [401, 404, 404, 404, 404, 404, 422, 422, 404, 404, 404, 404]),
    ("POST gradebook/move_assessment", [401, 404, 404, 404, 404, 404, 422, 422, 404, 404, 404, 404]),
    ("POST gradebook/hold_assessment", [401, 404, 404, 404, 404, 404, 422, 422, 404, 404, 404, 404]),
    ("POST gradebook/post_assessment", [401, 404, 404, 404, 404, 404, 422, 422, 404, 404, 404, 404]),
    ("POST gradebook/delete_assessment", [401, 404, 404, 404, 404, 404, 422, 422, 404, 404, 404, 404]),
    ("POST gradebook/restore_assessment", [401, 404, 404, 404, 404, 404, 422, 422, 404, 404, 404, 404]),
];

#[tokio::test]
async fn an_ended_course_is_read_and_no_more_written_at_once() {
    let (school, aims, keeper) = school().await;
    let askers = of_the_course(&school, &aims).await;
    let approved = keeper.call("course_requests/of_schools", &[("filter[state]", "approved")]).await;
    let mut requests =
        approved.body.split("\"request\":").skip(1).map(|rest| rest.split(',').next().unwrap_or_default());
    let request = loop {
        let request = requests.next().expect("the course's request is among them");
        let detail = keeper.call("course_requests/detail", &[("request", request)]).await;
        if number(&detail, "course") == "700" {
            break format!("{request}-2");
        }
    };
    done(&keeper, "course_requests/decide", &[("decide[act]", "end"), ("decide[requests][]", &request)]).await;
    holds(&school, &aims, &changed(OVER), &askers).await;
}

/// Everybody who has to do with the course, at home already; the teacher is the third.
async fn of_the_course(school: &TestSchool, aims: &Aims) -> Vec<Asker> {
    let mut askers = Vec::new();
    for name in ["student", "parent", "teacher", "colleague", "admin"] {
        askers.push(Asker { name, column: name, client: at_home(school, aims, name).await });
    }
    askers
}

/// The table with these rows in the place of its own.
pub fn changed(rows: &[Row]) -> Vec<Row> {
    let row = |(row, own): &Row| {
        let statuses = rows.iter().find(|(other, _)| other == row).map_or(own, |(_, statuses)| statuses);
        (*row, *statuses)
    };
    assert!(rows.iter().all(|(row, _)| table().any(|(own, _)| own == row)), "each is a row of the table");
    table().map(row).collect()
}
