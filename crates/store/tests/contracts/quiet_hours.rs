//! Hours of quiet: what falls into them comes into the inbox when they end.

use school::{
    clock::Instant,
    event::{Cursor, EventName},
    notice::NoticeKind,
    view::{Problem, SaveQuiet},
};
use store::{Error, feed, inbox};

use crate::{
    alerts::{mark, page, told, under, watch},
    contracts,
    world::{Person, World},
};

contracts!(
    a_notice_is_kept_back_until_the_hours_end,
    outside_the_hours_a_notice_comes_at_once,
    hours_are_chosen_for_all_schools_and_by_parents_alone,
);

/// A time of day in Addis Ababa, so many minutes from now.
fn time(w: &World, minutes: i64) -> String {
    let local = (w.store.now().0 / 60_000 + 180 + minutes).rem_euclid(1_440);
    format!("{:02}:{:02}", local / 60, local % 60)
}

fn hours(w: &World, from: i64, until: i64) -> SaveQuiet {
    SaveQuiet { on: true, from: time(w, from), until: time(w, until) }
}

async fn unread(w: &World, person: Person) -> u32 {
    let mut reader = w.store.read().await.expect("a connection is free");
    inbox::glance(&mut reader, person.caller()).await.expect("the glance loads").unread
}

async fn cursor(w: &World, person: Person) -> Cursor {
    let mut reader = w.store.read().await.expect("a connection is free");
    inbox::glance(&mut reader, person.caller()).await.expect("the glance loads").cursor
}

async fn heard(w: &World, person: Person, since: &Cursor) -> Vec<EventName> {
    let mut reader = w.store.read().await.expect("a connection is free");
    let (events, _) = feed::changes_since(&mut reader, person.account, since).await.expect("the feed loads");
    events.into_iter().map(|event| event.name).collect()
}

async fn a_notice_is_kept_back_until_the_hours_end(w: World) {
    watch(&w, w.parent, w.student, under("50")).await;
    w.store.save_quiet(w.parent.caller(), &hours(&w, -60, 60)).await.expect("a parent chooses");
    let since = cursor(&w, w.parent).await;
    mark(&w, w.quiz, "1", 0).await;
    assert_eq!((told(&w, w.parent).await, unread(&w, w.parent).await), (vec![], 0));
    assert_eq!(heard(&w, w.parent, &since).await, [EventName::GradeCreated], "the mark, and no notice");
    let until = w.number("SELECT held_until FROM notifications").await - w.store.now().0;
    assert!((58 * 60_000..=60 * 60_000).contains(&until), "{until}");
    // What is kept back can't be opened by who guesses its number, nor is it read with all others.
    let id = w.number("SELECT id FROM notifications").await.into();
    assert!(matches!(w.store.read_notice(w.parent.caller(), id).await, Err(Error::NotFound)));
    w.store.read_all_notices(w.parent.caller()).await.expect("the parent reads");
    assert_eq!(w.store.end_quiet().await.expect("it looks"), 0);
    let since = cursor(&w, w.parent).await;
    w.behind("UPDATE notifications SET held_until = 5, created_at = 4").await;
    assert_eq!(told(&w, w.parent).await, [], "until it was let in");
    assert_eq!(w.store.end_quiet().await.expect("it looks"), 1);
    assert_eq!(heard(&w, w.parent, &since).await, [EventName::NotificationsChanged]);
    assert_eq!((told(&w, w.parent).await, unread(&w, w.parent).await), (vec![NoticeKind::TotalUnder], 1));
    let mut reader = w.store.read().await.expect("a connection is free");
    let news = inbox::news(&mut reader, w.parent.caller(), &since).await.expect("the news load");
    assert!(news.fresh.len() == 1 && news.fresh[0].created_at > Instant(5), "it is new now");
    drop(reader);
    assert_eq!(w.store.end_quiet().await.expect("it looks"), 0, "once");
    w.store.read_notice(w.parent.caller(), id).await.expect("it is the parent's");
}

async fn outside_the_hours_a_notice_comes_at_once(w: World) {
    watch(&w, w.parent, w.student, under("50")).await;
    w.store.save_quiet(w.parent.caller(), &hours(&w, 60, 120)).await.expect("a parent chooses");
    let version = mark(&w, w.quiz, "1", 0).await;
    assert_eq!(told(&w, w.parent).await.len(), 1);
    w.store.save_quiet(w.parent.caller(), &hours(&w, -60, 60)).await.expect("a parent chooses");
    let version = mark(&w, w.quiz, "20", version).await;
    let version = mark(&w, w.quiz, "1", version).await;
    assert_eq!((w.store.end_quiet().await.expect("it looks"), told(&w, w.parent).await.len()), (0, 1), "kept back");
    w.store.save_quiet(w.parent.caller(), &SaveQuiet::default()).await.expect("a parent chooses");
    assert_eq!((w.store.end_quiet().await.expect("it looks"), told(&w, w.parent).await.len()), (1, 2), "let in");
    let version = mark(&w, w.quiz, "20", version).await;
    mark(&w, w.quiz, "1", version).await;
    assert_eq!(told(&w, w.parent).await.len(), 3, "no hours any more");
}

async fn hours_are_chosen_for_all_schools_and_by_parents_alone(w: World) {
    let saved = w.store.save_quiet(w.parent.caller(), &hours(&w, -60, 60)).await.expect("a parent chooses");
    assert_eq!(saved.revisions.len(), 2);
    assert_eq!(w.number("SELECT COUNT(*) FROM quiet_hours").await, 2);
    let quiet = page(&w, w.parent).await.quiet.expect("hours");
    assert_eq!((quiet.from().to_string(), quiet.until().to_string()), (time(&w, -60), time(&w, 60)));
    assert_eq!(page(&w, w.other_parent).await.quiet, None, "of nobody else");
    // Who is linked to nobody yet may choose.
    w.store.save_quiet(w.unlinked.caller(), &hours(&w, 0, 30)).await.expect("a parent chooses");
    assert!(page(&w, w.unlinked).await.quiet.is_some());
    for stranger in [w.teacher, w.student, w.admin, w.suspended, w.far_admin] {
        let refused = w.store.save_quiet(stranger.caller(), &SaveQuiet::default()).await;
        assert!(matches!(refused, Err(Error::NotFound)));
    }
    for (from, until) in [("22:00", "22:00"), ("25:00", "06:00"), ("", "06:00"), ("22:00", "x")] {
        let wrong = SaveQuiet { on: true, from: from.into(), until: until.into() };
        let refused = w.store.save_quiet(w.parent.caller(), &wrong).await;
        assert!(matches!(refused, Err(Error::Invalid(Problem::Alert(_)))), "{from} {until}");
    }
}
