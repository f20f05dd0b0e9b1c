//! The settings over HTTP: two admins at once, what is typed wrong, and what a plain form keeps.

use school::{
    id::{AccountId, MemberId, SchoolId},
    person::{Name, Role},
};
use store::plan::PlannedMember;

use crate::harness::{self, Client, school::TestSchool};

const PAGE: &str = "/admin/settings";

/// A form that changes nothing of the first school, with some fields changed.
fn typed<'a>(changed: &[(&'a str, &'a str)]) -> Vec<(&'a str, &'a str)> {
    let mut fields = vec![
        ("save[school]", "1"),
        ("save[seen]", "0"),
        ("save[told]", "0"),
        ("save[settings][name]", "First School"),
        ("save[settings][region]", ""),
        ("save[settings][scale]", "letters"),
        ("save[settings][calendar]", "gregorian"),
        ("save[settings][time_zone]", "Africa/Addis_Ababa"),
    ];
    for (name, value) in changed {
        fields.retain(|(there, _)| there != name);
        fields.push((name, value));
    }
    fields
}

/// The colleague as a second admin.
async fn second_admin(school: &TestSchool) -> Client {
    let name = Name::new("Kassech", "Fathers", "");
    let (account, number) = (Some(AccountId(1_021)), String::new());
    let member = PlannedMember { id: MemberId(11), account, role: Role::Admin, number, name, class: None };
    school.store.add_member(SchoolId(1), member).await.expect("a teacher may be an admin too");
    school.client("colleague").await
}

#[tokio::test]
async fn every_page_shows_the_new_settings_at_once() {
    let school = harness::school::start().await;
    let (admin, student) = (school.client("admin").await, school.client("student").await);
    assert!(student.get("/student").await.body.contains("class=\"letter letter-f\""), "55 % is an F");
    let before = student.call("student/records", &[]).await.body;
    assert!(before.contains("\"offset_minutes\":180") && before.contains("gregorian"), "{before}");
    let fields = typed(&[
        ("save[settings][scale]", "pass_50"),
        ("save[settings][calendar]", "ethiopian"),
        ("save[settings][time_zone]", "africa/lagos"),
    ]);
    let answer = admin.call("setup/save_settings", &fields).await;
    assert_eq!(answer.status.as_u16(), 200, "{}", answer.body);
    assert!(student.get("/student").await.body.contains(">Pass<"), "55 % passes");
    let after = student.call("student/records", &[]).await.body;
    assert!(after.contains("\"offset_minutes\":60") && after.contains("ethiopian"), "{after}");
    let page = admin.get(PAGE).await.body;
    assert!(page.contains("Africa/Lagos"), "as the database of zones spells it");
    for told in ["Aster Fathers Grandfathers", "Pass or fail, 50 % passes", "Africa/Addis_Ababa"] {
        assert!(page.contains(told), "{told}");
    }
}

#[tokio::test]
async fn the_sign_in_page_and_who_chose_nothing_speak_the_schools_own_language() {
    let school = harness::school::start().await;
    let (admin, student, nobody) = (school.client("admin").await, school.client("student").await, school.anonymous());
    assert!(nobody.get("/sign-in").await.body.contains("<html lang=\"en\""));
    let answer = admin.call("setup/save_settings", &typed(&[("save[settings][languages]", "am")])).await;
    assert_eq!(answer.status.as_u16(), 200, "{}", answer.body);
    for (client, path) in [(&nobody, "/sign-in"), (&student, "/student")] {
        let page = client.get(path).await.body;
        assert!(page.contains("<html lang=\"am\""), "{path}: {page}");
    }
    // What the school does not offer is neither shown nor taken.
    let account = student.get("/account").await.body;
    assert!(account.contains("<option value=\"am\"") && !account.contains("<option value=\"en\""), "{account}");
    let look = [("choose[language]", "en"), ("choose[theme]", "dark")];
    assert_eq!(student.call("account/choose_look", &look).await.status.as_u16(), 422);
}

#[tokio::test]
async fn a_wrong_time_zone_is_refused_and_everything_typed_is_kept() {
    let school = harness::school::start().await;
    let admin = school.client("admin").await;
    let wrong = [("save[settings][time_zone]", "Mars/Base"), ("save[settings][name]", "Typed School")];
    let answer = admin.call("setup/save_settings", &typed(&wrong)).await;
    assert_eq!(answer.status.as_u16(), 422, "{}", answer.body);
    // Without wasm the page comes back with the reason and the form as it was filled in.
    let answer = admin.submit(PAGE, "setup/save_settings", &typed(&wrong)).await;
    assert!(answer.status.is_redirection(), "{}", answer.status);
    let page = admin.get(&answer.led_to()).await;
    assert_eq!(page.status.as_u16(), 200);
    for kept in ["There is no time zone of this name", "value=\"Mars/Base\"", "value=\"Typed School\""] {
        assert!(page.body.contains(kept), "{kept}");
    }
    assert!(admin.get(PAGE).await.body.contains("value=\"First School\""), "nothing was saved");
}

#[tokio::test]
async fn a_grace_time_is_what_the_form_offers_and_no_other_spelling_of_it() {
    let school = harness::school::start().await;
    let admin = school.client("admin").await;
    for (typed_grace, status) in [("+5", 422), ("007", 422), ("05", 422), (" 5", 422), ("61", 422), ("5", 200)] {
        let answer = admin.call("setup/save_settings", &typed(&[("save[settings][grace]", typed_grace)])).await;
        assert_eq!(answer.status.as_u16(), status, "{typed_grace}: {}", answer.body);
    }
    assert!(admin.get(PAGE).await.body.contains("<option value=\"5\" selected"));
}

#[tokio::test]
async fn the_second_admin_sees_what_the_first_did_and_may_insist() {
    let school = harness::school::start().await;
    let (first, second) = (school.client("admin").await, second_admin(&school).await);
    let answer = first.call("setup/save_settings", &typed(&[("save[settings][region]", "sidama")])).await;
    assert_eq!(answer.status.as_u16(), 200, "{}", answer.body);
    let mine = [("save[settings][region]", "afar"), ("save[settings][scale]", "pass_50")];
    let answer = second.call("setup/save_settings", &typed(&mine)).await;
    assert_eq!(answer.status.as_u16(), 409, "{}", answer.body);
    let answer = second.submit(PAGE, "setup/save_settings", &typed(&mine)).await;
    let page = second.get(&answer.led_to()).await.body;
    assert!(page.contains("Aster Fathers Grandfathers changed “Region” to “Sidama” meanwhile."), "{page}");
    assert!(
        page.contains("name=\"save[told]\" value=\"1\"") && page.contains("name=\"save[seen]\" value=\"0\""),
        "{page}"
    );
    assert!(page.contains("<option value=\"afar\" selected"), "{page}");
    let insisted = typed(&[mine[0], mine[1], ("save[told]", "1")]);
    let answer = second.submit(&answer.led_to(), "setup/save_settings", &insisted).await;
    let page = second.get(&answer.led_to()).await.body;
    assert!(!page.contains("meanwhile") && page.contains("<option value=\"afar\" selected"), "{page}");
}
