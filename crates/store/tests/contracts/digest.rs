//! The weekly digest: who is told of a week, once, and the mailer's jobs.

use school::{
    digest::{DigestChoice, WEEK},
    id::MailId,
    language::Tongue,
    notice::NoticeKind,
};
use store::{
    Error, Store,
    digest::{BeginMail, Begun, EndMail, Outcome, Waiting},
    session::TokenHash,
};

use crate::{
    alerts::{page, told},
    contracts,
    world::{Person, World},
};

contracts!(
    a_week_is_told_once_to_who_asked_for_it,
    two_programs_tell_a_week_once,
    who_has_no_child_in_a_course_that_runs_is_told_nothing,
    a_mail_is_begun_by_one_and_tried_until_it_is_sent,
    a_mail_asks_when_it_is_begun_whether_its_reader_may_still_be_written_to,
    a_link_in_a_mail_ends_the_mails,
);

const BOTH: DigestChoice = DigestChoice { inbox: true, mail: true };
const MAIL: DigestChoice = DigestChoice { inbox: false, mail: true };
const INBOX: DigestChoice = DigestChoice { inbox: true, mail: false };

async fn choose(w: &World, person: Person, choice: DigestChoice) {
    w.store.save_digest(person.caller(), choice).await.expect("a parent chooses");
}

/// Makes as if so many weeks ended since everybody was told of one.
async fn weeks_pass(w: &World, weeks: i64) {
    w.behind(&format!("UPDATE digests SET told_until = told_until - {}", weeks * WEEK)).await;
}

async fn tell(w: &World) -> u64 {
    w.store.tell_weeks().await.expect("it looks")
}

fn token(n: u8) -> TokenHash {
    TokenHash::new([n; 32])
}

async fn begin(w: &World, of: Waiting, n: u8) -> Option<Begun> {
    let begin = BeginMail { mail: of.mail, token: token(n) };
    w.store.write(of.school, begin).await.expect("it is begun or not").value
}

async fn due(w: &World) -> Vec<Waiting> {
    w.store.mails_due(20).await.expect("they are read")
}

async fn a_week_is_told_once_to_who_asked_for_it(w: World) {
    choose(&w, w.parent, INBOX).await;
    assert_eq!(page(&w, w.parent).await.digest, INBOX);
    assert_eq!((tell(&w).await, told(&w, w.parent).await), (0, vec![]), "the week before the choice is not told");
    weeks_pass(&w, 3).await;
    assert_eq!(tell(&w).await, 2, "of one week at each school, however many went by");
    assert_eq!(told(&w, w.parent).await, [NoticeKind::WeekOver; 2]);
    assert_eq!((tell(&w).await, told(&w, w.parent).await.len(), due(&w).await.len()), (0, 2, 0), "once");
    // Who asks for another way in between is told of no week twice.
    choose(&w, w.parent, BOTH).await;
    assert_eq!((tell(&w).await, due(&w).await.len()), (0, 0));
    choose(&w, w.parent, MAIL).await;
    weeks_pass(&w, 1).await;
    assert_eq!((tell(&w).await, told(&w, w.parent).await.len(), due(&w).await.len()), (2, 2, 2), "by mail alone");
    choose(&w, w.parent, DigestChoice::default()).await;
    weeks_pass(&w, 1).await;
    tell(&w).await;
    assert_eq!((told(&w, w.parent).await.len(), due(&w).await.len()), (2, 2), "who wants nothing is told nothing");
    choose(&w, w.parent, INBOX).await;
    assert_eq!((tell(&w).await, told(&w, w.parent).await.len()), (0, 2), "the week before the new choice is not told");
    for stranger in [w.teacher, w.student, w.admin, w.suspended] {
        assert!(matches!(w.store.save_digest(stranger.caller(), INBOX).await, Err(Error::NotFound)));
    }
}

async fn two_programs_tell_a_week_once(w: World) {
    let other = Store::open(&w.url).await.expect("the same database");
    choose(&w, w.parent, BOTH).await;
    for week in 1..=5 {
        weeks_pass(&w, 1).await;
        w.behind(&format!("UPDATE mails SET week_end = week_end - {WEEK}")).await;
        let (one, two) = tokio::join!(w.store.tell_weeks(), other.tell_weeks());
        assert_eq!(one.expect("it looks") + two.expect("it looks"), 2, "each school's by one of them");
        assert_eq!((told(&w, w.parent).await.len(), due(&w).await.len()), (2 * week, 2 * week));
    }
    other.close().await;
}

async fn who_has_no_child_in_a_course_that_runs_is_told_nothing(w: World) {
    choose(&w, w.unlinked, BOTH).await;
    choose(&w, w.parent, BOTH).await;
    weeks_pass(&w, 1).await;
    w.behind("UPDATE enrollments SET ended_at = 5").await;
    tell(&w).await;
    assert_eq!((told(&w, w.unlinked).await, told(&w, w.parent).await, due(&w).await.len()), (vec![], vec![], 0));
    assert_eq!(tell(&w).await, 0, "and not looked at again");
}

/// The mail that waits at the first school; those of others are taken away.
async fn here_alone(w: &World) -> Waiting {
    w.behind(&format!("DELETE FROM mails WHERE school_id <> {}", w.school)).await;
    due(w).await[0]
}

/// One mail that waits, to the parent.
async fn one_mail(w: &World) -> Waiting {
    choose(w, w.parent, BOTH).await;
    weeks_pass(w, 1).await;
    tell(w).await;
    here_alone(w).await
}

async fn a_mail_is_begun_by_one_and_tried_until_it_is_sent(w: World) {
    let mail = one_mail(&w).await;
    let begun = begin(&w, mail, 1).await.expect("it waits");
    assert_eq!((begun.account, begun.tries, begun.language), (w.parent.account, 1, Tongue::English));
    assert!(begun.email.contains('@') && begun.week_end <= w.store.now(), "{begun:?}");
    assert_eq!((begin(&w, mail, 2).await, due(&w).await), (None, vec![]), "nobody begins it beside");
    let end = async |outcome| {
        w.store.write(mail.school, EndMail { mail: mail.mail, outcome }).await.expect("it ends");
    };
    end(Outcome::Later(w.store.now().plus_millis(60_000))).await;
    assert_eq!(due(&w).await, [], "it waits its time");
    end(Outcome::Later(w.store.now())).await;
    assert_eq!(begin(&w, mail, 3).await.expect("its time has come").tries, 2);
    end(Outcome::Sent).await;
    end(Outcome::Later(w.store.now())).await;
    assert_eq!((due(&w).await, w.number("SELECT COUNT(*) FROM mails WHERE state = 'sent'").await), (vec![], 1));
    let nowhere = Waiting { mail: MailId(4242), ..mail };
    assert_eq!(begin(&w, nowhere, 4).await, None);
}

async fn a_mail_asks_when_it_is_begun_whether_its_reader_may_still_be_written_to(w: World) {
    let mail = one_mail(&w).await;
    choose(&w, w.parent, INBOX).await;
    assert_eq!(begin(&w, mail, 1).await, None, "who wants none any more gets none that waits");
    assert_eq!(w.number("SELECT COUNT(*) FROM mails WHERE state = 'dropped'").await, 1);
    choose(&w, w.parent, BOTH).await;
    weeks_pass(&w, 1).await;
    w.behind("UPDATE mails SET week_end = week_end - 5").await;
    tell(&w).await;
    let mail = here_alone(&w).await;
    w.behind(&format!("UPDATE members SET status = 'suspended' WHERE id = {}", w.parent.member)).await;
    assert_eq!(begin(&w, mail, 2).await, None, "nor who is suspended");
}

async fn a_link_in_a_mail_ends_the_mails(w: World) {
    let mail = one_mail(&w).await;
    begin(&w, mail, 7).await.expect("it waits");
    let ended = async |n| w.store.end_mails(token(n)).await.expect("it looks");
    assert!(!ended(8).await, "another link is none");
    assert_eq!(page(&w, w.parent).await.digest, BOTH);
    assert!(ended(7).await && ended(7).await, "pressed twice");
    assert_eq!(w.number("SELECT COUNT(*) FROM digests WHERE mail = 1").await, 1, "at the school of the mail");
    assert_eq!(w.number("SELECT COUNT(*) FROM digests WHERE inbox = 1").await, 2, "and the inbox is told as before");
}
