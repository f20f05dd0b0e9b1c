//! People who register themselves, and those who decide.

pub mod numbers;

use school::{
    account::AccountProblem,
    id::{AccountId, MemberId, RegistrationId, Version},
    person::{Name, Number, PersonProblem, Role},
    registration::{Refusal, RegistrationState as S},
    view::{DecideRegistration, Problem, RegistrationLine, RegistrationTab, Registrations, Verdict},
};
use store::{
    Caller, Error,
    account::NewAccount,
    id::mint,
    registration::{
        CorrectRegistrationCommand, DecideRegistrationCommand, RegisterCommand, Registrant, open_schools,
        own_registrations, registrations,
    },
};
use tokio::task::JoinSet;

use crate::{
    contracts,
    world::{Person, World},
};

contracts!(
    who_registers_has_a_login_and_no_right_until_an_admin_approves,
    an_address_that_has_a_login_changes_nothing_and_nobody_learns_it,
    nobody_registers_as_an_admin_or_where_it_is_not_open,
    what_is_missing_is_completed_and_what_was_rejected_is_corrected,
    a_decision_repeats_and_the_other_one_is_told,
    of_an_approval_and_a_rejection_at_once_one_wins,
    only_the_schools_admins_see_and_decide,
    the_admins_are_told_once_and_the_person_when_approved,
);

const CLOSED: &str = "UPDATE schools SET registration_open = 0";

/// A world whose schools take registrations.
async fn open(w: &World) {
    w.behind("UPDATE schools SET registration_open = 1").await;
}

fn login(email: &str) -> NewAccount {
    NewAccount { id: AccountId(mint()), email: email.into(), password_hash: "$new".into(), language: "en".into() }
}

fn as_role(registrant: Registrant, role: Role, number: &str) -> RegisterCommand {
    let (name, number) = (Name::new("Kidist", "Alemu", "Worku"), Number::typed(number).expect("a number"));
    RegisterCommand { registrant, role, name, number }
}

/// Registers somebody new; gives the login and the registration.
async fn registered(w: &World, role: Role, number: &str) -> (Caller, RegistrationId) {
    let new = login(&format!("kidist-{}@school.et", mint()));
    let caller = Caller { account: new.id };
    w.store.write(w.school, as_role(Registrant::New(new), role, number)).await.expect("registered");
    let own = own(w, caller).await;
    (caller, own[0].registration)
}

async fn own(w: &World, caller: Caller) -> Vec<school::view::OwnRegistration> {
    let mut reader = w.store.read().await.expect("a reader");
    own_registrations(&mut reader, caller).await.expect("the database answers")
}

async fn seen_by(w: &World, admin: Person, tab: RegistrationTab) -> Result<Registrations, Error> {
    registrations(&mut w.store.read().await.expect("a reader"), admin.caller(), tab).await
}

/// The line of a registration that waits.
async fn line(w: &World, id: RegistrationId) -> RegistrationLine {
    let page = seen_by(w, w.admin, RegistrationTab::Waiting).await.expect("the admin reads");
    page.lines.into_iter().find(|line| line.registration == id).expect("it waits")
}

/// How many registrations an admin's overview counts.
async fn waiting(w: &World, admin: Person) -> u32 {
    let home = store::people::admin_home(&mut w.store.read().await.expect("a reader"), admin.caller()).await;
    home.expect("the admin reads").schools.iter().map(|school| school.waiting.registrations).sum()
}

fn verdict(line: &RegistrationLine, verdict: Verdict) -> DecideRegistration {
    DecideRegistration {
        registration: line.registration,
        seen: line.version,
        verdict,
        holder: line.holder.as_ref().map(|holder| holder.member),
        number: String::new(),
        class: None,
        reason: if verdict == Verdict::Reject { "Nobody knows you.".into() } else { String::new() },
    }
}

async fn decide(w: &World, by: Person, decide: DecideRegistration) -> Result<S, Error> {
    let command = DecideRegistrationCommand { caller: by.caller(), decide };
    w.store.write(w.school, command).await.map(|written| written.value)
}

async fn approve(w: &World, id: RegistrationId) -> Result<S, Error> {
    let line = line(w, id).await;
    decide(w, w.admin, verdict(&line, Verdict::Approve)).await
}

fn refused<T: std::fmt::Debug>(outcome: &Result<T, Error>, refusal: Refusal) -> bool {
    matches!(outcome, Err(Error::Invalid(Problem::Registration(found))) if *found == refusal)
}

async fn roles(w: &World, caller: Caller) -> Vec<(Role, MemberId)> {
    let profile = w.store.profile(caller.account).await.expect("it answers").expect("it is there");
    profile.memberships.iter().map(|m| (m.role, m.member)).collect()
}

async fn who_registers_has_a_login_and_no_right_until_an_admin_approves(w: World) {
    open(&w).await;
    let (caller, id) = registered(&w, Role::Teacher, "ignored").await;
    assert_eq!(roles(&w, caller).await, []);
    let mine = own(&w, caller).await;
    assert_eq!((mine.len(), mine[0].state, &*mine[0].number), (1, S::PendingReview, ""), "only students have a number");
    let waits = line(&w, id).await;
    assert_eq!((waits.role, &*waits.name.given, &*waits.school_name), (Role::Teacher, "Kidist", "Yeneta School"));
    assert_eq!(approve(&w, id).await.expect("decided"), S::Approved);
    let roles = roles(&w, caller).await;
    assert_eq!(roles.iter().map(|(role, _)| *role).collect::<Vec<_>>(), [Role::Teacher]);
    assert_eq!(own(&w, caller).await[0].state, S::Approved);
    let page = seen_by(&w, w.admin, RegistrationTab::Approved).await.expect("the admin reads");
    assert_eq!((page.counts, page.lines.len()), ([0, 1, 0], 1));
    assert_eq!(page.lines[0].member, Some(roles[0].1));
    assert_eq!(page.lines[0].last.by.as_ref().map(|name| &*name.given), Some("Almaz"));
    let added = format!("SELECT COUNT(*) FROM member_history WHERE member_id = {} AND act = 'added'", roles[0].1);
    assert_eq!(w.number(&added).await, 1);
    let again = CorrectRegistrationCommand {
        caller,
        registration: id,
        name: Name::new("X", "Y", "Z"),
        number: Number::default(),
    };
    let closed = w.store.write(w.school, again).await;
    assert!(refused(&closed, Refusal::Closed { state: S::Approved }), "{closed:?}");
}

async fn an_address_that_has_a_login_changes_nothing_and_nobody_learns_it(w: World) {
    open(&w).await;
    let email = w.store.profile(w.teacher.account).await.expect("it answers").expect("it is there").email;
    let command = as_role(Registrant::New(login(&email)), Role::Parent, "");
    w.store.write(w.school, command).await.expect("the same answer as for a new one");
    assert_eq!(w.number("SELECT COUNT(*) FROM registrations").await, 0);
    assert_eq!(w.number("SELECT COUNT(*) FROM accounts WHERE password_hash = '$new'").await, 0);
    let signed_in = as_role(Registrant::Known(w.teacher.caller()), Role::Parent, "");
    w.store.write(w.school, signed_in).await.expect("the owner may");
    assert_eq!(own(&w, w.teacher.caller()).await[0].role, Role::Parent);
    let held = w.store.write(w.school, as_role(Registrant::Known(w.teacher.caller()), Role::Teacher, "")).await;
    assert!(matches!(held, Err(Error::Invalid(Problem::Account(AccountProblem::RoleHeld)))), "{held:?}");
    let suspended = w.store.write(w.school, as_role(Registrant::Known(w.suspended.caller()), Role::Teacher, "")).await;
    assert!(suspended.is_err(), "a suspended teacher does not come back by registering");
}

async fn nobody_registers_as_an_admin_or_where_it_is_not_open(w: World) {
    let closed = w.store.write(w.school, as_role(Registrant::New(login("a@school.et")), Role::Parent, "")).await;
    assert!(refused(&closed, Refusal::NotOpen), "closed is the default: {closed:?}");
    let mut reader = w.store.read().await.expect("a reader");
    assert_eq!(open_schools(&mut reader).await.expect("it answers"), []);
    open(&w).await;
    let names: Vec<_> =
        open_schools(&mut reader).await.expect("it answers").into_iter().map(|school| school.name).collect();
    assert_eq!(names, ["Second School", "Yeneta School"]);
    let admin = w.store.write(w.school, as_role(Registrant::New(login("b@school.et")), Role::Admin, "")).await;
    assert!(refused(&admin, Refusal::Role), "{admin:?}");
    assert!(w.store.account_by_email("b@school.et").await.expect("it answers").is_none());
}

async fn what_is_missing_is_completed_and_what_was_rejected_is_corrected(w: World) {
    open(&w).await;
    let new = login("kidist@school.et");
    let caller = Caller { account: new.id };
    let command =
        RegisterCommand { name: Name::new("Kidist", "", ""), ..as_role(Registrant::New(new), Role::Parent, "") };
    w.store.write(w.school, command).await.expect("registered");
    let mine = own(&w, caller).await.remove(0);
    assert_eq!(mine.state, S::Incomplete);
    assert!(refused(&approve(&w, mine.registration).await, Refusal::Closed { state: S::Incomplete }));
    let correct = |given: &str| CorrectRegistrationCommand {
        caller,
        registration: mine.registration,
        name: Name::new(given, "Alemu", "Worku"),
        number: Number::default(),
    };
    w.store.write(w.school, correct("Kidist")).await.expect("completed");
    assert_eq!(own(&w, caller).await[0].state, S::PendingReview);
    let waits = line(&w, mine.registration).await;
    let mut silent = verdict(&waits, Verdict::Reject);
    silent.reason = " ".into();
    let silent = decide(&w, w.admin, silent).await;
    assert!(matches!(silent, Err(Error::Invalid(Problem::Person(PersonProblem::ReasonMissing)))), "{silent:?}");
    assert_eq!(decide(&w, w.admin, verdict(&waits, Verdict::Reject)).await.expect("decided"), S::Rejected);
    let rejected = own(&w, caller).await.remove(0);
    assert_eq!((rejected.state, &*rejected.note), (S::Rejected, "Nobody knows you."));
    w.behind(CLOSED).await;
    w.store.write(w.school, correct("Kidist Maryam")).await.expect("corrected, whatever the school takes now");
    let again = own(&w, caller).await.remove(0);
    assert_eq!((again.state, &*again.name.given, &*again.note), (S::PendingReview, "Kidist Maryam", ""));
    let others = CorrectRegistrationCommand { caller: w.teacher.caller(), ..correct("Mine") };
    let others = w.store.write(w.school, others).await;
    assert!(matches!(others, Err(Error::NotFound)), "{others:?}");
    assert_eq!(w.number("SELECT COUNT(*) FROM registration_history").await, 4, "a row a step");
}

async fn a_decision_repeats_and_the_other_one_is_told(w: World) {
    open(&w).await;
    let (caller, id) = registered(&w, Role::Parent, "").await;
    let waits = line(&w, id).await;
    for _ in 0..2 {
        let again = decide(&w, w.admin, verdict(&waits, Verdict::Approve)).await;
        assert_eq!(again.expect("a repetition is nothing"), S::Approved);
    }
    let other = decide(&w, w.admin, verdict(&waits, Verdict::Reject)).await;
    assert!(refused(&other, Refusal::Closed { state: S::Approved }), "{other:?}");
    assert_eq!(roles(&w, caller).await.len(), 1);
    let approvals = "SELECT COUNT(*) FROM notifications WHERE kind = 'registration_approved'";
    assert_eq!((w.number(approvals).await, w.number("SELECT COUNT(*) FROM registration_history").await), (1, 2));
    let (_, second) = registered(&w, Role::Parent, "").await;
    let stale = DecideRegistration { seen: Version(9), ..verdict(&line(&w, second).await, Verdict::Approve) };
    let stale = decide(&w, w.admin, stale).await;
    assert!(refused(&stale, Refusal::Changed), "{stale:?}");
}

async fn of_an_approval_and_a_rejection_at_once_one_wins(w: World) {
    open(&w).await;
    let (caller, id) = registered(&w, Role::Parent, "").await;
    let waits = line(&w, id).await;
    let mut deciding = JoinSet::new();
    for n in 0..12 {
        let (store, school, admin) = (w.store.clone(), w.school, w.admin.caller());
        let decide = verdict(&waits, if n % 2 == 0 { Verdict::Approve } else { Verdict::Reject });
        deciding.spawn(async move { store.write(school, DecideRegistrationCommand { caller: admin, decide }).await });
    }
    let outcomes = deciding.join_all().await;
    let states: Vec<S> = outcomes.iter().filter_map(|o| o.as_ref().ok().map(|written| written.value)).collect();
    assert_eq!(states.len(), 6, "the winner and its repetitions: {outcomes:?}");
    assert!(states.iter().all(|state| *state == states[0]), "{states:?}");
    assert!(outcomes.iter().all(|o| o.is_ok() || refused(o, Refusal::Closed { state: states[0] })), "{outcomes:?}");
    assert_eq!(roles(&w, caller).await.len(), usize::from(states[0] == S::Approved));
    assert_eq!(w.number("SELECT COUNT(*) FROM registration_history").await, 2, "one decision");
}

async fn only_the_schools_admins_see_and_decide(w: World) {
    open(&w).await;
    let (_, id) = registered(&w, Role::Teacher, "").await;
    let waits = line(&w, id).await;
    for other in [w.teacher, w.student, w.parent, w.suspended] {
        let page = seen_by(&w, other, RegistrationTab::Waiting).await;
        assert!(matches!(page, Err(Error::NotFound)), "{page:?}");
    }
    let far = seen_by(&w, w.far_admin, RegistrationTab::Waiting).await.expect("an admin elsewhere");
    assert_eq!((far.lines.len(), far.counts), (0, [0, 0, 0]));
    for other in [w.teacher, w.far_admin] {
        let outcome = decide(&w, other, verdict(&waits, Verdict::Approve)).await;
        assert!(matches!(outcome, Err(Error::NotFound)), "{outcome:?}");
    }
    let school = w.store.school_of_registration(w.teacher.caller(), id).await;
    assert!(matches!(school, Err(Error::NotFound)), "{school:?}");
}

async fn the_admins_are_told_once_and_the_person_when_approved(w: World) {
    open(&w).await;
    let (caller, id) = registered(&w, Role::Parent, "").await;
    let correct = CorrectRegistrationCommand {
        caller,
        registration: id,
        name: Name::new("Kidist", "Alemu", "Hailu"),
        number: Number::default(),
    };
    w.store.write(w.school, correct).await.expect("corrected");
    let told = format!(
        "SELECT COUNT(*) FROM notifications WHERE kind = 'registration_waits' AND member_id = {} AND request_id = {id}",
        w.admin.member
    );
    assert_eq!(w.number(&told).await, 1, "a correction of what waits tells nobody again");
    assert_eq!(w.number("SELECT COUNT(*) FROM notifications WHERE kind = 'registration_waits'").await, 1);
    assert_eq!([waiting(&w, w.admin).await, waiting(&w, w.far_admin).await], [1, 0]);
    approve(&w, id).await.expect("approved");
    assert_eq!(waiting(&w, w.admin).await, 0, "what is decided waits no longer");
    let member = roles(&w, caller).await[0].1;
    let told =
        format!("SELECT COUNT(*) FROM notifications WHERE kind = 'registration_approved' AND member_id = {member}");
    assert_eq!(w.number(&told).await, 1);
}
