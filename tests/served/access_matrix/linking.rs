//! Linking parents to their children.

use std::time::Duration;

use axum::http::{StatusCode, header};

use super::{Aims, Row, plain};
use crate::harness::{self, Answer, Client, school::TestSchool};

pub const ROWS: &[Row] = &[
    ("POST linking/families", [401, 403, 403, 403, 403, 403, 403, 403, 403, 200, 200, 403]),
    ("POST linking/class_families", [401, 403, 403, 403, 403, 403, 200, 200, 200, 403, 403, 403]),
    // The student of the class whose class teacher the teacher is; the colleague teaches the student and is none.
    ("POST linking/issue", [401, 404, 404, 404, 404, 404, 200, 404, 404, 200, 404, 404]),
    ("POST linking/issue_class", [401, 404, 404, 404, 404, 404, 200, 404, 404, 200, 404, 404]),
    ("POST linking/letters", [401, 403, 403, 403, 403, 403, 403, 403, 403, 200, 200, 403]),
    ("POST linking/class_letters", [401, 403, 403, 403, 403, 403, 200, 200, 200, 403, 403, 403]),
    // A link that never was: for who keeps the family it is as unknown as for the others.
    ("POST linking/end", [401, 404, 404, 404, 404, 404, 404, 404, 404, 404, 404, 404]),
    ("POST linking/start", [401, 200, 200, 200, 200, 200, 200, 200, 200, 200, 200, 200]),
    // A code that nobody has: whoever types it learns that, and nothing else.
    ("POST linking/use_code", [401, 422, 422, 422, 422, 422, 422, 422, 422, 422, 422, 422]),
    ("GET /admin/families", [303, 403, 403, 403, 403, 403, 403, 403, 403, 200, 200, 403]),
    ("GET /admin/families/letters", [303, 403, 403, 403, 403, 403, 403, 403, 403, 200, 200, 403]),
    ("GET /teacher/families", [303, 403, 403, 403, 403, 403, 200, 200, 200, 403, 403, 403]),
    ("GET /teacher/families/letters", [303, 403, 403, 403, 403, 403, 200, 200, 200, 403, 403, 403]),
    ("GET /link", [303, 200, 200, 200, 200, 200, 200, 200, 200, 200, 200, 200]),
];

pub fn fields(place: &str, _caller: &str, aims: &Aims) -> Option<Vec<(String, String)>> {
    Some(match place {
        "linking/families" | "linking/class_families" => plain(&[("filter[search]", ""), ("filter[show]", "all")]),
        "linking/issue" => plain(&[("issue[student]", aims.student)]),
        "linking/issue_class" => plain(&[("issue[class]", aims.class)]),
        "linking/end" => plain(&[("link[student]", aims.student), ("link[guardian]", aims.guardian)]),
        "linking/use_code" => plain(&[("typed[code]", "333-333-333"), ("typed[kinship]", "mother")]),
        "linking/letters" | "linking/class_letters" | "linking/start" => Vec::new(),
        _ => return None,
    })
}

/// The code on the one letter that this issue makes.
async fn letter(issuer: &Client, page: &str, fields: &[(&str, &str)]) -> String {
    let issued = issuer.post_form("linking/issue", fields).await;
    assert_eq!(issued.status, StatusCode::FOUND, "{}", issued.body);
    assert_eq!(issued.headers.get(header::LOCATION).and_then(|to| to.to_str().ok()), Some(page));
    let printed = issuer.with_cookies_of(&issued).get(page).await;
    assert_eq!(printed.status, StatusCode::OK);
    let (_, code) = printed.body.split_once("letter-code\">").expect("a code is printed");
    code.split('<').next().expect("the code ends").to_owned()
}

async fn use_code(parent: &Client, code: &str) -> Answer {
    parent.call("linking/use_code", &[("typed[code]", code), ("typed[kinship]", "father")]).await
}

async fn children_of(parent: &Client) -> String {
    parent.call("family/records", &[]).await.body
}

fn cursor_of(answer: &Answer) -> String {
    answer.headers.get("yeneta-cursor").and_then(|c| c.to_str().ok()).expect("a cursor").to_owned()
}

/// A poll that is held from now on.
async fn held(client: &Client) -> tokio::task::JoinHandle<Answer> {
    let since = cursor_of(&client.get("/api/changes?wait=0").await);
    let client = client.clone();
    let poll = tokio::spawn(async move { client.get(&format!("/api/changes?since={since}&wait=8")).await });
    tokio::time::sleep(Duration::from_millis(500)).await;
    poll
}

const ONE: &[(&str, &str)] = &[("issue[student]", "31")];

async fn school() -> (TestSchool, Client, Client) {
    let school = harness::school::start().await;
    let (admin, parent) = (school.client("admin").await, school.client("unlinked-parent").await);
    (school, admin, parent)
}

#[tokio::test]
async fn a_letter_is_in_the_familys_language_whatever_the_printers_is() {
    let (school, admin, _) = school().await;
    let parent = school.client("parent").await;
    let look = |tag| [("choose[language]", tag), ("choose[theme]", "system")];
    parent.post_form("account/choose_look", &look("am")).await;
    admin.post_form("account/choose_look", &look("en")).await;
    let issued = admin.post_form("linking/issue", ONE).await;
    let page = admin.with_cookies_of(&issued).get("/admin/families/letters").await.body;
    // Each letter is there in both languages; the family's own is the one that is shown and printed.
    let articles: Vec<&str> = page.split("<article ").skip(1).collect();
    let of = |lang: &str| articles.iter().find(|article| article.contains(&format!("lang=\"{lang}\""))).copied();
    let (english, amharic) = (of("en").expect("English"), of("am").expect("Amharic"));
    assert!(amharic.contains("of-family") && !english.contains("of-family"), "{page}");
    assert!(english.contains("Dear family of") && amharic.contains("ለተከበሩ የ"), "{page}");
    assert!(!amharic.contains("Grade 9"), "{amharic}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_letter_is_shown_once_and_its_code_links_without_wasm() {
    let (school, admin, parent) = school().await;
    let issued = admin.post_form("linking/issue", ONE).await;
    let browser = admin.with_cookies_of(&issued);
    let printed = browser.get("/admin/families/letters").await;
    assert!(printed.body.contains("http://school.test/link") && printed.body.contains("First School"));
    assert!(printed.body.contains("Canarystudent"), "the child's name is on the letter");
    let (_, code) = printed.body.split_once("letter-code\">").expect("a code is printed");
    let code = code.split('<').next().expect("the code ends").to_owned();
    let again = browser.with_cookies_of(&printed).get("/admin/families/letters").await;
    assert!(!again.body.contains(&code) && again.body.contains("shown once"), "the second look shows nothing");
    let list = admin.get("/admin/families").await;
    assert!(list.body.contains("works until") && !list.body.contains(&code), "the list has no code");
    let typed = code.to_lowercase().replace('-', " ");
    let linked = parent.post_form("linking/use_code", &[("typed[code]", &typed), ("typed[kinship]", "mother")]).await;
    assert_eq!(linked.status, StatusCode::FOUND);
    assert_eq!(linked.headers.get(header::LOCATION).and_then(|to| to.to_str().ok()), Some("/parent"));
    assert!(parent.get("/parent").await.body.contains("Canarystudent"), "the child is there at once");
    let inbox = admin.get("/notifications").await;
    assert!(inbox.body.contains("A guardian is now linked to Canarystudent"), "the admins are told");
    assert_eq!(use_code(&school.client("other-parent").await, &code).await.status.as_u16(), 422, "one use");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_slip_is_told_from_an_unknown_code_and_forged_fields_change_nothing() {
    let (_school, admin, parent) = school().await;
    let code = letter(&admin, "/admin/families/letters", ONE).await;
    let mut swapped: Vec<char> = code.chars().collect();
    let other = if swapped[0] == '3' { '4' } else { '3' };
    swapped[0] = other;
    for (typed, reason) in [
        (swapped.iter().collect::<String>(), "mistyped"),
        (code.chars().take(7).collect(), "length"),
        ("333-333-333".into(), "unknown_or_used"),
    ] {
        let refused = use_code(&parent, &typed).await;
        assert_eq!(refused.status.as_u16(), 422, "{typed}");
        assert!(refused.body.contains(reason), "{typed}: {}", refused.body);
    }
    let forged = [
        ("typed[code]", "333-333-333"),
        ("typed[kinship]", "mother"),
        ("typed[student]", "32"),
        ("student", "32"),
        ("role", "admin"),
        ("school", "2"),
    ];
    assert_eq!(parent.call("linking/use_code", &forged).await.status.as_u16(), 422);
    assert!(!children_of(&parent).await.contains("Canary"));
    assert_eq!(
        admin.call("linking/issue", &[("issue[student]", "131")]).await.status.as_u16(),
        404,
        "another school's"
    );
    let to_parent = admin.call("linking/issue", &[("issue[student]", "33")]).await;
    assert_eq!(to_parent.status.as_u16(), 404, "no student");
}

#[tokio::test(flavor = "multi_thread")]
async fn wrong_codes_are_throttled_by_account() {
    let (school, admin, parent) = school().await;
    let code = letter(&admin, "/admin/families/letters", ONE).await;
    for _ in 0..5 {
        assert!(use_code(&parent, "333-333-333").await.body.contains("unknown_or_used"));
    }
    let refused = use_code(&parent, &code).await;
    assert!(refused.body.contains("\"again_in_minutes\":60"), "{}", refused.body);
    let page = parent.post_form("linking/use_code", &[("typed[code]", &code), ("typed[kinship]", "mother")]).await;
    assert_eq!(page.status, StatusCode::FOUND, "a plain form is led back with the reason");
    assert_eq!(use_code(&school.client("other-parent").await, &code).await.status.as_u16(), 200, "others go on");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_link_ends_in_a_feed_that_is_held_and_at_the_next_request() {
    let (school, admin, _) = school().await;
    let (parent, teacher) = (school.client("parent").await, school.client("teacher").await);
    let stranger = school.client("other-parent").await;
    assert!(children_of(&parent).await.contains("Canarystudent"));
    let (poll, quiet) = (held(&parent).await, held(&stranger).await);
    let fields = [("link[student]", "31"), ("link[guardian]", "33")];
    let ended = admin.call("linking/end", &fields).await;
    assert_eq!(ended.status.as_u16(), 200, "{}", ended.body);
    let heard = poll.await.expect("the poll ends");
    assert_eq!(heard.status.as_u16(), 200, "the held poll is answered");
    assert!(heard.body.contains("people_changed") && heard.body.contains("notifications_changed"), "{}", heard.body);
    assert_eq!(quiet.await.expect("the poll ends").status.as_u16(), 204, "nobody else hears of it");
    assert!(!children_of(&parent).await.contains("Canarystudent"), "and the next request shows nothing");
    let inbox = parent.call("notifications/inbox", &[("page", "0")]).await;
    assert!(inbox.body.contains("guardian_unlinked") && !inbox.body.contains("Canarystudent"), "{}", inbox.body);
    // What happens to the student from now on does not wake the former guardian.
    let since = cursor_of(&heard);
    let saved = teacher
        .call("gradebook/save_grade", &super::save_into(["700", "31", "900"], "15", "1", "after-the-link"))
        .await;
    assert_eq!(saved.status.as_u16(), 200, "{}", saved.body);
    let later = parent.get(&format!("/api/changes?since={since}&wait=1")).await;
    assert_eq!(later.status.as_u16(), 204, "{}", later.body);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_child_at_another_school_comes_into_a_feed_that_is_held() {
    let (school, _, parent) = school().await;
    let far = school.client("foreign-admin").await;
    let code = letter(&far, "/admin/families/letters", &[("issue[student]", "131")]).await;
    let poll = held(&parent).await;
    let linked = use_code(&parent, &code).await;
    assert_eq!(linked.status.as_u16(), 200, "{}", linked.body);
    let heard = poll.await.expect("the poll ends");
    assert!(heard.body.contains("data_refresh_needed") && heard.body.contains("\"school\":2"), "{}", heard.body);
    assert!(cursor_of(&heard).contains("2-"), "the cursor takes the new school in: {}", cursor_of(&heard));
    assert!(children_of(&parent).await.contains("Foreignstudent"));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_teacher_with_a_code_is_a_parent_too_at_once() {
    let (school, _, _) = school().await;
    let (keeper, teacher) = (school.client("teacher").await, school.client("colleague").await);
    assert_eq!(teacher.get("/parent").await.status.as_u16(), 403);
    let code = letter(&keeper, "/teacher/families/letters", ONE).await;
    assert_eq!(use_code(&teacher, &code).await.status.as_u16(), 200);
    let page = teacher.get("/parent").await;
    assert_eq!(page.status.as_u16(), 200, "without signing in again");
    assert!(page.body.contains("Canarystudent"));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_notice_is_its_readers_own() {
    let (school, admin, parent) = school().await;
    let code = letter(&admin, "/admin/families/letters", ONE).await;
    assert_eq!(use_code(&parent, &code).await.status.as_u16(), 200);
    let inbox = admin.call("notifications/inbox", &[("page", "0")]).await;
    let (_, id) = inbox.body.split_once("\"notice\":").expect("the admin was told");
    let id: String = id.chars().take_while(char::is_ascii_digit).collect();
    let fields = [("notice", id.as_str()), ("account", "1010"), ("member", "10")];
    for other in ["foreign-admin", "teacher", "unlinked-parent"] {
        let client = school.client(other).await;
        for function in ["notifications/read", "notifications/open"] {
            assert_eq!(client.call(function, &fields).await.status.as_u16(), 404, "{function} by {other}");
        }
    }
    assert!(admin.get("/notifications").await.body.contains("Notifications, 1 unread"));
    let opened = admin.post_form("notifications/open", &fields).await;
    assert_eq!(opened.headers.get(header::LOCATION).and_then(|to| to.to_str().ok()), Some("/admin/families"));
    let read = admin.get("/notifications").await.body;
    assert!(!read.contains("unread\""), "opening marks it read");
}
