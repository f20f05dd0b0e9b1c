//! The number and the class of a student who registers: who on the rolls is meant, and who never is.

use school::{
    id::{ClassId, MemberId},
    person::{Name, PersonAct, PersonProblem, Role},
    registration::Refusal,
    view::{DecideRegistration, Problem, RegistrationTab, Verdict},
};
use store::{Error, id::mint, plan::PlannedMember};

use super::{approve, decide, line, open, refused, registered, roles, seen_by, verdict};
use crate::{contracts, world::World};

contracts!(
    a_students_number_finds_the_student_on_the_rolls,
    a_number_that_is_anothers_is_never_joined,
    an_admin_gives_a_student_a_number_and_a_class,
);

/// A student on the rolls who has no login.
async fn on_the_rolls(w: &World, number: &str) -> MemberId {
    let class = Some(ClassId(w.number("SELECT MIN(class_id) FROM members").await));
    let name = Name::new("Kidist", "Alemu", "");
    let (id, number) = (MemberId(mint()), number.to_owned());
    w.store
        .add_member(w.school, PlannedMember { id, account: None, role: Role::Student, number, name, class })
        .await
        .expect("added")
}

async fn a_students_number_finds_the_student_on_the_rolls(w: World) {
    open(&w).await;
    let known = on_the_rolls(&w, "N77").await;
    let (caller, id) = registered(&w, Role::Student, "N77").await;
    let holder = line(&w, id).await.holder.expect("shown to the admin");
    assert_eq!((holder.member, holder.is_free, holder.class.is_empty()), (known, true, false));
    approve(&w, id).await.expect("joined");
    assert_eq!(roles(&w, caller).await, [(Role::Student, known)]);
    let kept = w.number(&format!("SELECT COUNT(*) FROM members WHERE id = {known} AND grandfather_name = ''")).await;
    assert_eq!(kept, 1, "the name is the school's");
    let act = PersonAct::LoginGiven.name();
    let acts = format!("SELECT COUNT(*) FROM member_history WHERE member_id = {known} AND act = '{act}'");
    assert_eq!(w.number(&acts).await, 1);
}

async fn a_number_that_is_anothers_is_never_joined(w: World) {
    open(&w).await;
    on_the_rolls(&w, "N66").await;
    let (_, first) = registered(&w, Role::Student, "N66").await;
    approve(&w, first).await.expect("joined");
    let (_, id) = registered(&w, Role::Student, "N66").await;
    let holder = line(&w, id).await.holder.expect("shown to the admin");
    assert!(!holder.is_free, "has a login");
    let taken = approve(&w, id).await;
    assert!(matches!(taken, Err(Error::Invalid(Problem::Person(PersonProblem::NumberTaken)))), "{taken:?}");
    // The number came to a student on the rolls after the admin looked.
    let (_, other) = registered(&w, Role::Student, "N88").await;
    let before = line(&w, other).await;
    on_the_rolls(&w, "N88").await;
    let late = decide(&w, w.admin, verdict(&before, Verdict::Approve)).await;
    assert!(refused(&late, Refusal::Changed), "{late:?}");
    let mut forged = verdict(&line(&w, other).await, Verdict::Approve);
    forged.holder = Some(w.student.member);
    let forged = decide(&w, w.admin, forged).await;
    assert!(refused(&forged, Refusal::Changed), "{forged:?}");
}

async fn an_admin_gives_a_student_a_number_and_a_class(w: World) {
    open(&w).await;
    let (caller, id) = registered(&w, Role::Student, "").await;
    let waits = line(&w, id).await;
    let none = decide(&w, w.admin, verdict(&waits, Verdict::Approve)).await;
    assert!(matches!(none, Err(Error::Invalid(Problem::Person(PersonProblem::NumberMissing)))), "{none:?}");
    let page = seen_by(&w, w.admin, RegistrationTab::Waiting).await.expect("the admin reads");
    let class = page.classes.first().expect("the school has a class").class;
    for (wrong, problem) in [(ClassId(1), PersonProblem::ClassUnknown), (class, PersonProblem::NumberTaken)] {
        let number = if wrong == class { "N1".to_owned() } else { "N2".to_owned() };
        if wrong == class {
            on_the_rolls(&w, "N1").await;
        }
        let with = DecideRegistration { number, class: Some(wrong), ..verdict(&waits, Verdict::Approve) };
        let outcome = decide(&w, w.admin, with).await;
        let said = matches!(&outcome, Err(Error::Invalid(Problem::Person(found))) if *found == problem);
        assert!(said, "{problem:?}: {outcome:?}");
    }
    let with = DecideRegistration { number: "N3".into(), class: Some(class), ..verdict(&waits, Verdict::Approve) };
    decide(&w, w.admin, with).await.expect("approved");
    let member = roles(&w, caller).await[0].1;
    let there = format!("SELECT COUNT(*) FROM members WHERE id = {member} AND number = 'N3' AND class_id = {class}");
    assert_eq!(w.number(&there).await, 1);
}
