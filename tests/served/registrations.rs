//! Registering oneself, and the office's decision, over the whole program.

use axum::http::header;
use school::{
    id::{MemberId, SchoolId},
    person::{Name, Role},
};
use sqlx::{AnyConnection, Connection};
use store::plan::PlannedMember;

use crate::harness::{self, Answer, Client, school::TestSchool};

const GOOD: &str = "seven green umbrellas";

/// Two schools, of which the first takes registrations.
async fn school() -> TestSchool {
    let school = harness::school::start().await;
    let mut conn = AnyConnection::connect(&school.url).await.expect("the database answers");
    let open = sqlx::query("UPDATE schools SET registration_open = 1 WHERE id = 1");
    open.execute(&mut conn).await.expect("the school opens");
    school
}

fn about<'a>(role: &'a str, number: &'a str) -> Vec<(&'a str, &'a str)> {
    vec![
        ("about[school]", "1"),
        ("about[role]", role),
        ("about[given]", "Kidist"),
        ("about[father]", "Alemu"),
        ("about[grandfather]", "Worku"),
        ("about[number]", number),
    ]
}

async fn register(client: &Client, role: &str, email: &str) -> Answer {
    let login = [("login[email]", email), ("login[password]", GOOD)];
    client.call("account/register", &[about(role, ""), login.to_vec()].concat()).await
}

async fn signed_in(school: &TestSchool, email: &str) -> Client {
    Client::signed_in(school.router.clone(), email, GOOD).await
}

/// Registration and version of the one that waits.
async fn waiting(admin: &Client) -> (String, String) {
    let page = admin.call("account/registrations", &[("tab", "waiting")]).await;
    let value = |name: &str| {
        let (_, rest) =
            page.body.split_once(&format!("\"{name}\":")).unwrap_or_else(|| panic!("{name}: {}", page.body));
        rest.split([',', '}']).next().unwrap_or_default().to_owned()
    };
    (value("registration"), value("version"))
}

async fn decide(admin: &Client, verdict: &str, more: &[(&str, &str)]) -> Answer {
    let (registration, seen) = waiting(admin).await;
    let fields = [("decide[registration]", &*registration), ("decide[seen]", &*seen), ("decide[verdict]", verdict)];
    admin.call("account/decide_registration", &[&fields[..], more].concat()).await
}

#[tokio::test]
async fn who_registered_waits_without_a_right_and_is_let_in_by_the_office() {
    let school = school().await;
    let sent = register(&school.anonymous(), "teacher", "kidist@school.test").await;
    assert_eq!(sent.status.as_u16(), 200, "{}", sent.body);
    let kidist = signed_in(&school, "kidist@school.test").await;
    let start = kidist.get("/").await;
    assert_eq!(start.headers.get(header::LOCATION).map(|to| to.as_bytes()), Some(&b"/register"[..]));
    assert!(kidist.get("/register").await.body.contains("Waits for the office"));
    for (denied, status) in [("/teacher", 403), ("/admin", 403), ("/teacher/courses/700/gradebook", 404)] {
        assert_eq!(kidist.get(denied).await.status.as_u16(), status, "{denied}");
    }
    let admin = school.client("admin").await;
    let page = admin.get("/admin/registrations").await;
    assert!(page.body.contains("Kidist Alemu Worku") && page.body.contains("kidist@school.test"), "{}", page.body);
    let foreign = school.client("foreign-admin").await;
    assert!(!foreign.get("/admin/registrations").await.body.contains("Kidist"), "another school's");
    let (registration, seen) = waiting(&admin).await;
    let fields = [("decide[registration]", &*registration), ("decide[seen]", &*seen), ("decide[verdict]", "approve")];
    assert_eq!(foreign.call("account/decide_registration", &fields).await.status.as_u16(), 404);
    let form = admin.post_form("account/decide_registration", &fields).await;
    assert_eq!(form.status.as_u16(), 302, "{}", form.body);
    assert_eq!(kidist.get("/teacher").await.status.as_u16(), 200, "at the next request");
    let again = admin.call("account/decide_registration", &fields).await;
    assert_eq!(again.status.as_u16(), 200, "a repetition is nothing: {}", again.body);
    let other = [("decide[registration]", &*registration), ("decide[seen]", &*seen), ("decide[verdict]", "reject")];
    let told = admin.call("account/decide_registration", &[&other[..], &[("decide[reason]", "No.")]].concat()).await;
    assert!(told.status.as_u16() == 422 && told.body.contains("approved"), "{}", told.body);
}

#[tokio::test]
async fn an_address_with_a_login_gets_the_same_answer_as_a_new_one() {
    let school = school().await;
    let anonymous = school.anonymous();
    let mut answers = Vec::new();
    for email in ["new@school.test", "teacher@school.test"] {
        let by_wasm = register(&anonymous, "parent", email).await;
        let login = [("login[email]", email), ("login[password]", GOOD)];
        let by_form = anonymous.post_form("account/register", &[about("parent", ""), login.to_vec()].concat()).await;
        for answer in [by_wasm, by_form] {
            let headers: Vec<String> =
                answer.headers.iter().map(|(name, value)| format!("{name}: {value:?}")).collect();
            answers.push(format!("{} {} {}", answer.status, answer.body, headers.join(" ")));
        }
    }
    assert_eq!(answers[..2], answers[2..], "by wasm, and by a form");
    let sent = anonymous.get("/register?sent=1").await;
    assert!(sent.body.contains("If this e-mail is new here"));
    let teacher = school.client("teacher").await;
    assert!(!teacher.get("/register").await.body.contains("Kidist"), "nothing happened to who has the address");
}

#[tokio::test]
async fn nobody_registers_as_an_admin_whatever_is_sent() {
    let school = school().await;
    let (anonymous, teacher) = (school.anonymous(), school.client("teacher").await);
    for forged in [&[][..], &[("about[state]", "approved"), ("about[member_id]", "10"), ("about[school_id]", "2")]] {
        let login = [("login[email]", "boss@school.test"), ("login[password]", GOOD)];
        let refused = anonymous.call("account/register", &[&about("admin", "")[..], &login, forged].concat()).await;
        assert_eq!(refused.status.as_u16(), 422, "{}", refused.body);
        let refused = teacher.call("account/register_role", &[&about("admin", ""), forged].concat()).await;
        assert_eq!(refused.status.as_u16(), 422, "{}", refused.body);
    }
    let unknown = anonymous.call("account/register", &about("principal", "")).await;
    assert_eq!(unknown.status.as_u16(), 422);
    let elsewhere: Vec<_> =
        about("parent", "").into_iter().map(|(n, v)| (n, if n == "about[school]" { "2" } else { v })).collect();
    let login = [("login[email]", "boss@school.test"), ("login[password]", GOOD)];
    let closed = anonymous.call("account/register", &[elsewhere, login.to_vec()].concat()).await;
    assert!(closed.body.contains("not_open"), "{}", closed.body);
    let sent = teacher
        .call("account/register_role", &[&about("parent", "")[..], &[("about[state]", "approved")]].concat())
        .await;
    assert_eq!(sent.status.as_u16(), 200, "{}", sent.body);
    assert!(teacher.get("/register").await.body.contains("Waits for the office"), "a state is not sent");
    assert_eq!(teacher.get("/parent").await.status.as_u16(), 403);
}

#[tokio::test]
async fn what_was_rejected_says_why_and_is_corrected_by_its_person_only() {
    let school = school().await;
    register(&school.anonymous(), "parent", "kidist@school.test").await;
    let kidist = signed_in(&school, "kidist@school.test").await;
    let admin = school.client("admin").await;
    let silent = decide(&admin, "reject", &[("decide[reason]", " ")]).await;
    assert!(silent.body.contains("reason_missing"), "{}", silent.body);
    let (registration, _) = waiting(&admin).await;
    assert_eq!(decide(&admin, "reject", &[("decide[reason]", "Whose parent?")]).await.status.as_u16(), 200);
    let page = kidist.get("/register").await;
    assert!(page.body.contains("Rejected") && page.body.contains("Whose parent?"));
    let correct = [
        ("correct[registration]", &*registration),
        ("correct[given]", "Kidist, mother of Abel"),
        ("correct[father]", "Alemu"),
        ("correct[grandfather]", "Worku"),
    ];
    let other = school.client("teacher").await.call("account/correct_registration", &correct).await;
    assert_eq!(other.status.as_u16(), 404);
    let sent = kidist.post_form("account/correct_registration", &correct).await;
    assert_eq!(sent.status.as_u16(), 302, "{}", sent.body);
    assert!(admin.get("/admin/registrations").await.body.contains("mother of Abel"));
    let inbox = admin.get("/notifications").await;
    assert!(inbox.body.contains("registered and waits"), "the office is told");
}

#[tokio::test]
async fn a_students_number_is_matched_for_the_office_and_told_to_nobody_else() {
    let school = school().await;
    let name = Name::new("Rollsstudent", "Fathers", "");
    let (id, number, role) = (MemberId(60), "N77".to_owned(), Role::Student);
    let member = PlannedMember { id, account: None, role, number, name, class: None };
    school.store.add_member(SchoolId(1), member).await.expect("on the rolls");
    let login = [("login[email]", "kidist@school.test"), ("login[password]", GOOD)];
    let fields = [about("student", "N77"), login.to_vec()].concat();
    let sent = school.anonymous().call("account/register", &fields).await;
    assert_eq!(sent.status.as_u16(), 200, "{}", sent.body);
    let kidist = signed_in(&school, "kidist@school.test").await;
    for page in ["/register", "/account"] {
        assert!(!kidist.get(page).await.body.contains("Rollsstudent"), "{page}");
    }
    let admin = school.client("admin").await;
    assert!(admin.get("/admin/registrations").await.body.contains("Rollsstudent"), "the office sees who it might be");
    let blind = decide(&admin, "approve", &[("decide[holder]", "")]).await;
    assert!(blind.body.contains("changed"), "an admin approves what was seen: {}", blind.body);
    assert_eq!(decide(&admin, "approve", &[("decide[holder]", "60")]).await.status.as_u16(), 200);
    assert!(kidist.get("/student").await.body.contains("Rollsstudent"), "the one on the rolls");
}

#[tokio::test]
async fn a_crowd_behind_one_router_registers_and_a_flood_is_slowed_down() {
    let school = school().await;
    let anonymous = school.anonymous();
    let mut statuses = Vec::new();
    for n in 0..31 {
        // Refused early: hashing thirty passwords takes longer than the test is worth.
        let login = [("login[email]", &*format!("a{n}@school.test")), ("login[password]", "short")];
        let fields = [about("parent", ""), login.to_vec()].concat();
        statuses.push(anonymous.call("account/register", &fields).await.status.as_u16());
    }
    assert!(statuses[..30].iter().all(|status| *status == 422), "{statuses:?}");
    assert_eq!(statuses[30], 429);
}

#[tokio::test]
async fn what_was_typed_into_a_form_without_wasm_is_still_there() {
    let school = school().await;
    let login = [("login[email]", "kidist@school.test"), ("login[password]", "password123")];
    let failed =
        school.anonymous().post_form("account/register", &[about("parent", ""), login.to_vec()].concat()).await;
    let back = failed.headers.get(header::LOCATION).and_then(|to| to.to_str().ok()).expect("a redirect");
    assert!(!back.contains("kidist") && !back.contains("Alemu"), "nothing typed is in the address: {back}");
    let cookie = failed.headers.get(header::SET_COOKIE).and_then(|c| c.to_str().ok()).expect("a cookie");
    assert!(cookie.contains("Path=/register;"), "{cookie}");
    let request = school.anonymous().request("GET", "/register").header(header::ACCEPT, "text/html");
    let pair = cookie.split(';').next().expect("a pair");
    let page = school.anonymous().send(request.header(header::COOKIE, pair), axum::body::Body::empty()).await;
    for typed in ["Kidist", "Alemu", "Worku", "kidist@school.test"] {
        assert!(page.body.contains(&format!("value=\"{typed}\"")), "{typed}");
    }
}
