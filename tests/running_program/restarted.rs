//! A thousand polls are held while the program ends and another starts in its place: everyone is answered soon, nobody misses an
//! event or hears of one that was none, and they do not all come at once.

use std::{
    net::SocketAddr,
    process::Command,
    time::{Duration, Instant},
};

use tokio::time::sleep;

use crate::{
    crowd::Crowd,
    marker::Marker,
    program::{Program, get},
    tab::{Ask, Opened, Tabs},
};

const TABS: usize = 1_000;
/// How long a poll is held, in seconds: short, so that the test is.
const TICK: u32 = 6;
/// So many open files the program and the test need at least.
const FILES: u64 = 4_096;
/// How soon a poll is answered that is not held, by a release that is named for it, such as in a soak.
const SOON: Duration = Duration::from_secs(1);
/// The same by a build for tests, on a machine that does much else.
const SOON_IN_TESTS: Duration = Duration::from_secs(15);

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_thousand_held_polls_survive_a_kill() {
    restart(Program::kill).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_thousand_held_polls_survive_a_stop() {
    restart(|program| {
        program.ask_to_stop();
        assert_eq!(program.ended_within(Duration::from_secs(20)).code(), Some(0), "it ends well");
    })
    .await;
}

async fn restart(end: impl FnOnce(Program)) {
    allow_open_files();
    let crowd = Crowd::on_sqlite().await;
    let mut program = crowd.start("127.0.0.1:0".parse().expect("an address"), "--metrics-listen 127.0.0.1:0");
    let (address, watched) = (program.address, program.line());
    let opened = Opened { count: TABS, wait: TICK, over: tick() };
    let tabs = Tabs::open(&crowd.people, &[address], &crowd.founded, opened);
    let mut markers: Vec<Marker> = (0..8).map(|cell| Marker::new(cell, crowd.teacher(), &[address], 0)).collect();
    let mut acknowledged = Vec::new();
    for marker in &mut markers[..4] {
        sleep(tick() / 4).await;
        acknowledged.push(marker.save().await);
    }
    all_are_held(&watched).await;
    // The last ones are hardly told when it ends.
    for marker in &mut markers[4..] {
        acknowledged.push(marker.save().await);
    }
    end(program);
    let gone = Instant::now();
    let program = crowd.start(address, "");
    let back = Instant::now();
    sleep(tick()).await;
    let one_tick_later = Instant::now();
    let told = crowd.told().await;
    assert!(acknowledged.iter().all(|one| told.contains(one)), "acknowledged, and in the table: {told:?}");
    tabs.have_heard(&told, 2 * tick()).await;
    let marked = Instant::now();
    let last = markers[0].save().await;
    let told = [told, vec![last]].concat();
    tabs.have_heard(&told, tick()).await;
    println!("back after {:?}; the last mark was heard everywhere after {:?}", back - gone, marked.elapsed());
    tabs.heard_exactly(&told);
    look_at_answers(&tabs, back);
    look_at_arrivals(&tabs, back, one_tick_later);
    drop((tabs, program));
}

fn tick() -> Duration {
    Duration::from_secs(TICK.into())
}

/// A thousand connections are more open files than a process has at first.
fn allow_open_files() {
    let limits = std::fs::read_to_string("/proc/self/limits").expect("this is Linux");
    let line = limits.lines().find_map(|line| line.strip_prefix("Max open files")).expect("a limit of open files");
    let soft: u64 = line.split_whitespace().next().and_then(|soft| soft.parse().ok()).unwrap_or(u64::MAX);
    if soft < FILES {
        let own = std::process::id().to_string();
        let raised = Command::new("prlimit").args(["--pid", &own, &format!("--nofile={FILES}:")]).status();
        assert!(raised.expect("prlimit comes with Debian").success(), "this test needs {FILES} open files");
    }
}

/// Waits until the program says that it holds them all.
async fn all_are_held(watched: &str) {
    let place = watched.strip_prefix("It is watched at http://").and_then(|rest| rest.strip_suffix("/metrics"));
    let place: SocketAddr = place.and_then(|place| place.parse().ok()).expect("a place to watch it");
    let mut held = 0;
    for _ in 0..50 {
        let told = get(place, "", "/metrics").expect("it answers").text;
        let line = told.lines().find_map(|line| line.strip_prefix("yeneta_polls_waiting ")).expect("a count");
        held = line.parse().expect("a number");
        if held >= TABS {
            return;
        }
        sleep(Duration::from_millis(100)).await;
    }
    panic!("{held} of {TABS} polls are held");
}

/// Every poll that asked to be answered at once was, and soon.
fn look_at_answers(tabs: &Tabs, back: Instant) {
    let asks: Vec<Ask> = tabs.logs().into_iter().flat_map(|(_, log)| log.asks).collect();
    // Whoever was refused while nobody listened asks again; whoever asked just now is answered when nobody looks any more.
    let at_once = asks.iter().filter(|ask| ask.at_once && ask.at >= back);
    let took = at_once.map(|ask| ask.answered.unwrap_or_else(|| ask.at.elapsed()));
    let mut took: Vec<Duration> = took.collect();
    took.sort_unstable();
    let (middle, last) = (took.get(took.len() / 2), took.last());
    let within = took.iter().filter(|took| **took <= SOON).count();
    println!("{} polls asked whether it is back: {within} within {SOON:?}, half {middle:?}, all {last:?}", took.len());
    let soon = if std::env::var_os("YENETA_RUNNING").is_some() { SOON } else { SOON_IN_TESTS };
    assert!(last.is_some_and(|last| *last <= soon), "nobody waits longer than {soon:?}: {last:?}");
}

/// In no second come more than three times as many polls as in the mean of the tick after the restart. [`crate::in_step`] looks more
/// closely, on a clock that no machine holds up.
fn look_at_arrivals(tabs: &Tabs, from: Instant, to: Instant) {
    let mut arrived: Vec<Instant> = Vec::new();
    for (_, log) in tabs.logs() {
        let last = log.asks.len().saturating_sub(1);
        let reached = |(n, ask): &(usize, &Ask)| ask.answered.is_some() || *n == last;
        arrived.extend(log.asks.iter().enumerate().filter(reached).map(|(_, ask)| ask.at));
    }
    arrived.retain(|at| (from..to).contains(at));
    arrived.sort_unstable();
    let second = Duration::from_secs(1);
    let within = |(n, first): (usize, &Instant)| arrived[n..].iter().take_while(|at| **at < *first + second).count();
    let most = arrived.iter().enumerate().map(within).max().unwrap_or_default();
    let mean = arrived.len() / TICK as usize;
    println!("{} polls in the tick after it was back: {mean} a second, at most {most}", arrived.len());
    assert!(most <= 3 * mean, "{most} polls in a second, where the mean is {mean}");
}
