//! Two programs on one PostgreSQL, as a district runs them, of which one is killed in the middle of saves: who follows either hears
//! of every mark once and in order, whichever program wrote it, and what was acknowledged is there.

use std::{
    collections::BTreeMap,
    net::SocketAddr,
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
    },
    time::{Duration, Instant},
};

use tokio::{
    task::JoinSet,
    time::{sleep, timeout},
};

use crate::{
    crowd::{ASSESSMENTS, Crowd, STUDENTS, Told},
    marker::Marker,
    postgres::Cluster,
    tab::{Opened, Tabs},
};

/// How many save at once, every second at the program that is killed.
const MARKERS: i64 = 12;
/// How many saves are acknowledged before the kill, and after it.
const SAVES: usize = 100;
/// How many tabs follow the feed: some at the program that is killed, which go to the other one then, and some at the other.
const TABS: usize = 43;
/// How long the polls of the first are held, in seconds: they come back within that.
const TICK: u32 = 4;
/// How long the polls of the others are held: longer than the test waits. What these hear they were told, and did not find by looking.
const HOLD: u32 = 60;
/// Longer than anything takes here.
const PATIENCE: Duration = Duration::from_secs(20);

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_program_that_is_killed_takes_no_event_with_it_and_leaves_no_gap() {
    let cluster = Cluster::start().await;
    let crowd = Crowd::on_postgres(&cluster).await;
    let free: SocketAddr = "127.0.0.1:0".parse().expect("an address");
    let (killed, other) = (crowd.start(free, ""), crowd.start(free, ""));
    let places = [killed.address, other.address];
    let opened = |wait| Opened { count: TABS, wait, over: Duration::from_secs(1) };
    let moving = Tabs::open(&crowd.people, &places, &crowd.founded, opened(TICK));
    let staying = Tabs::open(&crowd.people, &places[1..], &crowd.founded, opened(HOLD));
    let watch = tokio::spawn(watch_for_gaps(crowd.url.clone()));
    let saved = Arc::<AtomicUsize>::default();
    let mut marking = JoinSet::new();
    const { assert!(MARKERS <= STUDENTS * ASSESSMENTS, "a cell each") };
    for cell in 0..MARKERS {
        let marker = Marker::new(cell, crowd.teacher(), &places, usize::try_from(cell).expect("a few") % 2);
        marking.spawn(mark(marker, Arc::clone(&saved)));
    }
    saves(&saved, SAVES).await;
    killed.kill();
    let gone = Instant::now();
    saves(&saved, 2 * SAVES).await;
    println!("{SAVES} saves more within {:?} after the kill", gone.elapsed());
    saved.store(usize::MAX / 2, Ordering::Relaxed);
    let mut acknowledged = Vec::new();
    while let Some(marker) = marking.join_next().await {
        acknowledged.extend(marker.expect("every save is acknowledged").acknowledged);
    }
    let told = crowd.told().await;
    in_order(&told, &acknowledged);
    let last = Instant::now();
    staying.have_heard(&told, PATIENCE).await;
    staying.heard_exactly(&told);
    let at_once = last.elapsed();
    moving.have_heard(&told, PATIENCE).await;
    moving.heard_exactly(&told);
    println!("{} marks, heard within {at_once:?} after the last, and by who moved {:?}", told.len(), last.elapsed());
    watch.abort();
    assert!(watch.await.is_err_and(|end| end.is_cancelled()), "nobody ever saw a revision before the one below it");
    drop((moving, staying, other));
}

/// Saves until there are enough.
async fn mark(mut marker: Marker, saved: Arc<AtomicUsize>) -> Marker {
    while saved.load(Ordering::Relaxed) < 2 * SAVES {
        marker.save().await;
        saved.fetch_add(1, Ordering::Relaxed);
    }
    marker
}

async fn saves(saved: &AtomicUsize, count: usize) {
    let enough = async {
        while saved.load(Ordering::Relaxed) < count {
            sleep(Duration::from_millis(2)).await;
        }
    };
    timeout(PATIENCE, enough).await.expect("marks are saved");
}

/// Each acknowledged save has one event, at the revision that was acknowledged; there is no other, and no revision is left out.
fn in_order(told: &[Told], acknowledged: &[Told]) {
    let mut both: Vec<Told> = acknowledged.to_vec();
    both.sort_by_key(|one| one.revision);
    assert_eq!(told, both, "what was told and what was acknowledged");
    let first = told.first().map_or(0, |one| one.revision);
    assert!(told.iter().map(|one| one.revision).eq((first..).take(told.len())), "no revision is left out: {told:?}");
    let of_student = told.iter().fold(BTreeMap::<i64, usize>::new(), |mut all, one| {
        *all.entry(one.student).or_default() += 1;
        all
    });
    assert!(of_student.len() > 1, "more than one cell was written");
}

/// Looks, again and again, that whoever reads up to a revision has missed none below it: every look finds all that there are.
async fn watch_for_gaps(url: String) {
    use sqlx::Connection;
    const TEXT: &str = "SELECT (SELECT revision FROM counters), (SELECT COUNT(DISTINCT revision) FROM changes), \
        (SELECT MAX(revision) FROM changes)";
    let mut conn = sqlx::AnyConnection::connect(&url).await.expect("the database answers");
    loop {
        let (counter, count, newest): (i64, i64, i64) =
            sqlx::query_as(TEXT).fetch_one(&mut conn).await.expect("it is counted");
        assert_eq!((count, newest), (counter, counter), "revisions up to the counter, without a gap");
        sleep(Duration::from_millis(1)).await;
    }
}
