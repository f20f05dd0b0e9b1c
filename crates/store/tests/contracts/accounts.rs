//! Accounts and sessions.

use school::{
    account::{Email, Theme},
    calendar::Calendar,
    clock::Instant,
    id::AccountId,
    language::Tongue,
    person::{Name, Role},
};
use store::{
    Caller, Error,
    account::NewAccount,
    id::mint,
    session::{NewSession, TokenHash},
};

use crate::{
    contracts,
    world::{Person, World},
};

contracts!(
    an_account_is_found_by_its_address_in_any_case,
    an_address_is_taken_once,
    a_profile_lists_the_active_memberships,
    a_session_lives_until_it_ends_or_is_ended,
    own_devices_are_listed_and_ended,
    a_new_password_ends_the_other_sessions,
    an_address_and_a_look_are_ones_own_to_change,
    who_chose_no_language_reads_the_schools_own,
);

fn new(email: &str) -> NewAccount {
    NewAccount { id: AccountId(mint()), email: email.into(), password_hash: "$hash".into(), language: "am".into() }
}

async fn an_account_is_found_by_its_address_in_any_case(w: World) {
    let account = w.store.add_account(new(" Head@School.ET ")).await.expect("the address is free");
    for email in ["head@school.et", "HEAD@SCHOOL.ET", " head@school.et"] {
        let found = w.store.account_by_email(email).await.expect("the database answers").expect("it is there");
        assert_eq!((found.account, &*found.password_hash), (account, "$hash"));
    }
    assert!(w.store.account_by_email("nobody@school.et").await.expect("the database answers").is_none());
}

async fn an_address_is_taken_once(w: World) {
    w.store.add_account(new("one@school.et")).await.expect("the address is free");
    assert!(matches!(w.store.add_account(new("ONE@school.et")).await, Err(Error::Taken)));
}

async fn a_profile_lists_the_active_memberships(w: World) {
    let profile = w.store.profile(w.parent.account).await.expect("the database answers").expect("it is there");
    let at: Vec<_> = profile.memberships.iter().map(|m| (m.school, m.role, &*m.school_name)).collect();
    assert_eq!(at, [(w.school, Role::Parent, "Yeneta School"), (w.second_school, Role::Parent, "Second School")]);
    assert_eq!(profile.memberships[0].name, Name::new("Bekele", "Girma", "Tadesse"));
    assert_eq!(profile.memberships[0].time_zone, "Africa/Addis_Ababa");
    assert_eq!(profile.memberships[0].calendar, Calendar::Gregorian);
    assert_eq!((profile.language, &*profile.theme), (Tongue::English, "system"));
    assert!(profile.email.starts_with("bekele-") && profile.email.ends_with("@example.et"), "lower-case");
    let suspended = w.store.profile(w.suspended.account).await.expect("the database answers").expect("it is there");
    assert_eq!(suspended.memberships, []);
    assert!(w.store.profile(AccountId(1)).await.expect("the database answers").is_none());
}

async fn a_session_lives_until_it_ends_or_is_ended(w: World) {
    let later = w.store.now().plus_millis(60_000);
    let session = |byte, account, expires_at| NewSession {
        token: TokenHash::new([byte; 32]),
        account,
        expires_at,
        device: "Firefox".into(),
    };
    let account = w.teacher.account;
    for new in [session(1, account, later), session(2, account, later), session(3, w.student.account, later)] {
        w.store.create_session(&new).await.expect("the session is made");
    }
    w.store.create_session(&session(4, account, Instant(1))).await.expect("the session is made");
    let found = async |byte| w.store.session_by_hash(&TokenHash::new([byte; 32])).await.expect("the database answers");
    let first = found(1).await.expect("it holds");
    assert_eq!((first.account, first.expires_at, first.seen_at), (account, later, first.created_at));
    assert!(found(4).await.is_none(), "expired");
    assert!(found(9).await.is_none());
    let extended = later.plus_millis(5);
    w.store.touch_session(&TokenHash::new([1; 32]), extended).await.expect("the session is there");
    assert_eq!(found(1).await.expect("it holds").expires_at, extended);
    assert_eq!(w.store.delete_expired_sessions().await.expect("the database answers"), 1);
    w.store.delete_session(&TokenHash::new([2; 32])).await.expect("the database answers");
    assert!(found(2).await.is_none());
    assert!(found(1).await.is_some() && found(3).await.is_some());
}

/// Signs the person in on devices with these tokens, one after the other.
async fn sign_in(w: &World, person: Person, bytes: impl IntoIterator<Item = u8>) {
    for byte in bytes {
        let (token, account) = (TokenHash::new([byte; 32]), person.account);
        let device = format!("Device {byte}");
        let new = NewSession { token, account, expires_at: w.store.now().plus_millis(60_000), device };
        w.store.create_session(&new).await.expect("the session is made");
        // The list sorts by the clock.
        tokio::time::sleep(std::time::Duration::from_millis(2)).await;
    }
}

async fn devices(w: &World, person: Person) -> Vec<String> {
    let devices = w.store.own_devices(person.caller()).await.expect("the database answers");
    devices.into_iter().map(|device| device.device).collect()
}

async fn own_devices_are_listed_and_ended(w: World) {
    sign_in(&w, w.teacher, 1..=3).await;
    sign_in(&w, w.student, 4..=4).await;
    assert_eq!(devices(&w, w.teacher).await, ["Device 3", "Device 2", "Device 1"], "the last used first");
    w.store.touch_session(&TokenHash::new([1; 32]), w.store.now().plus_millis(60_000)).await.expect("it is there");
    assert_eq!(devices(&w, w.teacher).await, ["Device 1", "Device 3", "Device 2"]);
    w.store.delete_own_session(w.teacher.caller(), &TokenHash::new([4; 32])).await.expect("the database answers");
    assert_eq!(devices(&w, w.student).await, ["Device 4"], "another's session is not one's to end");
    w.store.delete_own_session(w.teacher.caller(), &TokenHash::new([2; 32])).await.expect("the database answers");
    assert_eq!(devices(&w, w.teacher).await, ["Device 1", "Device 3"]);
    let ended = w.store.delete_other_sessions(w.teacher.caller(), &TokenHash::new([3; 32])).await;
    assert_eq!(ended.expect("the database answers"), 1);
    assert_eq!((devices(&w, w.teacher).await, devices(&w, w.student).await.len()), (vec!["Device 3".to_owned()], 1));
}

async fn a_new_password_ends_the_other_sessions(w: World) {
    sign_in(&w, w.teacher, 1..=3).await;
    w.store.change_password(w.teacher.caller(), "$new", &TokenHash::new([2; 32])).await.expect("the account is there");
    let email = w.store.profile(w.teacher.account).await.expect("it answers").expect("it is there").email;
    let found = w.store.account_by_email(&email).await.expect("it answers").expect("it is there");
    assert_eq!(found.password_hash, "$new");
    assert_eq!(devices(&w, w.teacher).await, ["Device 2"]);
    let nobody = w.store.change_password(Caller { account: AccountId(1) }, "$new", &TokenHash::new([2; 32])).await;
    assert!(matches!(nobody, Err(Error::NotFound)), "{nobody:?}");
}

async fn an_address_and_a_look_are_ones_own_to_change(w: World) {
    let email = |text| Email::parse(text).expect("an address");
    w.store.change_email(w.teacher.caller(), &email("New@school.et")).await.expect("the address is free");
    let taken = w.store.change_email(w.student.caller(), &email("NEW@school.et")).await;
    assert!(matches!(taken, Err(Error::Taken)), "{taken:?}");
    for theme in Theme::ALL {
        w.store.choose_look(w.teacher.caller(), Tongue::Amharic, *theme).await.expect("the account is there");
        let profile = w.store.profile(w.teacher.account).await.expect("it answers").expect("it is there");
        let now = (&*profile.email, profile.language, &*profile.theme);
        assert_eq!(now, ("new@school.et", Tongue::Amharic, theme.name()));
    }
    let nobody = w.store.choose_look(Caller { account: AccountId(1) }, Tongue::English, Theme::Dark).await;
    assert!(matches!(nobody, Err(Error::NotFound)), "{nobody:?}");
}

async fn who_chose_no_language_reads_the_schools_own(w: World) {
    w.behind(&format!("UPDATE accounts SET language = '' WHERE id = {}", w.student.account)).await;
    let spoken = async |person: Person| {
        w.store.profile(person.account).await.expect("it answers").expect("it is there").language
    };
    assert_eq!(spoken(w.student).await, Tongue::English);
    w.behind(&format!("UPDATE schools SET languages = 'am en' WHERE id = {}", w.school)).await;
    assert_eq!([spoken(w.student).await, spoken(w.teacher).await], [Tongue::Amharic, Tongue::English]);
    w.behind(&format!("UPDATE schools SET languages = 'am' WHERE id = {}", w.school)).await;
    assert_eq!(spoken(w.teacher).await, Tongue::Amharic, "no longer offered");
    // The other school of the same parent offers it still.
    w.store.choose_look(w.parent.caller(), Tongue::English, Theme::System).await.expect("the account is there");
    assert_eq!(spoken(w.parent).await, Tongue::English);
    let names: Vec<_> = w.store.languages().await.expect("it answers").iter().map(|l| l.name()).collect();
    assert_eq!(names, ["am", "en am"], "the oldest school's first");
}
