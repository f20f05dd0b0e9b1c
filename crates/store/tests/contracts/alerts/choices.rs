//! Choosing alerts: for one's own children, each parent alone, from now on.

use school::{
    alert::{AlertProblem, TypedRule},
    event::EventName,
    grade::Percent,
    notice::NoticeKind,
    view::{EndLink, Problem, SaveAlerts},
};
use store::{Error, Store, feed};

use super::{falls, mark, page, told, under, watch};
use crate::{contracts, world::World};

contracts!(
    what_holds_already_is_no_news,
    two_parents_choose_each_for_themselves,
    a_link_that_ends_takes_its_alerts_with_it,
    nobody_chooses_for_another_ones_child,
    what_is_no_limit_is_refused,
);

async fn what_holds_already_is_no_news(w: World) {
    let version = mark(&w, w.quiz, "MI", 0).await;
    let exam = mark(&w, w.exam, "30", 0).await;
    let all = TypedRule { under_on: true, under: "50".into(), falls_on: true, falls: "10".into(), missing: true };
    watch(&w, w.parent, w.student, all.clone()).await;
    mark(&w, w.exam, "29", exam).await;
    assert_eq!(told(&w, w.parent).await, [], "it held before");
    // Chosen again, what holds is no news either; what is off is told no more.
    watch(&w, w.parent, w.student, TypedRule::default()).await;
    let version = mark(&w, w.quiz, "20", version).await;
    let version = mark(&w, w.quiz, "1", version).await;
    watch(&w, w.parent, w.student, all).await;
    let version = mark(&w, w.quiz, "0.5", version).await;
    assert_eq!(told(&w, w.parent).await, []);
    let version = mark(&w, w.quiz, "20", version).await;
    mark(&w, w.quiz, "1", version).await;
    assert_eq!(told(&w, w.parent).await.len(), 2, "under and fallen");
}

async fn two_parents_choose_each_for_themselves(w: World) {
    w.behind(&format!(
        "INSERT INTO guardianships (school_id, student_id, guardian_id, created_at) VALUES ({}, {}, {}, 1)",
        w.school, w.student.member, w.other_parent.member
    ))
    .await;
    watch(&w, w.parent, w.student, under("50")).await;
    watch(&w, w.other_parent, w.student, under("70")).await;
    let version = mark(&w, w.quiz, "12", 0).await;
    assert_eq!((told(&w, w.parent).await.len(), told(&w, w.other_parent).await.len()), (0, 1));
    mark(&w, w.quiz, "8", version).await;
    assert_eq!((told(&w, w.parent).await.len(), told(&w, w.other_parent).await.len()), (1, 1));
    let chosen = async |person| page(&w, person).await.children.iter().find_map(|of| of.rule).and_then(|of| of.under);
    assert_eq!(chosen(w.parent).await, Some(Percent::whole(50)));
    assert_eq!(chosen(w.other_parent).await, Some(Percent::whole(70)));
}

async fn a_link_that_ends_takes_its_alerts_with_it(w: World) {
    watch(&w, w.parent, w.student, under("50")).await;
    let link = EndLink { student: w.student.member, guardian: w.parent.member };
    w.store.end_link(w.admin.caller(), link).await.expect("an admin may");
    mark(&w, w.quiz, "1", 0).await;
    assert_eq!(told(&w, w.parent).await, [NoticeKind::GuardianUnlinked]);
    assert_eq!(w.number("SELECT COUNT(*) FROM alert_rules").await, 0);
    let save = SaveAlerts { child: w.student.member, rule: under("50") };
    assert!(matches!(w.store.save_alerts(w.parent.caller(), &save).await, Err(Error::NotFound)));
    // Who is suspended is told nothing, and chooses nothing.
    watch(&w, w.parent, w.sibling, under("50")).await;
    w.suspend(w.parent).await;
    let of_sibling = w.save(w.sibling, w.quiz, "1", 0);
    w.store.save_grade(w.teacher.caller(), of_sibling).await.expect("the teacher may");
    let text = "SELECT COUNT(*) FROM notifications WHERE kind = 'total_under'";
    assert_eq!(w.number(text).await, 0);
}

async fn nobody_chooses_for_another_ones_child(w: World) {
    let revision = async |store: &Store| {
        let mut reader = store.read().await.expect("a connection is free");
        feed::newest_revisions(&mut reader).await.expect("revisions")
    };
    let before = revision(&w.store).await;
    for (stranger, child) in [
        (w.other_parent, w.student),
        (w.unlinked, w.student),
        (w.student, w.student),
        (w.teacher, w.student),
        (w.admin, w.student),
        (w.far_admin, w.student),
        (w.suspended, w.student),
        (w.parent, w.leaver),
        (w.parent, w.teacher),
        (w.parent, w.parent),
    ] {
        let save = SaveAlerts { child: child.member, rule: under("50") };
        assert!(matches!(w.store.save_alerts(stranger.caller(), &save).await, Err(Error::NotFound)));
    }
    assert_eq!(revision(&w.store).await, before);
    assert_eq!(w.number("SELECT COUNT(*) FROM alert_rules").await, 0);
    // A child at another school is one's own.
    watch(&w, w.parent, w.far_student, under("40")).await;
    let children = page(&w, w.parent).await.children;
    assert_eq!(children.iter().map(|of| &*of.name.given).collect::<Vec<_>>(), ["Abel", "Hanna", "Ruth"]);
    assert_eq!(children.iter().filter(|of| of.rule.is_some()).count(), 1);
    assert_eq!(page(&w, w.unlinked).await.children, []);
}

async fn what_is_no_limit_is_refused(w: World) {
    for (rule, problem) in [(under("0"), AlertProblem::Limit), (falls("101"), AlertProblem::Fall)] {
        let save = SaveAlerts { child: w.student.member, rule };
        let refused = w.store.save_alerts(w.parent.caller(), &save).await;
        assert!(matches!(refused, Err(Error::Invalid(Problem::Alert(of))) if of == problem));
    }
    let since = w.number("SELECT COUNT(*) FROM changes").await;
    watch(&w, w.parent, w.student, under("50")).await;
    let text = format!("SELECT COUNT(*) FROM changes WHERE kind = '{}'", EventName::NotificationsChanged.name());
    assert_eq!((w.number("SELECT COUNT(*) FROM changes").await - since, w.number(&text).await), (1, 1));
}
