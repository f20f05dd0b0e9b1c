//! A school's tabs come back spread after a restart, however long it took and however it ended: by the browser's own decisions,
//! on a clock of the test's own.

use std::{cmp::Reverse, collections::BinaryHeap};

use school::{
    event::Cursor,
    id::{Revision, SchoolId},
};

use crate::live::{
    follow::{Follow, Outcome},
    net::{Answer, Unreached},
};

const TABS: usize = 1_000;
/// The tick, in seconds and in milliseconds.
const TICK: u32 = 15;
const TICK_MS: u64 = 1_000 * TICK as u64;
/// When the server goes away: everyone has been held for some part of a tick.
const GONE: u64 = 4 * TICK_MS;
/// How soon a refused connection and an answer that is not held come, in milliseconds.
const AT_ONCE: u64 = 3;

/// How the server ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum End {
    /// Held polls break.
    Killed,
    /// Held polls are answered: nothing new.
    Asked,
}

/// What a poll sent at `at` gets, and when.
fn asked(at: u64, waits: bool, end: End, back: u64) -> (u64, Result<Answer, Unreached>) {
    let cursor = Cursor::from_iter([(SchoolId(1), Revision(7))]).to_string();
    let quiet = Ok(Answer { status: 204, cursor: Some(cursor), build: Some("a".into()), body: String::new() });
    if (GONE..back).contains(&at) {
        return (at + AT_ONCE, Err(Unreached));
    }
    let answered = at + if waits { TICK_MS } else { AT_ONCE };
    match end {
        _ if at > GONE || answered <= GONE => (answered, quiet),
        End::Killed => (GONE, Err(Unreached)),
        End::Asked => (GONE, quiet),
    }
}

/// When polls reach the server from its return on, for two ticks.
fn arrivals(end: End, back: u64) -> Vec<u64> {
    let mut dice = 1_u64;
    let mut random = || {
        dice = dice.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        dice >> 33
    };
    let mut tabs: Vec<Follow> = Vec::new();
    let mut next = BinaryHeap::new();
    for n in 0..TABS {
        tabs.push(Follow::new(Cursor::from_iter([(SchoolId(1), Revision(7))])));
        next.push(Reverse((random() % TICK_MS, n)));
    }
    let mut arrived = Vec::new();
    while let Some(Reverse((at, n))) = next.pop() {
        // Whoever is still away then comes later than this looks.
        if at >= back + 2 * TICK_MS {
            break;
        }
        if at >= back {
            arrived.push(at);
        }
        let waits = !tabs[n].url(TICK).ends_with("wait=0");
        let (answered, answer) = asked(at, waits, end, back);
        let elapsed = i64::try_from(answered - at).expect("a short time");
        let pause = match tabs[n].take(answer, elapsed, TICK, random()) {
            Outcome::Heard { pause_ms, .. } | Outcome::Failed { pause_ms } => u64::from(pause_ms),
            Outcome::SignedOut => panic!("nobody was signed out"),
        };
        next.push(Reverse((answered + pause, n)));
    }
    arrived
}

/// The most of these in any second.
fn most_in_a_second(times: &[u64]) -> usize {
    let within = |(n, from): (usize, &u64)| times[n..].iter().take_while(|at| **at < from + 1_000).count();
    times.iter().enumerate().map(within).max().unwrap_or_default()
}

#[test]
fn a_school_does_not_come_back_in_step() {
    let mut crowded = Vec::new();
    for end in [End::Killed, End::Asked] {
        for outage in [200, 1_000, 2_500, 5_000, 15_000, 60_000, 300_000] {
            let back = GONE + outage;
            let all = arrivals(end, back);
            for tick in 0..2 {
                let from = back + tick * TICK_MS;
                let of_tick: Vec<u64> = all.iter().copied().filter(|at| (from..from + TICK_MS).contains(at)).collect();
                let (most, mean) = (most_in_a_second(&of_tick), of_tick.len() / TICK as usize);
                let line = format!(
                    "{end:?}, away for {outage} ms, tick {tick}: {} polls, {mean} a second, at most {most}",
                    of_tick.len()
                );
                println!("{line}");
                if most > 3 * mean {
                    crowded.push(line);
                }
            }
        }
    }
    assert!(crowded.is_empty(), "more than three times the mean:\n{}", crowded.join("\n"));
}

/// A device that slept for a day, or whose clock was put right by days while a poll was held: it asks again within a tick, and
/// after a failure within a minute.
#[test]
fn no_sleep_and_no_clock_keeps_a_tab_from_asking_again() {
    const DAY: i64 = 24 * 60 * 60 * 1_000;
    for elapsed in [-3 * DAY, -1, 0, DAY, 3 * DAY] {
        let mut tab = Follow::new(Cursor::from_iter([(SchoolId(1), Revision(7))]));
        let (_, quiet) = asked(0, true, End::Asked, GONE);
        let pause = |outcome| match outcome {
            Outcome::Heard { pause_ms, .. } | Outcome::Failed { pause_ms } => pause_ms,
            Outcome::SignedOut => u32::MAX,
        };
        let held = pause(tab.take(quiet, elapsed, TICK, u64::MAX));
        assert!(held <= 1_000 * TICK, "{elapsed} ms: {held}");
        let broken = pause(tab.take(Err(Unreached), elapsed, TICK, u64::MAX));
        assert!((1..=60_000).contains(&broken), "{elapsed} ms: {broken}");
        assert!(tab.url(TICK).ends_with("wait=0"), "whether the server is there is known at once");
    }
}
