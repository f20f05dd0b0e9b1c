//! Accounts and sessions.

use school::{
    calendar::Calendar,
    clock::Instant,
    id::AccountId,
    person::{Name, Role},
};
use store::{
    Error,
    account::NewAccount,
    id::mint,
    session::{NewSession, TokenHash},
};

use crate::{contracts, world::World};

contracts!(
    an_account_is_found_by_its_address_in_any_case,
    an_address_is_taken_once,
    a_profile_lists_the_active_memberships,
    a_session_lives_until_it_ends_or_is_ended,
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
    w.store.set_password(account, "$new").await.expect("the account is there");
    let found = w.store.account_by_email("head@school.et").await.expect("the database answers").expect("it is there");
    assert_eq!(found.password_hash, "$new");
    assert!(matches!(w.store.set_password(AccountId(1), "$new").await, Err(Error::NotFound)));
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
    assert_eq!((&*profile.language, &*profile.theme), ("en", "system"));
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
    assert_eq!(w.store.delete_sessions_of_account(account).await.expect("the database answers"), 1);
    assert!(found(1).await.is_none() && found(3).await.is_some());
}
