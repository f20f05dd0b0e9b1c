//! Tabs of browsers: each keeps one connection, polls as the browser's program does, and notes what it hears.

use std::{
    io,
    net::SocketAddr,
    sync::{Arc, Mutex, PoisonError},
    time::{Duration, Instant},
};

use school::event::{Cursor, EventName};
use tokio::{net::TcpStream, task::JoinSet, time::sleep};

use crate::{
    crowd::{Person, Told},
    live::{
        follow::{Follow, Outcome},
        net::{Answer, Unreached},
    },
    program::{FORM, headers},
};

/// A connection that is kept, as a browser keeps it.
pub struct Line {
    to: SocketAddr,
    cookie: String,
    stream: Option<TcpStream>,
}

impl Line {
    pub fn new(to: SocketAddr, cookie: &str) -> Self {
        Self { to, cookie: cookie.to_owned(), stream: None }
    }

    pub async fn get(&mut self, path: &str) -> io::Result<Answer> {
        let request = format!("GET {path} HTTP/1.1\r\n{}\r\n", headers(self.to, &self.cookie));
        self.ask(&request).await
    }

    /// Calls a server function.
    pub async fn post(&mut self, function: &str, body: &str) -> io::Result<Answer> {
        let (headers, length) = (headers(self.to, &self.cookie), body.len());
        let more = format!("Content-Type: {FORM}\r\nContent-Length: {length}\r\n\r\n{body}");
        self.ask(&format!("POST /api/{function} HTTP/1.1\r\n{headers}{more}")).await
    }

    /// Sends a request and reads its answer; without a whole one the connection is given up.
    async fn ask(&mut self, request: &str) -> io::Result<Answer> {
        // A browser sees that a connection was closed that it keeps, and opens another.
        let is_open = |kept: &TcpStream| kept.try_read(&mut [0]).is_err_and(|e| e.kind() == io::ErrorKind::WouldBlock);
        let stream = match self.stream.take().filter(is_open) {
            Some(stream) => stream,
            None => TcpStream::connect(self.to).await?,
        };
        write(&stream, request.as_bytes()).await?;
        let answer = read(&stream).await?;
        self.stream = Some(stream);
        Ok(answer)
    }
}

pub async fn write(stream: &TcpStream, mut bytes: &[u8]) -> io::Result<()> {
    while !bytes.is_empty() {
        stream.writable().await?;
        match stream.try_write(bytes) {
            Ok(written) => bytes = &bytes[written..],
            Err(error) if error.kind() == io::ErrorKind::WouldBlock => {}
            Err(error) => return Err(error),
        }
    }
    Ok(())
}

/// Reads one whole answer.
pub async fn read(stream: &TcpStream) -> io::Result<Answer> {
    let mut bytes = Vec::new();
    let (head, start) = loop {
        if let Some(end) = bytes.windows(4).position(|four| four == b"\r\n\r\n") {
            break (String::from_utf8_lossy(&bytes[..end]).into_owned(), end + 4);
        }
        read_more(stream, &mut bytes).await?;
    };
    let header = |name: &str| {
        let mut lines = head.lines().filter_map(|line| line.split_once(": "));
        lines.find(|(there, _)| there.eq_ignore_ascii_case(name)).map(|(_, value)| value.to_owned())
    };
    let length: usize = header("content-length").and_then(|length| length.parse().ok()).unwrap_or_default();
    while bytes.len() < start + length {
        read_more(stream, &mut bytes).await?;
    }
    let status = head.split(' ').nth(1).and_then(|status| status.parse().ok()).ok_or(io::ErrorKind::InvalidData)?;
    let body = String::from_utf8_lossy(&bytes[start..start + length]).into_owned();
    Ok(Answer { status, cursor: header("yeneta-cursor"), build: header("yeneta-build"), body })
}

async fn read_more(stream: &TcpStream, into: &mut Vec<u8>) -> io::Result<()> {
    let mut chunk = [0; 4096];
    loop {
        stream.readable().await?;
        match stream.try_read(&mut chunk) {
            Ok(0) => return Err(io::ErrorKind::UnexpectedEof.into()),
            Ok(read) => {
                into.extend_from_slice(&chunk[..read]);
                return Ok(());
            }
            Err(error) if error.kind() == io::ErrorKind::WouldBlock => {}
            Err(error) => return Err(error),
        }
    }
}

/// One poll.
#[derive(Clone, Copy, Debug)]
pub struct Ask {
    pub at: Instant,
    /// How long until its whole answer; none while it is held, and where it was never answered.
    pub answered: Option<Duration>,
    /// Whether it asked to be answered at once.
    pub at_once: bool,
}

/// What a tab asked and heard.
#[derive(Clone, Debug, Default)]
pub struct Log {
    pub asks: Vec<Ask>,
    /// The revisions of marks, in the order in which they were heard.
    pub heard: Vec<i64>,
    /// Answers that are none of the feed's, and events that nobody caused.
    pub wrong: Vec<String>,
}

/// A tab that follows the feed until it is dropped.
struct Tab {
    follow: Follow,
    lines: Vec<Line>,
    /// At which of the places it asks.
    place: usize,
    wait: u32,
    random: u64,
    log: Arc<Mutex<Log>>,
}

/// How tabs are opened.
#[derive(Clone, Copy)]
pub struct Opened {
    pub count: usize,
    /// How long their polls may be held, in seconds: their tick.
    pub wait: u32,
    /// The time over which they are spread.
    pub over: Duration,
}

/// Tabs that are open.
pub struct Tabs {
    logs: Vec<(Person, Arc<Mutex<Log>>)>,
    _open: JoinSet<()>,
}

impl Tabs {
    /// Opens tabs of these people at the first of these places; they go to the next when one does not answer.
    pub fn open(people: &[Person], places: &[SocketAddr], since: &Cursor, how: Opened) -> Self {
        let Opened { count, wait, over } = how;
        let mut open = JoinSet::new();
        let mut logs = Vec::new();
        for (n, person) in people.iter().cycle().take(count).enumerate() {
            let log = Arc::<Mutex<Log>>::default();
            let tab = Tab {
                follow: Follow::new(since.clone()),
                lines: places.iter().map(|place| Line::new(*place, &person.cookie)).collect(),
                place: 0,
                wait,
                random: n as u64,
                log: Arc::clone(&log),
            };
            let first = over * u32::try_from(n).expect("few tabs") / u32::try_from(count).expect("few tabs");
            open.spawn(async move {
                sleep(first).await;
                tab.follow().await;
            });
            logs.push((person.clone(), log));
        }
        Self { logs, _open: open }
    }

    /// What each has asked and heard by now.
    pub fn logs(&self) -> Vec<(&Person, Log)> {
        let log = |log: &Mutex<Log>| log.lock().unwrap_or_else(PoisonError::into_inner).clone();
        self.logs.iter().map(|(person, of)| (person, log(of))).collect()
    }

    /// Waits, so long at most, until everyone has heard as many events as concern them.
    pub async fn have_heard(&self, told: &[Told], patience: Duration) {
        let end = Instant::now() + patience;
        let has_heard = |(person, log): &(&Person, Log)| log.heard.len() >= person.concerned(told).len();
        while Instant::now() < end && !self.logs().iter().all(has_heard) {
            sleep(Duration::from_millis(50)).await;
        }
    }

    /// Looks that everyone heard each event that concerns them, once and in order, and nothing else.
    pub fn heard_exactly(&self, told: &[Told]) {
        for (n, (person, log)) in self.logs().into_iter().enumerate() {
            assert_eq!(log.wrong, Vec::<String>::new(), "tab {n}, {person:?}");
            let (heard, concerned) = (&log.heard, person.concerned(told));
            let missed: Vec<_> = concerned.iter().filter(|one| !heard.contains(one)).collect();
            let invented: Vec<_> = heard.iter().filter(|one| !concerned.contains(one)).collect();
            assert!(
                missed.is_empty() && invented.is_empty(),
                "tab {n}, {person:?}: {missed:?} missed, {invented:?} none"
            );
            assert_eq!(*heard, concerned, "tab {n}, {person:?}: each once, and in order");
        }
    }
}

impl Tab {
    async fn follow(mut self) {
        loop {
            let url = self.follow.url(self.wait);
            let (asked, note) = (Instant::now(), self.asks(url.ends_with("&wait=0")));
            let answer = self.lines[self.place].get(&url).await.map_err(|_| Unreached);
            let elapsed = asked.elapsed();
            match &answer {
                Ok(answer) => self.note(|log| {
                    log.asks[note].answered = Some(elapsed);
                    if !matches!(answer.status, 200 | 204) {
                        log.wrong.push(format!("{url}: {answer:?}"));
                    }
                }),
                // Where there is another program, the next poll goes there.
                Err(Unreached) => self.place = (self.place + 1) % self.lines.len(),
            }
            let millis = i64::try_from(elapsed.as_millis()).unwrap_or(i64::MAX);
            let random = self.dice();
            match self.follow.take(answer, millis, self.wait, random) {
                Outcome::Heard { events, pause_ms, .. } => {
                    self.note(|log| {
                        for event in events {
                            match event.name {
                                EventName::GradeCreated | EventName::GradeUpdated => log.heard.push(event.revision.0),
                                EventName::DataRefreshNeeded => log.wrong.push(format!("{event:?}")),
                                // What the clock does to inboxes is no mark.
                                _ => {}
                            }
                        }
                    });
                    sleep(Duration::from_millis(pause_ms.into())).await;
                }
                Outcome::Failed { pause_ms } => sleep(Duration::from_millis(pause_ms.into())).await,
                Outcome::SignedOut => return self.note(|log| log.wrong.push("signed out".into())),
            }
        }
    }

    /// Notes a poll before it is sent.
    fn asks(&self, at_once: bool) -> usize {
        let mut log = self.log.lock().unwrap_or_else(PoisonError::into_inner);
        log.asks.push(Ask { at: Instant::now(), answered: None, at_once });
        log.asks.len() - 1
    }

    fn note(&self, what: impl FnOnce(&mut Log)) {
        what(&mut self.log.lock().unwrap_or_else(PoisonError::into_inner));
    }

    /// A number as by dice, the same for the same tab.
    fn dice(&mut self) -> u64 {
        self.random = self.random.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        self.random >> 33
    }
}
