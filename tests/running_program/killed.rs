//! A server that is killed in the middle of saves, again and again, loses nothing that it acknowledged over HTTP.

use std::{
    sync::atomic::{AtomicUsize, Ordering},
    thread::{scope, sleep},
    time::Duration,
};

use crate::{
    kept,
    program::School,
    saver::{Saver, wait_for},
};

/// How often it is killed, unless the variable says otherwise.
const KILLS: u64 = 50;
const KILLS_BY: &str = "YENETA_KILLS";

/// How long it works on at most until it is killed, in milliseconds.
const LIFE: u64 = 200;

/// How many saves are acknowledged in a life at least: so that there is something to lose.
const SAVED: usize = 8;

#[test]
fn nothing_acknowledged_is_lost_however_often_the_server_is_killed() {
    let kills = std::env::var(KILLS_BY).map_or(KILLS, |kills| kills.parse().expect("a number of kills"));
    let school = School::found();
    let mut program = school.start();
    // Signed in once: sessions survive too.
    let mut savers = Saver::of(&school, &program.sign_in());
    let (mut in_doubt, mut unsaid) = (0, 0);
    for kill in 0..kills {
        let (heard, address) = (AtomicUsize::new(0), program.address);
        scope(|scope| {
            for saver in &mut savers {
                scope.spawn(|| saver.work(address, &heard));
            }
            wait_for(&heard, SAVED);
            // Spread over the time that a few saves take; the machine does the rest.
            sleep(Duration::from_millis(kill * 37 % LIFE));
            program.kill();
        });
        assert!(heard.load(Ordering::Relaxed) >= SAVED, "it saved before kill {kill}: {}", school.log());
        in_doubt += savers.iter().map(|saver| u64::from(saver.in_doubt.is_some())).sum::<u64>();
        program = school.start();
        // Sent again in the next life, these must not count twice.
        unsaid += kept::is_whole(&school, &savers);
    }
    let acknowledged: usize = savers.iter().map(|saver| saver.acknowledged.len()).sum();
    println!(
        "{kills} kills, {acknowledged} saves acknowledged, {in_doubt} in doubt when it was killed, {unsaid} of them done"
    );
    assert!(in_doubt >= kills, "it was killed in the middle of saves: {in_doubt} were under way");
    drop(program);
    school.is_well();
}
