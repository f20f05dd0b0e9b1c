//! Sending, previewing and applying a roster, as plain forms do it.

use crate::harness::{
    self, Answer, Client,
    school::{CANARY, TestSchool},
};

const ROSTER: &str = "/api/people/roster";

async fn send_file(client: &Client, school: &str, file: &str) -> Answer {
    client.upload(ROSTER, "http://school.test", &[("school", school)], file).await
}

fn place(answer: &Answer) -> String {
    answer.headers.get("location").and_then(|l| l.to_str().ok()).unwrap_or_default().to_owned()
}

async fn people(school: &TestSchool) -> String {
    school.client("admin").await.call("people/list", &[]).await.body
}

#[tokio::test]
async fn a_roster_is_sent_previewed_and_applied_without_wasm() {
    let school = harness::school::start().await;
    let admin = school.client("admin").await;
    let file = format!("Number,Given name,Class\nN1,=cmd|'x',9 A\nF31,{CANARY},\nN3,Bad,13 Z\n");
    let sent = send_file(&admin, "1", &file).await;
    assert_eq!(sent.status.as_u16(), 303, "{}", sent.body);
    let preview = place(&sent);
    let id = preview.rsplit('/').next().unwrap_or_default().to_owned();
    let page = admin.get(&preview).await;
    assert_eq!(page.status.as_u16(), 200);
    for told in ["=cmd|'x'", "13 Z", "r.csv", "2 new people", "1 line can"] {
        assert!(page.body.contains(&told.replace('\'', "&#x27;")) || page.body.contains(told), "{told}: {}", page.body);
    }
    for (caller, status) in [("foreign-admin", 404), ("teacher", 403), ("student", 403)] {
        let other = school.client(caller).await;
        assert_eq!(other.get(&preview).await.status.as_u16(), status, "{caller}");
        let apply = [("apply[roster]", id.as_str()), ("apply[good_only]", "true")];
        assert_eq!(other.call("people/apply_roster", &apply).await.status.as_u16(), status, "{caller}");
        assert_eq!(other.call("people/preview_again", &[("roster", &id)]).await.status.as_u16(), status, "{caller}");
    }
    let all = [("apply[roster]", id.as_str()), ("apply[good_only]", "false")];
    assert_eq!(admin.call("people/apply_roster", &all).await.status.as_u16(), 422, "a bad line keeps all back");
    assert!(!people(&school).await.contains("N1"));
    let good = [("apply[roster]", id.as_str()), ("apply[good_only]", "true")];
    assert_eq!(admin.post_form("people/apply_roster", &good).await.status.as_u16(), 302);
    assert!(people(&school).await.contains("=cmd|'x'"), "a formula is text");
    assert!(admin.get(&preview).await.body.contains("2 added, 0 changed, 1 lines left out"));
}

#[tokio::test]
async fn what_is_no_roster_leads_back_with_the_reason() {
    let school = harness::school::start().await;
    let admin = school.client("admin").await;
    let before = people(&school).await;
    let large = format!("number,given name\n{}", "N1,Somebody\n".repeat(200_000));
    for file in ["", "number\n1\n", large.as_str()] {
        let answer = send_file(&admin, "1", file).await;
        let back = place(&answer);
        assert_eq!(answer.status.as_u16(), 303);
        assert!(back.starts_with("/admin/people/import?") && back.contains("__err"), "{back}");
        let page = admin.get(&back).await;
        assert!(page.body.contains("role=\"alert\""), "{back}: {}", page.body);
    }
    // As many bytes as a whole school's roster has, far above a server function's limit.
    let roster: String = (0..2_000).map(|n| format!("L{n},Somebody,Somebodys,Somebody,9 A,l{n}@home.et\n")).collect();
    let roster = format!("Number,Given name,Father's name,Grandfather's name,Class,E-mail\n{roster}");
    assert!(roster.len() > 64 * 1024);
    let answer = send_file(&admin, "1", &roster).await;
    let preview = place(&answer);
    assert!(preview.starts_with("/admin/people/import/") && !preview.contains("__err"), "{preview}");
    assert!(admin.get(&preview).await.body.contains("2000 new people"));
    assert_eq!(people(&school).await.len(), before.len(), "a preview adds nobody");
}

#[tokio::test]
async fn a_roster_comes_from_an_own_admin_and_the_own_origin() {
    let school = harness::school::start().await;
    let file = "number,given name\nN1,Somebody\n";
    for (caller, at, status) in [
        ("admin", "2", 404),
        ("admin", "99", 404),
        ("foreign-admin", "1", 404),
        ("teacher", "1", 403),
        ("suspended", "1", 403),
    ] {
        let answer = send_file(&school.client(caller).await, at, file).await;
        assert_eq!(answer.status.as_u16(), status, "{caller} at {at}: {}", answer.body);
    }
    let anonymous = send_file(&school.anonymous(), "1", file).await;
    assert_eq!((anonymous.status.as_u16(), place(&anonymous).as_str()), (303, "/sign-in"));
    let admin = school.client("admin").await;
    let foreign = admin.upload(ROSTER, "http://evil.test", &[("school", "1")], file).await;
    assert_eq!(foreign.status.as_u16(), 403);
    let pasted = admin.upload(ROSTER, "http://school.test", &[("school", "1"), ("pasted", file)], "").await;
    assert!(place(&pasted).starts_with("/admin/people/import/"), "{}", place(&pasted));
}
