//! Readers that ask and hardly read, and such as ask without end: they keep nobody else waiting, and get what is theirs in the end.

use std::time::{Duration, Instant};

use school::event::EventName;
use tokio::{net::TcpStream, time::sleep};

use crate::{
    crowd::Crowd,
    live::follow::Batch,
    marker::Marker,
    program::headers,
    tab::{self, Line, Opened, Tabs},
};

/// So many read slowly.
const SLOW: usize = 30;
/// So many polls each of them sends before it reads a byte.
const ASKED: usize = 200;
/// So many marks there are to hear of: some twenty kilobytes an answer.
const MARKS: usize = 200;
/// So much memory may they cost together: a third of what their answers are.
const MOST_KIB: u64 = 40 * 1024;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn who_reads_slowly_keeps_nobody_waiting_and_is_told_everything() {
    let crowd = Crowd::on_sqlite().await;
    let program = crowd.start("127.0.0.1:0".parse().expect("an address"), "");
    let address = program.address;
    let mut marker = Marker::new(0, crowd.teacher(), &[address], 0);
    for _ in 0..MARKS {
        marker.save().await;
    }
    let poll = format!("GET /api/changes?since={}&wait=0 HTTP/1.1\r\n", crowd.founded);
    let request = format!("{poll}{}\r\n", headers(address, &crowd.teacher().cookie));
    let memory = program.memory_kib();
    let mut slow = Vec::new();
    for _ in 0..SLOW {
        let stream = TcpStream::connect(address).await.expect("it listens");
        // What the program does not read it does not have to keep: the rest stays with its sender.
        let sent = stream.writable().await.and_then(|()| stream.try_write(request.repeat(ASKED).as_bytes()));
        assert!(sent.is_ok_and(|sent| sent >= request.len()), "one poll at least is sent");
        slow.push(stream);
    }
    // Everyone else lives as if those were not there.
    let opened = Opened { count: crowd.people.len(), wait: 1, over: Duration::from_secs(1) };
    let tabs = Tabs::open(&crowd.people, &[address], &crowd.founded, opened);
    let mut others = Duration::ZERO;
    for _ in 0..10 {
        let began = Instant::now();
        marker.save().await;
        let mut line = Line::new(address, &crowd.people[0].cookie);
        let page = line.get("/healthz").await.expect("it answers");
        assert_eq!(page.status, 200);
        others = others.max(began.elapsed());
        sleep(Duration::from_millis(100)).await;
    }
    let memory = program.memory_kib().saturating_sub(memory);
    println!(
        "beside {SLOW} who do not read, a save and another answer took {others:?} at most; they cost {memory} KiB"
    );
    assert!(others < Duration::from_secs(5), "{others:?}");
    assert!(memory < MOST_KIB, "answers that nobody reads pile up: {memory} KiB");
    let told = crowd.told().await;
    tabs.have_heard(&told, Duration::from_secs(30)).await;
    tabs.heard_exactly(&told);
    // Now they read, and the first answer is whole.
    for stream in &slow {
        let answer = tab::read(stream).await.expect("a whole answer");
        assert_eq!(answer.status, 200, "{} marks are unheard", told.len());
        let batch: Batch = serde_json::from_str(&answer.body).expect("events");
        assert!(batch.events.len() >= MARKS, "all that had been told by then: {}", batch.events.len());
        assert!(batch.events.iter().all(|event| event.name != EventName::DataRefreshNeeded));
    }
    drop((tabs, slow));
}
