//! A server that is asked to stop answers what is under way, and ends well within its limit.

use std::{
    io::Write,
    sync::atomic::AtomicUsize,
    thread::{scope, sleep},
    time::{Duration, Instant},
};

use crate::{
    kept,
    program::{Program, School, connect, get, headers},
    saver::{Saver, wait_for},
};

/// How long a stopping server waits for answers under way, with room for a busy machine.
const LIMIT: Duration = Duration::from_secs(10 + 10);

/// How soon it ends when nothing keeps it.
const SOON: Duration = Duration::from_secs(8);

#[test]
fn held_polls_are_answered_and_saves_acknowledged_or_not_done() {
    let school = School::found();
    let program = school.start();
    let cookie = program.sign_in();
    let address = program.address;
    let mut savers = Saver::of(&school, &cookie);
    let heard = AtomicUsize::new(0);
    // Browsers keep connections open on which they ask nothing.
    let idle = connect(address).expect("it listens");
    scope(|scope| {
        let polls: Vec<_> = (0..4).map(|_| scope.spawn(|| held(&program, &cookie))).collect();
        for saver in &mut savers {
            scope.spawn(|| saver.work(address, &heard));
        }
        wait_for(&heard, 40);
        program.ask_to_stop();
        for poll in polls {
            poll.join().expect("the poll is answered whole");
        }
    });
    let end = program.ended_within(SOON);
    assert_eq!(end.code(), Some(0), "it ends well: {}", school.log());
    drop(idle);
    // Whatever had begun was answered: what has no answer was not done.
    assert_eq!(kept::is_whole(&school, &savers), 0, "done, and not acknowledged");
    school.is_well();
}

/// Polls until the program says that it stops: a poll that hears of a mark is followed by the next one.
fn held(program: &Program, cookie: &str) {
    let mut cursor = String::new();
    loop {
        // The listener may be closed when the next poll is sent: that one was not under way.
        let Ok(answer) = get(program.address, cookie, &format!("/api/changes?since={cursor}&wait=60")) else {
            assert!(!cursor.is_empty(), "the first poll is answered");
            return;
        };
        assert!(matches!(answer.status, 200 | 204), "{}: {}", answer.status, answer.text);
        cursor = answer.header("yeneta-cursor").expect("a cursor").to_owned();
        if answer.status == 204 {
            return;
        }
    }
}

#[test]
fn a_held_poll_and_half_a_request_keep_it_no_longer_than_its_limit() {
    let school = School::found();
    let program = school.start();
    let cookie = program.sign_in();
    let address = program.address;
    let mut slow = connect(address).expect("it listens");
    let head = format!(
        "POST /api/gradebook/save_grade HTTP/1.1\r\n{}Content-Length: 100\r\n\r\nsave",
        headers(address, &cookie)
    );
    slow.write_all(head.as_bytes()).expect("it reads");
    let first = get(address, &cookie, "/api/changes?wait=0").expect("it answers");
    let cursor = first.header("yeneta-cursor").expect("a cursor").to_owned();
    let poll = std::thread::spawn(move || {
        let began = Instant::now();
        let answer = get(address, &cookie, &format!("/api/changes?since={cursor}&wait=60")).expect("it is answered");
        (answer.status, began.elapsed())
    });
    sleep(Duration::from_secs(1));
    let asked = Instant::now();
    program.ask_to_stop();
    let (status, held) = poll.join().expect("the poll ends");
    assert_eq!(status, 204, "a poll that heard nothing");
    assert!(held < Duration::from_secs(5), "answered when the server was asked to stop, not later: {held:?}");
    let end = program.ended_within(LIMIT);
    assert_eq!(end.code(), Some(0), "it ends well: {}", school.log());
    assert!(asked.elapsed() >= Duration::from_secs(5), "it waited for the rest of the request: {:?}", asked.elapsed());
    drop(slow);
    assert_eq!(school.rows::<(i64,)>("SELECT COUNT(*) FROM grade_history"), [(0,)]);
}
