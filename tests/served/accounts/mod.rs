//! Links, passwords and sign-ins over the whole program: as a form without wasm sends them, and as wasm does.

mod own;
mod sessions;
mod unsent;

use axum::{body::Body, http::header};
use school::{
    id::{MemberId, SchoolId},
    person::{Name, Role},
};
use store::plan::PlannedMember;

use crate::harness::{
    self, Answer, Client,
    school::{PASSWORD, TestSchool},
};

const GOOD: &str = "seven green umbrellas";

/// A member of the first school who has no login.
const NEWCOMER: &str = "50";

async fn school() -> TestSchool {
    let school = harness::school::start().await;
    for (id, role) in [(50, Role::Parent), (51, Role::Teacher)] {
        let name = Name::new("Newcomer", "Fathers", "Grandfathers");
        let number = String::new();
        let member = PlannedMember { id: MemberId(id), account: None, role, number, name, class: None };
        school.store.add_member(SchoolId(1), member).await.expect("a newcomer");
    }
    school
}

/// Makes a link as wasm does; gives its path.
async fn issued(school: &TestSchool, member: &str, email: &str) -> String {
    let admin = school.client("admin").await;
    let answer = admin.call("account/issue_link", &[("issue[member]", member), ("issue[email]", email)]).await;
    assert_eq!(answer.status.as_u16(), 200, "{}", answer.body);
    let (_, path) =
        answer.body.split_once("http://school.test").expect("the address by which the admin calls the server");
    path.split('"').next().expect("the link ends").to_owned()
}

fn token_of(path: &str) -> &str {
    path.rsplit('/').next().expect("the last part")
}

/// The values for Cookie of the cookies that an answer sets to something.
fn cookies(answer: &Answer) -> Vec<String> {
    let set = answer.headers.get_all(header::SET_COOKIE).iter().filter_map(|cookie| cookie.to_str().ok());
    let pairs = set.filter_map(|cookie| cookie.split(';').next());
    pairs.filter(|pair| !pair.ends_with('=')).map(ToOwned::to_owned).collect()
}

/// A page as a browser with these cookies gets it.
async fn page(client: &Client, path: &str, cookies: &[String]) -> Answer {
    let request = client.request("GET", path).header(header::ACCEPT, "text/html");
    client.send(request.header(header::COOKIE, cookies.join("; ")), Body::empty()).await
}

async fn signs_in(school: &TestSchool, email: &str, password: &str) -> u16 {
    let fields = [("email", email), ("password", password)];
    school.anonymous().call("session/sign_in", &fields).await.status.as_u16()
}

#[tokio::test]
async fn a_link_leads_to_a_page_whose_address_has_no_token() {
    let school = school().await;
    let link = issued(&school, "31", "").await;
    let door = school.anonymous().get(&link).await;
    assert_eq!(door.status.as_u16(), 303);
    assert_eq!(door.headers.get(header::LOCATION).map(|to| to.as_bytes()), Some(&b"/reset"[..]));
    let carried = door.headers.get(header::SET_COOKIE).and_then(|c| c.to_str().ok()).expect("a cookie");
    assert!(
        carried.contains("Path=/reset;") && carried.contains("HttpOnly") && carried.contains("SameSite=Lax"),
        "{carried}"
    );
    let open = page(&school.anonymous(), "/reset", &cookies(&door)).await;
    assert_eq!(open.status.as_u16(), 200);
    assert!(open.body.contains(token_of(&link)) && open.body.contains("student@school.test"), "the form carries it on");
    assert_eq!(open.headers.get(header::REFERRER_POLICY).map(|to| to.as_bytes()), Some(&b"same-origin"[..]));
    assert_eq!(open.headers.get(header::CACHE_CONTROL).map(|to| to.as_bytes()), Some(&b"no-store"[..]));
    let again = page(&school.anonymous(), "/reset", &cookies(&door)).await;
    assert_eq!(again.status.as_u16(), 200, "looking at a link does not use it");
}

#[tokio::test]
async fn a_reset_by_a_plain_form_signs_in_here_and_out_everywhere_else() {
    let school = school().await;
    let before = school.client("student").await;
    let link = issued(&school, "31", "").await;
    let fields = [("reset[token]", token_of(&link)), ("reset[password]", GOOD)];
    let done = school.anonymous().post_form("account/reset_password", &fields).await;
    assert_eq!(done.status.as_u16(), 302, "{}", done.body);
    assert_eq!(done.headers.get(header::LOCATION).map(|to| to.as_bytes()), Some(&b"/"[..]));
    let here = page(&school.anonymous(), "/student", &cookies(&done)).await;
    assert_eq!(here.status.as_u16(), 200, "signed in");
    assert_eq!(before.get("/student").await.status.as_u16(), 303, "the older session has ended at once");
    assert_eq!(signs_in(&school, "student@school.test", PASSWORD).await, 401);
    assert_eq!(signs_in(&school, "student@school.test", GOOD).await, 200);
    let again = school.anonymous().call("account/reset_password", &fields).await;
    assert!(again.status.as_u16() == 422 && again.body.contains("dead_link"), "{}", again.body);
}

#[tokio::test]
async fn used_replaced_and_unknown_links_look_the_same() {
    let school = school().await;
    let replaced = issued(&school, "31", "").await;
    let used = issued(&school, "31", "").await;
    let fields = [("reset[token]", token_of(&used)), ("reset[password]", GOOD)];
    school.anonymous().call("account/reset_password", &fields).await;
    let unknown = format!("/reset/{}", "0".repeat(64));
    let mut bodies = Vec::new();
    for link in [&*replaced, &used, &unknown, "/reset/x", "/invitation/x"] {
        let door = school.anonymous().get(link).await;
        let path = link.rsplit_once('/').expect("a path").0;
        let dead = page(&school.anonymous(), path, &cookies(&door)).await;
        assert_eq!(dead.status.as_u16(), 404, "{link}");
        let (_, main) = dead.body.split_once("<main").expect("a page");
        bodies.push(main.split_once("</main>").expect("it ends").0.to_owned());
    }
    bodies.dedup();
    assert_eq!(bodies.len(), 1, "{bodies:#?}");
}

#[tokio::test]
async fn a_bad_password_is_refused_and_the_link_still_works() {
    let school = school().await;
    let link = issued(&school, "31", "").await;
    for bad in ["short", "password12345", "student@school.test", "Canarystudent 2018"] {
        let fields = [("reset[token]", token_of(&link)), ("reset[password]", bad)];
        let refused = school.anonymous().call("account/reset_password", &fields).await;
        assert!(refused.status.as_u16() == 422 && refused.body.contains("password"), "{bad}: {}", refused.body);
    }
    let fields = [("reset[token]", token_of(&link)), ("reset[password]", GOOD)];
    assert_eq!(school.anonymous().call("account/reset_password", &fields).await.status.as_u16(), 200);
}

#[tokio::test]
async fn an_invited_person_gets_a_new_login_or_keeps_the_one_there_is() {
    let school = school().await;
    let link = issued(&school, NEWCOMER, "").await;
    let accept = async |token: &str, email: &str, password: &str| {
        let fields = [("accept[token]", token), ("accept[email]", email), ("accept[password]", password)];
        school.anonymous().call("account/accept_invitation", &fields).await
    };
    let wrong = accept(token_of(&link), "teacher@school.test", "not their password").await;
    assert!(wrong.status.as_u16() == 422 && wrong.body.contains("email_has_account"), "{}", wrong.body);
    let joined = accept(token_of(&link), "Teacher@School.test", PASSWORD).await;
    assert_eq!(joined.status.as_u16(), 200, "a teacher who is a parent too: {}", joined.body);
    let teacher = school.client("teacher").await;
    for own in ["/teacher", "/parent"] {
        assert_eq!(teacher.get(own).await.status.as_u16(), 200, "{own}");
    }
    let second = issued(&school, "51", "newcomer@school.test").await;
    let bound = accept(token_of(&second), "other@school.test", GOOD).await;
    assert_eq!(bound.status.as_u16(), 200, "what is typed does not change the bound address: {}", bound.body);
    assert_eq!(signs_in(&school, "newcomer@school.test", GOOD).await, 200);
    assert_eq!(signs_in(&school, "other@school.test", GOOD).await, 401);
}

#[tokio::test]
async fn whoever_is_signed_in_joins_an_invitation_to_that_account() {
    let school = school().await;
    let colleague = school.client("colleague").await;
    let link = issued(&school, NEWCOMER, "").await;
    let door = colleague.get(&link).await;
    let open = page(&colleague, "/invitation", &cookies(&door)).await;
    assert!(open.body.contains("colleague@school.test"), "offers the account that is signed in");
    let joined = colleague.post_form("account/join_invited", &[("token", token_of(&link))]).await;
    assert_eq!(joined.status.as_u16(), 302, "{}", joined.body);
    let here = page(&school.anonymous(), "/parent", &cookies(&joined)).await;
    assert_eq!(here.status.as_u16(), 200);
    let other = issued(&school, "51", "bound@school.test").await;
    let refused = school.client("parent").await.call("account/join_invited", &[("token", token_of(&other))]).await;
    assert!(refused.body.contains("other_email"), "{}", refused.body);
}

#[tokio::test]
async fn a_form_without_wasm_shows_the_link_once() {
    let school = school().await;
    let admin = school.client("admin").await;
    let made = admin.post_form("account/issue_link", &[("issue[member]", NEWCOMER)]).await;
    assert_eq!(made.status.as_u16(), 302, "{}", made.body);
    let carried = made.headers.get(header::SET_COOKIE).and_then(|c| c.to_str().ok()).expect("a cookie");
    assert!(carried.contains("Path=/admin/people/50/link;"), "{carried}");
    let shown = page(&admin, "/admin/people/50/link", &cookies(&made)).await;
    assert!(shown.body.contains("http://school.test/invitation/"), "shown");
    let ended = shown.headers.get_all(header::SET_COOKIE).iter().any(|c| c.as_bytes().starts_with(b"yeneta_issued=;"));
    assert!(ended, "a reload does not show it again");
    let later = admin.get("/admin/people/50/link").await;
    assert!(!later.body.contains("/invitation/") && later.body.contains("Not used yet"), "only that it was made");
    let by_wasm = admin.call("account/issue_link", &[("issue[member]", NEWCOMER)]).await;
    assert!(by_wasm.headers.get(header::SET_COOKIE).is_none(), "the answer has it");
}

#[tokio::test]
async fn guessing_is_slowed_down_for_that_account_alone() {
    let school = school().await;
    for _ in 0..5 {
        assert_eq!(signs_in(&school, "teacher@school.test", "wrong").await, 401);
    }
    let slowed = school.anonymous();
    let fields = [("email", "teacher@school.test"), ("password", PASSWORD)];
    let slowed = slowed.call("session/sign_in", &fields).await;
    assert_eq!(slowed.status.as_u16(), 429, "even the right one waits: {}", slowed.body);
    assert!(slowed.body.contains("seconds"), "{}", slowed.body);
    assert!(slowed.headers.get_all(header::SET_COOKIE).iter().all(|c| !c.as_bytes().starts_with(b"yeneta_session")));
    assert_eq!(signs_in(&school, "colleague@school.test", PASSWORD).await, 200);
    let form = school.anonymous().post_form("session/sign_in", &fields).await;
    let back = form.headers.get(header::LOCATION).and_then(|to| to.to_str().ok()).expect("a redirect").to_owned();
    let told = school.anonymous().get(back.trim_start_matches("http://school.test")).await;
    assert!(told.body.contains("tried too often"), "the page says so and how long");
    for _ in 0..20 {
        assert_eq!(signs_in(&school, "student@school.test", PASSWORD).await, 200, "right ones don't count");
    }
}
