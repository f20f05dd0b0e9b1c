//! What a roster changes, and what it refuses.

use super::*;
use crate::person::{Address, Name, Number};

fn known() -> Known {
    let person = |id, role, number: &str, given: &str, email: &str, login: Option<&str>| KnownPerson {
        member: MemberId(id),
        version: Version(1),
        role,
        login: login.map(|address| (AccountId(1_000 + id), address.to_owned())),
        particulars: Particulars {
            name: Name::new(given, "Girma", "Tadesse"),
            number: Number::typed(number).expect("a number"),
            class: (role == Role::Student).then_some(ClassId(9)),
            email: Address::typed(email).expect("an address"),
        },
    };
    Known {
        people: vec![
            person(1, Role::Student, "S1", "Abeba", "", None),
            person(2, Role::Student, "S2", "Biruk", "", Some("biruk@home.et")),
            person(3, Role::Teacher, "", "Chaltu", "", Some("chaltu@school.et")),
            person(4, Role::Parent, "", "Dawit", "dawit@home.et", None),
        ],
        classes: vec![(ClassId(9), "Grade 9 A".into()), (ClassId(11), "Grade 11 Natural B".into())],
        earlier_classes: vec![(ClassId(8), "Grade 8 A".into())],
    }
}

fn line(number: &str, given: &str, role: &str, class: &str, email: &str) -> RosterLine {
    let text = |text: &str| text.to_owned();
    RosterLine {
        line: 2,
        number: text(number),
        given: text(given),
        role: text(role),
        class: text(class),
        email: text(email),
        ..RosterLine::default()
    }
}

fn only(line: &RosterLine) -> RosterPlan {
    plan(std::slice::from_ref(line), &known())
}

#[test]
fn what_is_known_is_unchanged_and_an_empty_cell_says_nothing() {
    let same = [
        line("S1", "Abeba", "student", "9 A", ""),
        line("S1", "", "", "", ""),
        line("S2", "Biruk", "Student", "grade 9a", "BIRUK@home.et"),
        line("", "Chaltu", "teacher", "", "chaltu@school.et"),
        line("", "", "parent", "", "dawit@home.et"),
    ];
    for line in same {
        assert_eq!(only(&line), RosterPlan { unchanged: 1, ..RosterPlan::default() }, "{line:?}");
    }
}

#[test]
fn every_change_has_its_old_and_its_new_value() {
    let moved = only(&RosterLine { father: "Alemu".into(), ..line("S1", "Abeba", "", "11 Natural B", "a@home.et") });
    let told: Vec<_> = moved.changed[0].changes.iter().map(|c| (c.field, &*c.old, &*c.new)).collect();
    let expected = [
        (PersonField::FatherName, "Girma", "Alemu"),
        (PersonField::Class, "Grade 9 A", "Grade 11 Natural B"),
        (PersonField::Email, "", "a@home.et"),
    ];
    assert_eq!((told, moved.unchanged, moved.bad.len()), (expected.to_vec(), 0, 0));
    // Who has no number gets one; the address tells who it is.
    let numbered = only(&line("T7", "", "teacher", "", "chaltu@school.et"));
    assert_eq!(numbered.changed[0].member, MemberId(3));
    assert_eq!(numbered.changed[0].login, Some(AccountId(1_003)));
}

#[test]
fn a_new_person_has_all_that_the_line_says() {
    let new = only(&line("S9", " Eden ", "student", "11 natural b", "Eden@Home.et")).new;
    assert_eq!((&*new[0].particulars.name.given, new[0].particulars.class), ("Eden", Some(ClassId(11))));
    assert_eq!((&*new[0].class_name, new[0].particulars.email.as_str()), ("Grade 11 Natural B", "eden@home.et"));
    let formula = only(&line("S9", "=HYPERLINK(1)", "student", "", "")).new;
    assert_eq!(formula[0].particulars.name.given, "=HYPERLINK(1)", "what looks like a formula is text");
    // The teacher's own address: the same login is a parent, too.
    let parent = only(&line("", "Chaltu", "parent", "", "chaltu@school.et")).new;
    assert_eq!(parent[0].login, Some(AccountId(1_003)));
}

#[test]
fn a_bad_line_names_its_column_its_value_and_the_reason() {
    use LineProblem as L;
    use PersonField as F;
    use PersonProblem as P;
    let cases = [
        (line("", "New", "student", "", ""), F::Number, L::Person(P::NumberMissing)),
        (line("", "New", "teacher", "", ""), F::Number, L::KeyMissing),
        (line("S9", "", "student", "", ""), F::GivenName, L::Person(P::GivenNameMissing)),
        (line("S9", "New", "", "", ""), F::Role, L::RoleMissing),
        (line("S9", "New", "root", "", ""), F::Role, L::Person(P::RoleUnknown)),
        (line("S1", "Abeba", "teacher", "", ""), F::Role, L::Person(P::RoleStays)),
        (line("S9", "New", "student", "13 Z", ""), F::Class, L::Person(P::ClassUnknown)),
        (line("S9", "New", "student", "8 A", ""), F::Class, L::Person(P::ClassUnknown)),
        (line("T9", "New", "teacher", "9 A", ""), F::Class, L::Person(P::ClassOfNoStudent)),
        (line("S9", "New", "student", "", "nowhere"), F::Email, L::Person(P::EmailOdd)),
        (line("S9", "New", "student", "", "biruk@home.et"), F::Email, L::Person(P::EmailTaken)),
        (line("S1", "Abeba", "student", "", "biruk@home.et"), F::Email, L::Person(P::EmailTaken)),
        (line("S2", "Biruk", "student", "", "new@home.et"), F::Email, L::Person(P::EmailOfLogin)),
    ];
    for (mut line, field, why) in cases {
        let plan = only(&line);
        let value = line.cell(field).clone();
        let bad = crate::view::RosterBad { line: 2, field: Some(field), value, why };
        assert_eq!(plan, RosterPlan { bad: vec![bad], ..RosterPlan::default() }, "{line:?}");
    }
    let beyond = only(&RosterLine { beyond: "x".into(), ..line("S1", "", "", "", "") });
    assert_eq!((beyond.bad[0].field, beyond.bad[0].why), (None, L::Beyond));
}

#[test]
fn one_person_stands_in_one_line() {
    let at = |n, line| RosterLine { line: n, ..line };
    let lines = [
        at(2, line("S1", "Abeba", "", "", "")),
        at(3, line("S1", "Other", "", "", "")),
        at(4, line("T7", "", "teacher", "", "chaltu@school.et")),
        at(5, line("", "", "teacher", "", "chaltu@school.et")),
        at(6, line("S8", "New", "student", "", "")),
        at(7, line("S8", "New", "student", "", "")),
    ];
    let plan = plan(&lines, &known());
    let bad: Vec<_> = plan.bad.iter().map(|bad| (bad.line, bad.why)).collect();
    let twice = |line| LineProblem::Twice { line };
    assert_eq!(bad, [(3, twice(2)), (5, twice(4)), (7, twice(6))]);
    assert_eq!((plan.unchanged, plan.changed.len(), plan.new.len()), (1, 1, 1));
}

#[test]
fn an_applied_roster_changes_nothing_when_it_comes_again() {
    let lines: Vec<RosterLine> = [
        line("S1", "Abeba", "student", "11 Natural B", "abeba@home.et"),
        line("S9", "Eden", "student", "9 A", ""),
        line("", "Chaltu", "parent", "", "chaltu@school.et"),
        line("", "Fasil", "admin", "", "fasil@school.et"),
    ]
    .into_iter()
    .zip(2..)
    .map(|(line, n)| RosterLine { line: n, ..line })
    .collect();
    let mut known = known();
    let first = plan(&lines, &known);
    assert_eq!((first.new.len(), first.changed.len(), first.bad.len()), (3, 1, 0));
    for person in first.changed {
        let there = known.people.iter_mut().find(|p| p.member == person.member).expect("the person is there");
        there.particulars = person.to;
    }
    for (person, id) in first.new.into_iter().zip(50..) {
        let address = person.particulars.email.as_str().to_owned();
        let login = person.login.map(|account| (account, address));
        let mut particulars = person.particulars;
        if login.is_some() {
            particulars.email = Address::default();
        }
        let (member, version, role) = (MemberId(id), Version(1), person.role);
        known.people.push(KnownPerson { member, version, role, login, particulars });
    }
    assert_eq!(plan(&lines, &known), RosterPlan { unchanged: 4, ..RosterPlan::default() });
}
