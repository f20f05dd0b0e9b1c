//! Alerts: who is told what of whom, once, and when not.

pub mod choices;

use school::{
    alert::{AlertRule, Seen, TypedRule},
    grade::Percent,
    id::{AssessmentId, Version},
    notice::NoticeKind,
    view::{Alerts, SaveAlerts, SaveGrade, TouchAssessment},
};
use store::{ColumnAct, alerts, inbox, permit::SetsAlerts};

use crate::{
    contracts,
    grace::{grace, time_passes},
    policies::{exams, json, set},
    reading::children,
    world::{Person, World, save_id},
};

contracts!(
    a_limit_is_told_once_a_crossing_and_to_who_asked,
    a_fall_is_told_from_the_highest_total,
    missing_work_is_told_by_its_title,
    there_are_as_many_notices_as_crossings,
    an_alert_waits_for_the_end_of_a_grace_time,
    a_column_that_is_held_back_alerts_when_it_is_posted,
    a_policy_alerts_as_a_mark_does,
);

/// Under 50 %.
pub fn under(limit: &str) -> TypedRule {
    TypedRule { under_on: true, under: limit.into(), ..TypedRule::default() }
}

pub fn falls(by: &str) -> TypedRule {
    TypedRule { falls_on: true, falls: by.into(), ..TypedRule::default() }
}

pub fn missing() -> TypedRule {
    TypedRule { missing: true, ..TypedRule::default() }
}

pub async fn watch(w: &World, guardian: Person, child: Person, rule: TypedRule) {
    let save = SaveAlerts { child: child.member, rule };
    w.store.save_alerts(guardian.caller(), &save).await.expect("a guardian chooses");
}

pub async fn page(w: &World, guardian: Person) -> Alerts {
    let mut reader = w.store.read().await.expect("a connection is free");
    let permit = SetsAlerts::mint(&mut reader, guardian.caller()).await.expect("a parent");
    alerts::alerts(&mut reader, &permit).await.expect("the page loads")
}

/// Writes a mark of the student over the version; gives the next one.
pub async fn mark(w: &World, assessment: AssessmentId, typed: &str, seen: i64) -> i64 {
    let save = w.save(w.student, assessment, typed, seen);
    w.store.save_grade(w.teacher.caller(), save).await.expect("the teacher may").version.0
}

/// What a person was told, the newest first.
pub async fn told(w: &World, person: Person) -> Vec<NoticeKind> {
    let mut reader = w.store.read().await.expect("a connection is free");
    let inbox = inbox::inbox(&mut reader, person.caller(), 0).await.expect("the inbox loads");
    inbox.lines.iter().map(|line| line.kind).collect()
}

use NoticeKind::{TotalFell, TotalUnder, WorkMissing};

async fn a_limit_is_told_once_a_crossing_and_to_who_asked(w: World) {
    watch(&w, w.parent, w.student, under("50")).await;
    let mut version = 0;
    for (typed, notices) in [("11", 0), ("10", 0), ("9.99", 1), ("9.99", 1), ("3", 1), ("10", 1), ("9", 2)] {
        version = mark(&w, w.quiz, typed, version).await;
        assert_eq!(told(&w, w.parent).await, vec![TotalUnder; notices], "{typed}");
    }
    // A retry of one save is that save.
    let again = SaveGrade { seen: Version(version - 1), ..w.save(w.student, w.quiz, "20", 0) };
    let first = w.store.save_grade(w.teacher.caller(), SaveGrade { seen: Version(version), ..again.clone() }).await;
    let second = w.store.save_grade(w.teacher.caller(), SaveGrade { seen: Version(version), ..again }).await;
    assert_eq!(first.expect("it is saved").revision, second.expect("it was saved").revision);
    // Of the sibling nothing was asked; the other parents are told nothing.
    let of_sibling = w.save(w.sibling, w.quiz, "1", 0);
    w.store.save_grade(w.teacher.caller(), of_sibling).await.expect("the teacher may");
    assert_eq!(told(&w, w.parent).await.len(), 2);
    for other in [w.other_parent, w.unlinked, w.student, w.sibling, w.teacher, w.admin] {
        assert_eq!(told(&w, other).await, []);
    }
    let mut reader = w.store.read().await.expect("a connection is free");
    let inbox = inbox::inbox(&mut reader, w.parent.caller(), 0).await.expect("the inbox loads");
    let line = &inbox.lines[0];
    let about = line.about.as_ref().map(|about| &*about.subject);
    assert_eq!((line.person.as_ref().map(|name| &*name.given), about), (Some("Hanna"), Some("Mathematics")));
    let (target, _) = w.store.read_notice(w.parent.caller(), line.notice).await.expect("it is the parent's");
    assert_eq!((target.course, target.student), (Some(w.maths), Some(w.student.member)));
}

async fn a_fall_is_told_from_the_highest_total(w: World) {
    let mut version = mark(&w, w.quiz, "16", 0).await;
    watch(&w, w.parent, w.student, falls("10")).await;
    // 80, 75, 71, 70, 61, 60, 90, 80 per cent.
    for (typed, notices) in [("15", 0), ("14.2", 0), ("14", 1), ("12.2", 1), ("12", 2), ("18", 2), ("16", 3), ("16", 3)]
    {
        version = mark(&w, w.quiz, typed, version).await;
        assert_eq!(told(&w, w.parent).await, vec![TotalFell; notices], "{typed}");
    }
}

async fn missing_work_is_told_by_its_title(w: World) {
    watch(&w, w.parent, w.student, missing()).await;
    let quiz = mark(&w, w.quiz, "MI", 0).await;
    mark(&w, w.exam, "MI", 0).await;
    assert_eq!(told(&w, w.parent).await, [WorkMissing, WorkMissing]);
    // A zero beside the flag is as missing as before.
    let quiz = mark(&w, w.quiz, "0 MI", quiz).await;
    assert_eq!(told(&w, w.parent).await.len(), 2);
    let quiz = mark(&w, w.quiz, "12", quiz).await;
    mark(&w, w.quiz, "MI", quiz).await;
    let mut reader = w.store.read().await.expect("a connection is free");
    let titles = async |reader: &mut store::Reader| {
        let inbox = inbox::inbox(reader, w.parent.caller(), 0).await.expect("the inbox loads");
        inbox.lines.into_iter().map(|line| line.assessment).collect::<Vec<_>>()
    };
    let some = |title: &str| Some(title.to_owned());
    assert_eq!(titles(&mut reader).await, [some("quiz 1"), some("final_exam 2"), some("quiz 1")]);
    // What is held back since has no title any more.
    w.behind(&format!("UPDATE assessments SET posted_at = NULL WHERE id = {}", w.quiz)).await;
    assert_eq!(titles(&mut reader).await, [None, some("final_exam 2"), None]);
}

/// Numbers that look thrown and are the same on every run.
struct Dice(u64);

impl Dice {
    fn throw(&mut self, sides: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).expect("31 bits") % sides
    }
}

async fn there_are_as_many_notices_as_crossings(w: World) {
    let mut dice = Dice(2_018);
    let rule = TypedRule { under_on: true, under: "55".into(), falls_on: true, falls: "12.5".into(), missing: true };
    watch(&w, w.parent, w.student, rule.clone()).await;
    let rule = AlertRule::typed(&rule).expect("a rule");
    let mut versions = [0, 0];
    let mut states = vec![Seen::default()];
    for _ in 0..60 {
        let at = dice.throw(2);
        let typed = ["0", "4", "9", "12", "17", "20", "MI", "EX", ""][dice.throw(9)];
        versions[at] = mark(&w, [w.quiz, w.exam][at], typed, versions[at]).await;
        let records = children(&w, w.parent).await.expect("a parent reads");
        let child = records.students.iter().find(|of| of.student == w.student.member).expect("the child");
        states.push(Seen::of(&child.courses[0]));
    }
    let is_under = |seen: &Seen| seen.total.zip(rule.under).is_some_and(|(total, limit)| total < limit);
    let under = states.windows(2).filter(|pair| !is_under(&pair[0]) && is_under(&pair[1])).count();
    let missing = states.windows(2).filter(|pair| !pair[1].missing.is_subset(&pair[0].missing)).count();
    let (mut fell, mut highest) = (0, Percent::whole(0));
    for total in states.iter().filter_map(|seen| seen.total) {
        highest = highest.max(total);
        if highest.hundredths - total.hundredths >= 1_250 {
            (fell, highest) = (fell + 1, total);
        }
    }
    for (kind, crossings) in [(TotalUnder, under), (TotalFell, fell), (WorkMissing, missing)] {
        assert!(crossings > 3, "{kind:?} is tried: {crossings}");
        let text = format!(
            "SELECT COUNT(*) FROM notifications WHERE member_id = {} AND kind = '{}'",
            w.parent.member,
            kind.name()
        );
        assert_eq!(usize::try_from(w.number(&text).await), Ok(crossings), "{kind:?}");
    }
}

async fn an_alert_waits_for_the_end_of_a_grace_time(w: World) {
    grace(&w, "10").await;
    watch(&w, w.parent, w.student, under("50")).await;
    // A slip that is put right reaches nobody.
    let version = mark(&w, w.quiz, "2", 0).await;
    let version = mark(&w, w.quiz, "18", version).await;
    w.store.show_marks().await.expect("it looks");
    time_passes(&w).await;
    w.store.show_marks().await.expect("it looks");
    assert_eq!(told(&w, w.parent).await, []);
    mark(&w, w.quiz, "2", version).await;
    assert_eq!(told(&w, w.parent).await, [], "no family sees it yet");
    time_passes(&w).await;
    assert_eq!(w.store.show_marks().await.expect("it looks"), 1);
    assert_eq!(told(&w, w.parent).await, [TotalUnder]);
    w.store.show_marks().await.expect("it looks");
    assert_eq!(told(&w, w.parent).await.len(), 1);
}

async fn touch(w: &World, assessment: AssessmentId, seen: i64, act: ColumnAct) {
    let save_id = save_id(&format!("touch-{seen}-{}", store::id::mint()));
    let touch = TouchAssessment { course: w.maths, assessment, seen: Version(seen), save_id };
    w.store.change_assessment(w.teacher.caller(), touch, act).await.expect("the teacher may");
}

async fn a_column_that_is_held_back_alerts_when_it_is_posted(w: World) {
    watch(&w, w.parent, w.student, TypedRule { missing: true, ..under("50") }).await;
    mark(&w, w.held, "1", 0).await;
    assert_eq!(told(&w, w.parent).await, []);
    touch(&w, w.held, 1, ColumnAct::Post).await;
    assert_eq!(told(&w, w.parent).await, [TotalUnder]);
    touch(&w, w.held, 2, ColumnAct::Hold).await;
    touch(&w, w.held, 3, ColumnAct::Post).await;
    assert_eq!(told(&w, w.parent).await.len(), 2, "it was not there in between");
    touch(&w, w.held, 4, ColumnAct::Delete).await;
    assert_eq!(told(&w, w.parent).await.len(), 2);
}

async fn a_policy_alerts_as_a_mark_does(w: World) {
    mark(&w, w.quiz, "20", 0).await;
    mark(&w, w.exam, "10", 0).await;
    watch(&w, w.parent, w.student, TypedRule { falls_on: true, falls: "5".into(), ..under("20") }).await;
    set(&w, w.teacher, w.maths, &json(&exams(100))).await;
    let mut kinds = told(&w, w.parent).await;
    kinds.sort();
    assert_eq!(kinds, [TotalUnder, TotalFell]);
}
