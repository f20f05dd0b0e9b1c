//! Rosters from a file: previewed, then applied as they were shown, once.

use std::time::Instant as Moment;

use school::{
    id::RosterId,
    person::{PersonAct, PersonField, PersonProblem, Role, Standing},
    roster::{LineProblem, ROSTER_LINES, RosterLine, RosterProblem},
    view::{ApplyRoster, ChangeStanding, PeopleFilter, Problem, RosterPage},
};
use store::{
    Error,
    people::{self, HoldRoster},
};

use crate::{
    contracts,
    world::{Person, World},
};

contracts!(
    a_preview_changes_nothing_and_says_everything,
    what_was_previewed_is_applied_once,
    a_roster_that_comes_again_changes_nothing,
    a_bad_line_keeps_all_from_being_applied_unless_it_is_left_out,
    who_changed_since_the_preview_is_previewed_again,
    a_roster_is_the_own_schools,
    a_roster_is_kept_for_a_day,
    two_thousand_lines_take_no_time,
);

fn line(n: u32, cells: [&str; 5]) -> RosterLine {
    let [number, given, role, class, email] = cells.map(ToOwned::to_owned);
    RosterLine { line: n, number, given, role, class, email, ..RosterLine::default() }
}

/// A new student, a student in whose line something is new, one whose line says nothing new, and a new teacher.
fn four() -> Vec<RosterLine> {
    vec![
        line(2, ["N1", "Eden", "student", "9 A", ""]),
        line(3, ["S5", "Hana", "student", "", ""]),
        line(4, ["S6", "Abel", "student", "Grade 9 A", ""]),
        line(5, ["", "Fasil", "teacher", "", "fasil@school.et"]),
    ]
}

async fn hold(w: &World, person: Person, lines: Vec<RosterLine>) -> Result<RosterId, Error> {
    let roster = HoldRoster { school: w.school, file_name: "roster.csv".into(), lines };
    w.store.hold_roster(person.caller(), roster).await
}

async fn shown(w: &World, person: Person, roster: RosterId) -> Result<RosterPage, Error> {
    let mut reader = w.store.read().await.expect("a reader");
    people::roster(&mut reader, person.caller(), roster).await
}

fn all(roster: RosterId) -> ApplyRoster {
    ApplyRoster { roster, good_only: false }
}

fn problem<T: std::fmt::Debug>(refused: Result<T, Error>) -> RosterProblem {
    match refused {
        Err(Error::Invalid(Problem::Roster(problem))) => problem,
        other => panic!("{other:?}"),
    }
}

async fn a_preview_changes_nothing_and_says_everything(w: World) {
    let before = w.number("SELECT COUNT(*) FROM members").await;
    let roster = hold(&w, w.admin, four()).await.expect("held");
    let page = shown(&w, w.admin, roster).await.expect("the preview loads");
    assert_eq!((&*page.file_name, &*page.school_name, page.outcome), ("roster.csv", "Yeneta School", None));
    let new: Vec<_> = page.shown.new.iter().map(|p| (p.line, &*p.name.given, p.role, &*p.class)).collect();
    assert_eq!(new, [(2, "Eden", Role::Student, "Grade 9 A"), (5, "Fasil", Role::Teacher, "")]);
    let changed = &page.shown.changed[0];
    let told: Vec<_> = changed.changes.iter().map(|c| (c.field, &*c.old, &*c.new)).collect();
    assert_eq!(
        (changed.line, changed.member, told),
        (3, w.student.member, vec![(PersonField::GivenName, "Hanna", "Hana")])
    );
    assert_eq!((page.shown.changed.len(), page.shown.unchanged, page.shown.bad.len()), (1, 1, 0));
    assert_eq!(w.number("SELECT COUNT(*) FROM members").await, before);
    assert_eq!(w.number("SELECT COUNT(*) FROM changes WHERE kind = 'people_changed'").await, 0);
    assert_eq!(problem(hold(&w, w.admin, Vec::new()).await), RosterProblem::Empty);
    let many = vec![line(2, ["N1", "Eden", "student", "", ""]); ROSTER_LINES + 1];
    assert_eq!(problem(hold(&w, w.admin, many).await), RosterProblem::TooManyLines);
}

async fn what_was_previewed_is_applied_once(w: World) {
    let roster = hold(&w, w.admin, four()).await.expect("held");
    let applied = w.store.apply_roster(w.admin.caller(), all(roster)).await.expect("applied");
    assert_eq!((applied.outcome.added, applied.outcome.changed, applied.outcome.left_out), (2, 1, 0));
    let again = w.store.apply_roster(w.admin.caller(), all(roster)).await.expect("it answers with the same");
    assert_eq!((again.outcome, again.revision), (applied.outcome, None), "nobody hears of it twice");
    let page = shown(&w, w.admin, roster).await.expect("the outcome loads");
    assert_eq!((page.outcome, page.shown.new.len()), (Some(applied.outcome), 0), "the names are not kept twice");
    let mut reader = w.store.read().await.expect("a reader");
    let filter = PeopleFilter { search: "eden".into(), ..PeopleFilter::default() };
    let list = people::list(&mut reader, w.admin.caller(), &filter).await.expect("the list loads");
    assert_eq!((&*list.people[0].number, &*list.people[0].class.plain()), ("N1", "Grade 9 A"));
    for (member, act) in
        [(list.people[0].member, PersonAct::AddedByRoster), (w.student.member, PersonAct::ChangedByRoster)]
    {
        let person = people::person(&mut reader, w.admin.caller(), member).await.expect("the person loads");
        let history: Vec<_> = person.history.iter().map(|e| (e.act, &*e.reason, &*e.by.given)).collect();
        assert_eq!(history, [(act, "roster.csv", "Almaz")]);
    }
    assert_eq!(w.number("SELECT COUNT(*) FROM changes WHERE kind = 'people_changed'").await, 1, "one event for all");
}

async fn a_roster_that_comes_again_changes_nothing(w: World) {
    let roster = hold(&w, w.admin, four()).await.expect("held");
    w.store.apply_roster(w.admin.caller(), all(roster)).await.expect("applied");
    let again = hold(&w, w.admin, four()).await.expect("held");
    let page = shown(&w, w.admin, again).await.expect("the preview loads");
    assert_eq!((page.shown.unchanged, page.shown.changes_something(), page.shown.bad.len()), (4, false, 0));
    let refused = w.store.apply_roster(w.admin.caller(), all(again)).await;
    assert_eq!(problem(refused), RosterProblem::NothingToDo);
}

async fn a_bad_line_keeps_all_from_being_applied_unless_it_is_left_out(w: World) {
    let before = w.number("SELECT COUNT(*) FROM members").await;
    let mut lines = four();
    lines.push(line(6, ["N2", "Bad", "student", "13 Z", ""]));
    let roster = hold(&w, w.admin, lines).await.expect("held");
    let page = shown(&w, w.admin, roster).await.expect("the preview loads");
    let bad: Vec<_> = page.shown.bad.iter().map(|b| (b.line, b.field, &*b.value, b.why)).collect();
    let why = LineProblem::Person(PersonProblem::ClassUnknown);
    assert_eq!(bad, [(6, Some(PersonField::Class), "13 Z", why)]);
    let refused = w.store.apply_roster(w.admin.caller(), all(roster)).await;
    assert_eq!(problem(refused), RosterProblem::HasProblems);
    assert_eq!(w.number("SELECT COUNT(*) FROM members").await, before);
    let good = ApplyRoster { good_only: true, ..all(roster) };
    let applied = w.store.apply_roster(w.admin.caller(), good).await.expect("applied without the bad line");
    assert_eq!((applied.outcome.added, applied.outcome.changed, applied.outcome.left_out), (2, 1, 1));
    assert_eq!(w.number("SELECT COUNT(*) FROM members").await, before + 2);
    assert_eq!(w.number("SELECT COUNT(*) FROM members WHERE number = 'N2'").await, 0);
}

async fn who_changed_since_the_preview_is_previewed_again(w: World) {
    let before = w.number("SELECT COUNT(*) FROM members").await;
    let roster = hold(&w, w.admin, four()).await.expect("held");
    w.behind(&format!("UPDATE members SET given_name = 'Hanan' WHERE id = {}", w.student.member)).await;
    let refused = w.store.apply_roster(w.admin.caller(), all(roster)).await;
    assert_eq!(problem(refused), RosterProblem::Outdated);
    assert_eq!(w.number("SELECT COUNT(*) FROM members").await, before, "nothing of it was applied");
    w.store.plan_roster_again(w.admin.caller(), roster).await.expect("previewed again");
    let page = shown(&w, w.admin, roster).await.expect("the preview loads");
    assert_eq!(page.shown.changed[0].changes[0].old, "Hanan");
    w.store.apply_roster(w.admin.caller(), all(roster)).await.expect("applied");
    let refused = w.store.plan_roster_again(w.admin.caller(), roster).await;
    assert!(matches!(refused, Err(Error::NotFound)), "an applied roster is over: {refused:?}");
    // Somebody's standing is no part of a roster: it outdates nothing.
    let roster = hold(&w, w.admin, vec![line(2, ["S6", "Abela", "", "", ""])]).await.expect("held");
    let change = ChangeStanding { member: w.sibling.member, to: Standing::Suspended, reason: "away".into() };
    w.store.change_standing(w.admin.caller(), change).await.expect("suspended");
    w.store.apply_roster(w.admin.caller(), all(roster)).await.expect("applied");
    assert_eq!(w.number("SELECT COUNT(*) FROM members WHERE given_name = 'Abela' AND status = 'suspended'").await, 1);
}

async fn a_roster_is_the_own_schools(w: World) {
    let roster = hold(&w, w.admin, four()).await.expect("held");
    for person in [w.far_admin, w.teacher, w.student, w.suspended] {
        let refused = hold(&w, person, four()).await;
        assert!(matches!(refused, Err(Error::NotFound)), "{refused:?}");
        let refused = shown(&w, person, roster).await;
        assert!(matches!(refused, Err(Error::NotFound)), "{refused:?}");
        let refused = w.store.apply_roster(person.caller(), all(roster)).await;
        assert!(matches!(refused, Err(Error::NotFound)), "{refused:?}");
        let refused = w.store.plan_roster_again(person.caller(), roster).await;
        assert!(matches!(refused, Err(Error::NotFound)), "{refused:?}");
    }
    let nowhere = w.store.apply_roster(w.admin.caller(), all(RosterId(1))).await;
    assert!(matches!(nowhere, Err(Error::NotFound)), "{nowhere:?}");
}

async fn a_roster_is_kept_for_a_day(w: World) {
    let old = hold(&w, w.admin, four()).await.expect("held");
    let applied = hold(&w, w.admin, four()).await.expect("held");
    w.store.apply_roster(w.admin.caller(), all(applied)).await.expect("applied");
    w.behind("UPDATE roster_imports SET created_at = created_at - 90000000").await;
    hold(&w, w.admin, four()).await.expect("held");
    let gone = shown(&w, w.admin, old).await;
    assert!(matches!(gone, Err(Error::NotFound)), "{gone:?}");
    shown(&w, w.admin, applied).await.expect("what was applied is kept");
}

async fn two_thousand_lines_take_no_time(w: World) {
    let lines = |given: &str| -> Vec<RosterLine> {
        (2..2_002).map(|n| line(n, [&format!("R{n}"), given, "student", "9 A", &format!("r{n}@home.et")])).collect()
    };
    for given in ["Eden", "Edena"] {
        let started = Moment::now();
        let roster = hold(&w, w.admin, lines(given)).await.expect("held");
        let held = started.elapsed();
        let applied = w.store.apply_roster(w.admin.caller(), all(roster)).await.expect("applied");
        println!("2,000 lines of {given}: held in {held:?}, applied in {:?}", started.elapsed() - held);
        assert_eq!(applied.outcome.added + applied.outcome.changed, 2_000);
        assert!(started.elapsed().as_secs() < 15, "{:?}", started.elapsed());
    }
    let rolls = w.number("SELECT COUNT(*) FROM members WHERE given_name = 'Edena'").await;
    let told = w.number("SELECT COUNT(*) FROM member_history").await;
    assert_eq!((rolls, told), (2_000, 4_000));
}
