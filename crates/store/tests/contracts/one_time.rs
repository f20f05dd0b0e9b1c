//! Links that work once.

use school::{
    account::{AccountProblem, Email, LinkKind, LinkState},
    id::{AccountId, MemberId},
    person::{Name, Role},
    view::Problem,
};
use store::{
    Error,
    account::NewAccount,
    id::mint,
    one_time::{IssueLinkCommand, Login, UseInvitation, UseResetLink, live_link, member_links},
    permit::IssuesLinks,
    plan::PlannedMember,
    session::{NewSession, TokenHash},
};
use tokio::task::JoinSet;

use crate::{
    contracts,
    world::{Person, World},
};

contracts!(
    a_reset_sets_the_password_once_and_ends_every_session,
    of_one_member_and_kind_the_newest_link_works,
    a_link_ends_with_its_time_and_with_its_members_standing,
    an_invitation_gives_a_new_login_to_its_member,
    an_invitation_joins_a_login_that_is_there,
    a_bound_invitation_takes_no_other_address,
    of_many_who_use_a_link_at_once_one_does,
    only_an_admin_of_the_members_school_makes_links,
    nobody_resets_an_account_that_other_schools_rely_on,
    a_reset_link_ends_when_another_school_comes_to_rely_on_the_account,
    an_admins_page_says_what_became_of_each_link,
);

fn hash(byte: u8) -> TokenHash {
    TokenHash::new([byte; 32])
}

fn refused<T: std::fmt::Debug>(outcome: &Result<T, Error>, problem: AccountProblem) -> bool {
    matches!(outcome, Err(Error::Invalid(Problem::Account(found))) if *found == problem)
}

async fn issue(w: &World, by: Person, member: MemberId, email: &str, byte: u8) -> Result<LinkKind, Error> {
    let email = Email::parse(email).ok();
    let command = IssueLinkCommand { caller: by.caller(), member, email, token: hash(byte) };
    w.store.write(w.school, command).await.map(|written| written.value)
}

async fn reset(w: &World, byte: u8, password: &str) -> Result<AccountId, Error> {
    let command = UseResetLink { token: hash(byte), password_hash: password.into() };
    w.store.write(w.school, command).await.map(|written| written.value)
}

async fn accept(w: &World, byte: u8, login: Login) -> Result<AccountId, Error> {
    w.store.write(w.school, UseInvitation { token: hash(byte), login }).await.map(|written| written.value)
}

/// A member who has no login yet.
async fn without_login(w: &World, role: Role) -> MemberId {
    let name = Name::new("Kidist", "Alemu", "Worku");
    let member = PlannedMember { id: MemberId(mint()), account: None, role, number: String::new(), name, class: None };
    w.store.add_member(w.school, member).await.expect("the member is added")
}

fn new(email: &str) -> NewAccount {
    NewAccount { id: AccountId(mint()), email: email.into(), password_hash: "$new".into(), language: "en".into() }
}

async fn works(w: &World, byte: u8, kind: LinkKind) -> bool {
    let mut reader = w.store.read().await.expect("a reader");
    live_link(&mut reader, &hash(byte), kind).await.expect("the database answers").is_some()
}

async fn a_reset_sets_the_password_once_and_ends_every_session(w: World) {
    let session = NewSession {
        token: hash(200),
        account: w.teacher.account,
        expires_at: w.store.now().plus_millis(60_000),
        device: String::new(),
    };
    w.store.create_session(&session).await.expect("the session is made");
    assert_eq!(issue(&w, w.admin, w.teacher.member, "", 1).await.expect("made"), LinkKind::PasswordReset);
    assert!(!works(&w, 1, LinkKind::Invitation).await, "a link is of one kind");
    assert_eq!(reset(&w, 1, "$fresh").await.expect("it works"), w.teacher.account);
    let email = w.store.profile(w.teacher.account).await.expect("it answers").expect("it is there").email;
    let found = w.store.account_by_email(&email).await.expect("it answers").expect("it is there");
    assert_eq!(found.password_hash, "$fresh");
    assert!(w.store.session_by_hash(&hash(200)).await.expect("it answers").is_none());
    assert!(refused(&reset(&w, 1, "$again").await, AccountProblem::DeadLink), "used");
    assert!(refused(&reset(&w, 99, "$again").await, AccountProblem::DeadLink), "unknown");
}

async fn of_one_member_and_kind_the_newest_link_works(w: World) {
    issue(&w, w.admin, w.teacher.member, "", 1).await.expect("made");
    issue(&w, w.admin, w.colleague.member, "", 2).await.expect("made");
    issue(&w, w.admin, w.teacher.member, "", 3).await.expect("made");
    assert!(!works(&w, 1, LinkKind::PasswordReset).await, "replaced");
    assert!(works(&w, 2, LinkKind::PasswordReset).await, "another's");
    assert!(works(&w, 3, LinkKind::PasswordReset).await);
    assert!(refused(&reset(&w, 1, "$old").await, AccountProblem::DeadLink));
}

async fn a_link_ends_with_its_time_and_with_its_members_standing(w: World) {
    issue(&w, w.admin, w.teacher.member, "", 1).await.expect("made");
    let lives = w.number("SELECT expires_at - created_at FROM one_time_links").await;
    assert_eq!(lives, LinkKind::PasswordReset.life_millis());
    w.behind("UPDATE one_time_links SET expires_at = 1").await;
    assert!(!works(&w, 1, LinkKind::PasswordReset).await);
    assert!(refused(&reset(&w, 1, "$late").await, AccountProblem::DeadLink));
    issue(&w, w.admin, w.colleague.member, "", 2).await.expect("made");
    w.suspend(w.colleague).await;
    assert!(refused(&reset(&w, 2, "$out").await, AccountProblem::DeadLink));
    let outcome = issue(&w, w.admin, w.colleague.member, "", 3).await;
    assert!(matches!(outcome, Err(Error::NotFound)), "{outcome:?}");
}

async fn an_invitation_gives_a_new_login_to_its_member(w: World) {
    let member = without_login(&w, Role::Teacher).await;
    assert_eq!(issue(&w, w.admin, member, "", 1).await.expect("made"), LinkKind::Invitation);
    let mut reader = w.store.read().await.expect("a reader");
    let link = live_link(&mut reader, &hash(1), LinkKind::Invitation).await.expect("it answers").expect("it works");
    assert_eq!((link.member, link.role, &*link.email, link.account), (member, Role::Teacher, "", None));
    assert_eq!((&*link.name.given, &*link.school_name), ("Kidist", "Yeneta School"));
    let account = accept(&w, 1, Login::New(new(" Kidist@School.ET"))).await.expect("it works");
    let profile = w.store.profile(account).await.expect("it answers").expect("it is there");
    assert_eq!(profile.email, "kidist@school.et");
    assert_eq!(profile.memberships.iter().map(|m| m.member).collect::<Vec<_>>(), [member]);
    let again = accept(&w, 1, Login::New(new("other@school.et"))).await;
    assert!(refused(&again, AccountProblem::DeadLink));
    assert!(w.store.account_by_email("other@school.et").await.expect("it answers").is_none(), "nothing of it was kept");
}

async fn an_invitation_joins_a_login_that_is_there(w: World) {
    let member = without_login(&w, Role::Parent).await;
    issue(&w, w.admin, member, "", 1).await.expect("made");
    let email = w.store.profile(w.teacher.account).await.expect("it answers").expect("it is there").email;
    let taken = accept(&w, 1, Login::New(new(&email))).await;
    assert!(refused(&taken, AccountProblem::EmailHasAccount));
    assert!(works(&w, 1, LinkKind::Invitation).await, "a refusal does not use the link up");
    accept(&w, 1, Login::Known(w.teacher.account)).await.expect("the teacher is a parent too");
    let profile = w.store.profile(w.teacher.account).await.expect("it answers").expect("it is there");
    assert_eq!(profile.memberships.iter().map(|m| m.role).collect::<Vec<_>>(), [Role::Teacher, Role::Parent]);
    let second = without_login(&w, Role::Parent).await;
    issue(&w, w.admin, second, "", 2).await.expect("made");
    assert!(refused(&accept(&w, 2, Login::Known(w.teacher.account)).await, AccountProblem::RoleHeld));
}

async fn a_bound_invitation_takes_no_other_address(w: World) {
    let member = without_login(&w, Role::Parent).await;
    issue(&w, w.admin, member, "Kidist@school.et", 1).await.expect("made");
    for login in [Login::New(new("other@school.et")), Login::Known(w.teacher.account)] {
        assert!(refused(&accept(&w, 1, login).await, AccountProblem::OtherEmail));
    }
    accept(&w, 1, Login::New(new("KIDIST@school.et"))).await.expect("the bound address");
}

async fn of_many_who_use_a_link_at_once_one_does(w: World) {
    let member = without_login(&w, Role::Teacher).await;
    issue(&w, w.admin, member, "", 1).await.expect("made");
    issue(&w, w.admin, w.colleague.member, "", 2).await.expect("made");
    let mut uses = JoinSet::new();
    for n in 0..8 {
        let (store, school) = (w.store.clone(), w.school);
        let login = Login::New(new(&format!("kidist{n}@school.et")));
        let command = UseInvitation { token: hash(1), login };
        uses.spawn(async move { store.write(school, command).await.map(|_| ()) });
        let (store, school) = (w.store.clone(), w.school);
        let command = UseResetLink { token: hash(2), password_hash: format!("${n}") };
        uses.spawn(async move { store.write(school, command).await.map(|_| ()) });
    }
    let outcomes = uses.join_all().await;
    assert_eq!(outcomes.iter().filter(|outcome| outcome.is_ok()).count(), 2, "one of each: {outcomes:?}");
    assert!(outcomes.iter().all(|o| o.is_ok() || refused(o, AccountProblem::DeadLink)), "{outcomes:?}");
    assert_eq!(w.number("SELECT COUNT(*) FROM accounts WHERE email LIKE 'kidist%'").await, 1);
}

async fn only_an_admin_of_the_members_school_makes_links(w: World) {
    for other in [w.teacher, w.student, w.parent, w.suspended, w.far_admin] {
        let outcome = issue(&w, other, w.student.member, "", 1).await;
        assert!(matches!(outcome, Err(Error::NotFound)), "{outcome:?}");
    }
    let unknown = issue(&w, w.admin, MemberId(1), "", 1).await;
    assert!(matches!(unknown, Err(Error::NotFound)), "{unknown:?}");
    assert_eq!(w.number("SELECT COUNT(*) FROM one_time_links").await, 0);
}

async fn nobody_resets_an_account_that_other_schools_rely_on(w: World) {
    let outcome = issue(&w, w.admin, w.parent.member, "", 1).await;
    assert!(refused(&outcome, AccountProblem::UsedElsewhere), "the parent has a child at the second school");
    let account = w.admin.account;
    let name = Name::new("Almaz", "Girma", "");
    let id = MemberId(mint());
    let there =
        PlannedMember { id, account: Some(account), role: Role::Admin, number: String::new(), name, class: None };
    w.store.add_member(w.second_school, there).await.expect("added");
    issue(&w, w.admin, w.parent.member, "", 1).await.expect("an admin of both schools");
}

async fn a_reset_link_ends_when_another_school_comes_to_rely_on_the_account(w: World) {
    issue(&w, w.admin, w.student.member, "", 1).await.expect("nobody else relies on it yet");
    let (id, account) = (MemberId(mint()), Some(w.student.account));
    let name = Name::new("Hanna", "Girma", "");
    let there = PlannedMember { id, account, role: Role::Teacher, number: String::new(), name, class: None };
    w.store.add_member(w.second_school, there).await.expect("the second school takes her");
    assert!(refused(&reset(&w, 1, "$new").await, AccountProblem::DeadLink));
}

async fn an_admins_page_says_what_became_of_each_link(w: World) {
    for byte in 1..=3 {
        issue(&w, w.admin, w.teacher.member, "", byte).await.expect("made");
        // The page sorts by the clock.
        tokio::time::sleep(std::time::Duration::from_millis(2)).await;
    }
    let mut reader = w.store.read().await.expect("a reader");
    let permit = IssuesLinks::mint(&mut reader, w.admin.caller(), w.teacher.member).await.expect("the admin may");
    let page = member_links(&mut reader, &permit).await.expect("the page");
    assert_eq!((&*page.name.given, page.role, page.kind), ("Tesfaye", Role::Teacher, LinkKind::PasswordReset));
    assert!(page.email.starts_with("tesfaye-") && page.as_of.cursor.at(w.school).is_some());
    let states: Vec<_> = page.issued.iter().map(|link| link.state).collect();
    assert_eq!(states, [LinkState::Open, LinkState::Replaced, LinkState::Replaced]);
    assert!(page.issued.iter().all(|link| link.made_by.as_ref().is_some_and(|name| name.given == "Almaz")));
    reset(&w, 3, "$fresh").await.expect("it works");
    let page = member_links(&mut reader, &permit).await.expect("the page");
    assert_eq!(page.issued[0].state, LinkState::Used);
    let far = IssuesLinks::mint(&mut reader, w.far_admin.caller(), w.teacher.member).await;
    assert!(matches!(far, Err(Error::NotFound)), "{far:?}");
}
