//! What people change about their own account: password, address, language, devices, role.

use super::{GOOD, NEWCOMER, cookies, issued, page, school, signs_in, token_of};
use crate::harness::{Answer, client::Client, school::PASSWORD};

/// The tags of the devices in an account's answer.
fn tags(answer: &Answer) -> Vec<String> {
    let parts = answer.body.split("\"tag\":\"").skip(1).filter_map(|rest| rest.split('"').next());
    parts.map(ToOwned::to_owned).collect()
}

#[tokio::test]
async fn a_new_password_needs_the_old_one_and_ends_the_other_sessions() {
    let school = school().await;
    let (here, there) = (school.client("teacher").await, school.client("teacher").await);
    for (present, new, problem) in [
        ("not it at all", GOOD, "wrong_password"),
        (PASSWORD, "short", "too_short"),
        (PASSWORD, "teacher@school.test", "oneself"),
        (PASSWORD, "welcome12345", "common"),
    ] {
        let refused = here.call("account/change_password", &[("change[present]", present), ("change[new]", new)]).await;
        assert!(refused.status.as_u16() == 422 && refused.body.contains(problem), "{new}: {}", refused.body);
    }
    let [mine, theirs] = [held_poll(&here).await, held_poll(&there).await];
    let fields = [("change[present]", PASSWORD), ("change[new]", GOOD)];
    let changed = here.post_form("account/change_password", &fields).await;
    assert_eq!(changed.status.as_u16(), 302, "{}", changed.body);
    assert_eq!(here.get("/teacher").await.status.as_u16(), 200, "this session goes on");
    assert_eq!(there.get("/teacher").await.status.as_u16(), 303, "the other one ended at once");
    assert_eq!(theirs.await.expect("the poll ends").status.as_u16(), 401, "and says so on a page that is open");
    assert!(!mine.is_finished(), "this one's goes on");
    mine.abort();
    assert_eq!(signs_in(&school, "teacher@school.test", GOOD).await, 200);
    assert_eq!(signs_in(&school, "teacher@school.test", PASSWORD).await, 401);
}

/// A poll of an open page, held for longer than a test takes.
async fn held_poll(client: &Client) -> tokio::task::JoinHandle<Answer> {
    let first = client.get("/api/changes?wait=0").await;
    let cursor = first.headers.get("yeneta-cursor").and_then(|c| c.to_str().ok()).expect("a cursor").to_owned();
    let client = client.clone();
    let held = tokio::spawn(async move { client.get(&format!("/api/changes?since={cursor}&wait=60")).await });
    // It is held, and not on its way.
    tokio::time::sleep(std::time::Duration::from_millis(50)).await;
    held
}

#[tokio::test]
async fn an_address_changes_with_the_password_and_to_nobody_elses() {
    let school = school().await;
    let teacher = school.client("teacher").await;
    let change = async |email: &str, password: &str| {
        teacher.call("account/change_email", &[("change[email]", email), ("change[password]", password)]).await
    };
    for (email, password, problem) in [
        ("new@school.test", "not it at all", "wrong_password"),
        ("nothing", PASSWORD, "email"),
        ("Admin@School.test", PASSWORD, "email_taken"),
    ] {
        let refused = change(email, password).await;
        assert!(refused.status.as_u16() == 422 && refused.body.contains(problem), "{email}: {}", refused.body);
    }
    assert_eq!(change(" New@School.test", PASSWORD).await.status.as_u16(), 200);
    assert!(teacher.get("/account").await.body.contains("new@school.test"), "known at once");
    assert_eq!(signs_in(&school, "new@school.test", PASSWORD).await, 200);
    assert_eq!(signs_in(&school, "teacher@school.test", PASSWORD).await, 401);
}

#[tokio::test]
async fn language_and_theme_are_of_the_document_with_the_account_and_after_it() {
    let school = school().await;
    let teacher = school.client("teacher").await;
    let plain = teacher.get("/teacher").await;
    assert!(plain.body.contains("<html lang=\"en\"><head>"), "nothing is forced");
    let kept = teacher.post_form("account/choose_look", &[("choose[language]", "en"), ("choose[theme]", "dark")]).await;
    assert_eq!(kept.status.as_u16(), 302, "{}", kept.body);
    for page in ["/teacher", "/account", "/nowhere"] {
        let dark = teacher.get(page).await;
        assert!(dark.body.contains("<html lang=\"en\" data-theme=\"dark\""), "{page}");
        assert!(dark.body.contains("content=\"dark\""), "before the style sheet, too");
    }
    let anywhere = school.client("teacher").await.get("/teacher").await;
    assert!(anywhere.body.contains("data-theme=\"dark\""), "kept in the account");
    let before = page(&school.anonymous(), "/sign-in", &cookies(&kept)).await;
    assert!(before.body.contains("data-theme=\"dark\""), "kept on this browser");
    let out = school.client("teacher").await.call("session/sign_out", &[]).await;
    let after = page(&school.anonymous(), "/sign-in", &cookies(&out)).await;
    assert!(after.body.contains("data-theme=\"dark\""), "and after signing out of another");
    for (language, theme) in [("xx", "dark"), ("en", "pink")] {
        let refused =
            teacher.call("account/choose_look", &[("choose[language]", language), ("choose[theme]", theme)]).await;
        assert_eq!(refused.status.as_u16(), 422, "{language} {theme}");
    }
}

#[tokio::test]
async fn every_page_speaks_the_chosen_language() {
    let school = school().await;
    let teacher = school.client("teacher").await;
    let look = [("choose[language]", "am"), ("choose[theme]", "system")];
    let kept = teacher.post_form("account/choose_look", &look).await;
    for path in ["/teacher", "/account", "/notifications", "/nowhere"] {
        let spoken = teacher.get(path).await.body;
        // The browser's program loads the language that this names: end2end/tests/parts.spec.js.
        assert!(spoken.contains("<html lang=\"am\""), "{path}");
        assert!(spoken.contains("· የኔታ</title>") || spoken.contains("<title>የኔታ</title>"), "{path}");
        assert!(spoken.contains("ይውጡ") && !spoken.contains("Sign out"), "{path}");
    }
    let before = page(&school.anonymous(), "/sign-in", &cookies(&kept)).await;
    assert!(before.body.contains("ወደ ትምህርት ቤትዎ ይግቡ"), "kept on this browser");
    assert!(school.anonymous().get("/sign-in").await.body.contains("Sign in"), "and on no other");
}

#[tokio::test]
async fn devices_are_listed_and_signed_out() {
    let school = school().await;
    let (here, there) = (school.client("teacher").await, school.client("teacher").await);
    let third = school.client("teacher").await;
    let mine = tags(&here.call("account/own", &[]).await);
    assert_eq!(mine.len(), 3);
    assert_eq!(tags(&there.call("account/own", &[]).await).len(), 3);
    let others = tags(&school.client("colleague").await.call("account/own", &[]).await);
    let foreign = here.call("account/end_device", &[("tag", &others[0])]).await;
    assert_eq!(foreign.status.as_u16(), 404, "a colleague's device");
    let of_third = tags(&third.call("account/own", &[]).await).first().cloned().expect("its own comes first");
    assert_ne!(of_third, mine[0]);
    assert_eq!(here.post_form("account/end_device", &[("tag", &of_third)]).await.status.as_u16(), 302);
    assert_eq!(third.get("/teacher").await.status.as_u16(), 303, "at once");
    assert_eq!(there.get("/teacher").await.status.as_u16(), 200);
    assert_eq!(here.call("account/end_other_devices", &[]).await.status.as_u16(), 200);
    assert_eq!(there.get("/teacher").await.status.as_u16(), 303);
    assert_eq!(here.get("/teacher").await.status.as_u16(), 200);
    assert_eq!(tags(&here.call("account/own", &[]).await).len(), 1);
}

#[tokio::test]
async fn who_has_several_roles_switches_without_signing_in_again() {
    let school = school().await;
    let link = issued(&school, NEWCOMER, "").await;
    let teacher = school.client("teacher").await;
    teacher.call("account/join_invited", &[("token", token_of(&link))]).await;
    let teacher = school.client("teacher").await;
    for (page, current, other) in [("/teacher", "/teacher", "/parent"), ("/parent", "/parent", "/teacher")] {
        let answer = teacher.get(page).await;
        assert_eq!(answer.status.as_u16(), 200, "{page}");
        assert!(answer.body.contains(&format!("<a href=\"{current}\" aria-current=\"page\">")), "{page} marks itself");
        assert!(answer.body.contains(&format!("<a href=\"{other}\">")), "{page} leads on");
    }
}
