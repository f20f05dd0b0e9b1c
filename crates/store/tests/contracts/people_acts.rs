//! What admins do with people: adding, changing, suspending, reactivating.

use school::{
    id::{ClassId, MemberId, Version},
    person::{FieldChange, Name, PersonAct, PersonField, PersonProblem, Role, Standing},
    view::{AddPerson, ChangePerson, ChangeStanding, PersonPage, PersonSaved, Problem},
};
use store::{
    Caller, Error, feed,
    permit::{ReadsGradebook, SchoolAdmin},
    session::{NewSession, TokenHash},
};

use crate::{
    contracts,
    world::{Person, World, save_id},
};

contracts!(
    a_person_is_added_once_with_a_line_of_history,
    what_is_refused_of_a_new_person_changes_nothing,
    an_address_of_the_school_joins_its_login_and_a_strange_one_waits,
    a_change_is_kept_with_old_and_new,
    a_change_over_somebody_elses_is_refused,
    a_suspended_person_is_signed_out_everywhere_and_comes_back,
    who_has_another_membership_stays_signed_in,
    nobody_suspends_themselves_and_admins_not_each_other,
    who_is_suspended_is_woken,
);

async fn class(w: &World) -> ClassId {
    ClassId(w.number("SELECT MIN(class_id) FROM members WHERE number = 'S6'").await)
}

fn student(w: &World, number: &str, key: &str) -> AddPerson {
    AddPerson {
        school: w.school,
        role: Role::Student,
        given: " Abeba ".into(),
        father: "Girma".into(),
        grandfather: String::new(),
        number: number.into(),
        class: None,
        email: String::new(),
        save_id: save_id(key),
    }
}

async fn page(w: &World, member: MemberId) -> PersonPage {
    let mut reader = w.store.read().await.expect("a reader");
    store::people::person(&mut reader, w.admin.caller(), member).await.expect("the person loads")
}

fn problem<T: std::fmt::Debug>(refused: Result<T, Error>) -> PersonProblem {
    match refused {
        Err(Error::Invalid(Problem::Person(problem))) => problem,
        other => panic!("{other:?}"),
    }
}

async fn a_person_is_added_once_with_a_line_of_history(w: World) {
    let add =
        AddPerson { class: Some(class(&w).await), email: "Abeba@Home.et".into(), ..student(&w, " N1 ", "add-key-1") };
    let saved = w.store.add_person(w.admin.caller(), add.clone()).await.expect("added");
    let again = w.store.add_person(w.admin.caller(), add.clone()).await.expect("the same addition");
    assert_eq!(saved, again, "sent twice, it counts once");
    let page = page(&w, saved.member).await;
    let person = &page.person;
    assert_eq!((person.name.clone(), &*person.number), (Name::new("Abeba", "Girma", ""), "N1"));
    assert_eq!((&*person.class.plain(), &*person.email, person.has_login), ("Grade 9 A", "abeba@home.et", false));
    let acts: Vec<_> = page.history.iter().map(|event| (event.act, &*event.by.given)).collect();
    assert_eq!(acts, [(PersonAct::Added, "Almaz")]);
    assert_eq!(page.as_of.cursor.at(w.school), saved.revision);
    assert_eq!(w.number("SELECT COUNT(*) FROM changes WHERE kind = 'people_changed'").await, 1);
    decide(&w, w.admin.caller(), w.student, Standing::Suspended, "left").await.expect("somebody else is suspended");
    let late = w.store.add_person(w.admin.caller(), add).await.expect("the same addition");
    assert_eq!(late.revision, saved.revision, "another person's change is not taken for it");
}

async fn what_is_refused_of_a_new_person_changes_nothing(w: World) {
    let before = w.number("SELECT COUNT(*) FROM members").await;
    let base = || student(&w, "N1", "add-key-1");
    let taken = format!("hanna-{}@example.et", w.student.account);
    let cases = [
        (AddPerson { given: " ".into(), ..base() }, PersonProblem::GivenNameMissing),
        (AddPerson { number: String::new(), ..base() }, PersonProblem::NumberMissing),
        (AddPerson { number: "S6".into(), ..base() }, PersonProblem::NumberTaken),
        (AddPerson { number: "S6".into(), role: Role::Teacher, ..base() }, PersonProblem::NumberTaken),
        (AddPerson { class: Some(ClassId(1)), ..base() }, PersonProblem::ClassUnknown),
        (AddPerson { class: Some(ClassId(1)), role: Role::Parent, ..base() }, PersonProblem::ClassOfNoStudent),
        (AddPerson { email: "nowhere".into(), ..base() }, PersonProblem::EmailOdd),
        (AddPerson { email: taken, ..base() }, PersonProblem::EmailTaken),
    ];
    for (add, expected) in cases {
        assert_eq!(problem(w.store.add_person(w.admin.caller(), add).await), expected);
    }
    let far = AddPerson { school: w.second_school, ..base() };
    let strangers = [(w.admin, far.clone()), (w.far_admin, base()), (w.teacher, base()), (w.suspended, base())];
    for (person, add) in strangers {
        let refused = w.store.add_person(person.caller(), add).await;
        assert!(matches!(refused, Err(Error::NotFound)), "{refused:?}");
    }
    let far_class = AddPerson { class: Some(class(&w).await), ..far };
    assert_eq!(problem(w.store.add_person(w.far_admin.caller(), far_class).await), PersonProblem::ClassUnknown);
    assert_eq!(w.number("SELECT COUNT(*) FROM members").await, before);
    assert_eq!(w.number("SELECT COUNT(*) FROM member_history").await, 0);
}

async fn an_address_of_the_school_joins_its_login_and_a_strange_one_waits(w: World) {
    let parent = |email: String, key| AddPerson { role: Role::Parent, email, ..student(&w, "", key) };
    let own = format!("tesfaye-{}@example.et", w.teacher.account);
    let joined = w.store.add_person(w.admin.caller(), parent(own, "add-key-1")).await.expect("a teacher is a parent");
    let shown = page(&w, joined.member).await;
    assert!(shown.person.has_login);
    assert_eq!(shown.other_roles.iter().map(|r| r.member).collect::<Vec<_>>(), [w.teacher.member]);
    let profile = w.store.profile(w.teacher.account).await.expect("it answers").expect("it is there");
    assert_eq!(profile.memberships.iter().map(|m| m.role).collect::<Vec<_>>(), [Role::Teacher, Role::Parent]);
    // A student calls an address their own that belongs to a teacher to come: the role waits for its owner.
    let squatted = format!("hanna-{}@example.et", w.student.account);
    let teacher = AddPerson { role: Role::Teacher, email: squatted, ..student(&w, "", "add-key-4") };
    let waiting = w.store.add_person(w.admin.caller(), teacher).await.expect("added");
    assert!(!page(&w, waiting.member).await.person.has_login);
    // The other school's address is a stranger's here: its owner joins by an invitation.
    let foreign = format!("ruth-{}@example.et", w.far_student.account);
    let waiting = w.store.add_person(w.admin.caller(), parent(foreign.clone(), "add-key-2")).await.expect("added");
    let shown = page(&w, waiting.member).await;
    assert_eq!((shown.person.has_login, shown.person.email), (false, foreign.clone()));
    let twice = w.store.add_person(w.admin.caller(), parent(foreign, "add-key-3")).await;
    assert_eq!(problem(twice), PersonProblem::EmailTaken);
}

fn change(page: &PersonPage) -> ChangePerson {
    let person = page.person.clone();
    ChangePerson {
        member: person.member,
        given: person.name.given,
        father: person.name.father,
        grandfather: person.name.grandfather,
        number: person.number,
        class: page.class,
        email: person.email,
        seen: page.version,
    }
}

async fn a_change_is_kept_with_old_and_new(w: World) {
    let before = page(&w, w.student.member).await;
    let wanted = ChangePerson { given: "Hana".into(), class: None, email: "other@home.et".into(), ..change(&before) };
    let saved = w.store.change_person(w.admin.caller(), wanted.clone()).await.expect("changed");
    assert_eq!(saved.version, before.version.next());
    let after = page(&w, w.student.member).await;
    assert_eq!((&*after.person.name.given, after.class, &*after.person.class.plain()), ("Hana", None, ""));
    assert_eq!(after.person.email, before.person.email, "the address of a login is its owner's");
    let told = |field, old: &str, new: &str| FieldChange { field, old: old.into(), new: new.into() };
    let changes = [told(PersonField::GivenName, "Hanna", "Hana"), told(PersonField::Class, "Grade 9 A", "")];
    assert_eq!((after.history[0].act, &*after.history[0].changes), (PersonAct::Changed, &changes[..]));
    let again = w.store.change_person(w.admin.caller(), wanted.clone()).await.expect("the same change");
    assert_eq!((again.version, page(&w, w.student.member).await.history.len()), (saved.version, 1));
    assert!(saved.revision.is_some() && again.revision.is_none(), "who changed nothing has no revision of their own");
    for (caller, member) in [(w.teacher, w.student), (w.far_admin, w.student), (w.admin, w.far_student)] {
        let refused =
            w.store.change_person(caller.caller(), ChangePerson { member: member.member, ..wanted.clone() }).await;
        assert!(matches!(refused, Err(Error::NotFound)), "{refused:?}");
    }
    let clash = ChangePerson { number: "S6".into(), ..change(&after) };
    assert_eq!(problem(w.store.change_person(w.admin.caller(), clash).await), PersonProblem::NumberTaken);
}

async fn a_change_over_somebody_elses_is_refused(w: World) {
    let seen = page(&w, w.student.member).await;
    let first = ChangePerson { given: "Hana".into(), ..change(&seen) };
    w.store.change_person(w.admin.caller(), first).await.expect("changed");
    let second = ChangePerson { father: "Other".into(), ..change(&seen) };
    assert_eq!(problem(w.store.change_person(w.admin.caller(), second).await), PersonProblem::Overtaken);
    assert_eq!(page(&w, w.student.member).await.person.name, Name::new("Hana", "Girma", "Tadesse"));
}

async fn decide(w: &World, caller: Caller, person: Person, to: Standing, reason: &str) -> Result<PersonSaved, Error> {
    let change = ChangeStanding { member: person.member, to, reason: reason.into() };
    w.store.change_standing(caller, change).await
}

async fn session(w: &World, person: Person, byte: u8) -> TokenHash {
    let (token, expires_at) = (TokenHash::new([byte; 32]), w.store.now().plus_millis(60_000));
    let new = NewSession { token: token.clone(), account: person.account, expires_at, device: String::new() };
    w.store.create_session(&new).await.expect("the session is made");
    token
}

async fn is_signed_in(w: &World, token: &TokenHash) -> bool {
    w.store.session_by_hash(token).await.expect("it answers").is_some()
}

async fn a_suspended_person_is_signed_out_everywhere_and_comes_back(w: World) {
    let devices = [session(&w, w.teacher, 1).await, session(&w, w.teacher, 2).await];
    assert_eq!(
        problem(decide(&w, w.admin.caller(), w.teacher, Standing::Suspended, " ").await),
        PersonProblem::ReasonMissing
    );
    let done = decide(&w, w.admin.caller(), w.teacher, Standing::Suspended, "on leave").await.expect("suspended");
    assert!(!is_signed_in(&w, &devices[0]).await && !is_signed_in(&w, &devices[1]).await);
    let mut reader = w.store.read().await.expect("a reader");
    let book = ReadsGradebook::mint(&mut reader, w.teacher.caller(), w.maths).await;
    assert!(matches!(book, Err(Error::NotFound)), "{book:?}");
    let again = decide(&w, w.admin.caller(), w.teacher, Standing::Suspended, "again").await.expect("it stands");
    assert_eq!((again.version, done.version), (Version(2), Version(2)));
    decide(&w, w.admin.caller(), w.teacher, Standing::Active, "back").await.expect("reactivated");
    ReadsGradebook::mint(&mut reader, w.teacher.caller(), w.maths).await.expect("the rights are back");
    let history = page(&w, w.teacher.member).await.history;
    let told: Vec<_> = history.iter().map(|event| (event.act, &*event.reason)).collect();
    assert_eq!(told, [(PersonAct::Reactivated, "back"), (PersonAct::Suspended, "on leave")]);
    for caller in [w.teacher, w.student, w.far_admin, w.suspended] {
        let refused = decide(&w, caller.caller(), w.colleague, Standing::Suspended, "no").await;
        assert!(matches!(refused, Err(Error::NotFound)), "{refused:?}");
    }
}

async fn who_has_another_membership_stays_signed_in(w: World) {
    let token = session(&w, w.parent, 1).await;
    let since =
        feed::cursor_of(&mut w.store.read().await.expect("a reader"), w.parent.account).await.expect("a cursor");
    decide(&w, w.admin.caller(), w.parent, Standing::Suspended, "moved").await.expect("suspended");
    assert!(is_signed_in(&w, &token).await, "a parent at the second school still");
    let mut reader = w.store.read().await.expect("a reader");
    let (events, after) = feed::changes_since(&mut reader, w.parent.account, &since).await.expect("the feed loads");
    assert_eq!((events, after.at(w.school)), (Vec::new(), None), "the school is gone from the feed");
}

async fn nobody_suspends_themselves_and_admins_not_each_other(w: World) {
    let oneself = decide(&w, w.admin.caller(), w.admin, Standing::Suspended, "tired").await;
    assert_eq!(problem(oneself), PersonProblem::Oneself);
    // A second admin, and both suspend each other at once: one of them stays.
    w.behind(&format!("UPDATE members SET role = 'admin' WHERE id = {}", w.teacher.member)).await;
    let (first, second) = tokio::join!(
        decide(&w, w.admin.caller(), w.teacher, Standing::Suspended, "first"),
        decide(&w, w.teacher.caller(), w.admin, Standing::Suspended, "second"),
    );
    assert_ne!(first.is_ok(), second.is_ok(), "{first:?} {second:?}");
    let mut reader = w.store.read().await.expect("a reader");
    let mut left = 0;
    for admin in [w.admin, w.teacher] {
        left += i32::from(SchoolAdmin::mint(&mut reader, admin.caller(), w.school).await.is_ok());
    }
    assert_eq!(left, 1);
}

async fn who_is_suspended_is_woken(w: World) {
    let mut hear = w.store.committed();
    decide(&w, w.admin.caller(), w.teacher, Standing::Suspended, "on leave").await.expect("suspended");
    let committed = hear.recv().await.expect("the commit is told");
    let mut reader = w.store.read().await.expect("a reader");
    let woken = feed::audience(&mut reader, &committed).await.expect("the audience loads");
    assert_eq!(woken, [w.admin.account, w.teacher.account].into_iter().collect());
}
