//! Clients: connections of HTTP/1.1 that are kept, each asked again as soon as it is answered.

use std::{
    net::SocketAddr,
    sync::Arc,
    time::{Duration, Instant},
};

use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::TcpStream,
    task::JoinSet,
};

/// A connection with what was read of it.
pub struct Connection {
    stream: TcpStream,
    answer: Vec<u8>,
}

/// What a load brought.
pub struct Answered {
    pub answers: u32,
    pub lasted: Duration,
}

impl Connection {
    pub async fn open(to: SocketAddr) -> Self {
        let stream = TcpStream::connect(to).await.expect("the server takes connections");
        Self { stream, answer: Vec::new() }
    }

    /// Sends a request and waits for nothing.
    pub async fn send(&mut self, request: &[u8]) {
        self.stream.write_all(request).await.expect("the server reads");
    }

    /// Sends a request; gives its whole answer.
    pub async fn ask(&mut self, request: &[u8]) -> &[u8] {
        self.send(request).await;
        self.answer.clear();
        while !is_whole(&self.answer) {
            let read = self.stream.read_buf(&mut self.answer).await.expect("the server answers");
            assert!(read > 0, "the server closed: {}", String::from_utf8_lossy(&self.answer));
        }
        &self.answer
    }

    /// Whether neither an answer nor an end has come.
    pub fn is_held(&self) -> bool {
        let mut byte = [0];
        self.stream.try_read(&mut byte).is_err_and(|error| error.kind() == std::io::ErrorKind::WouldBlock)
    }
}

/// A request for a page or for news.
pub fn get(to: SocketAddr, path: &str, cookie: &str) -> Vec<u8> {
    format!("GET {path} HTTP/1.1\r\nHost: {to}\r\nCookie: {cookie}\r\n\r\n").into_bytes()
}

/// A call of a server function, as the browser's program sends it.
pub fn post(to: SocketAddr, path: &str, cookie: &str, form: &str) -> Vec<u8> {
    let kind = "application/x-www-form-urlencoded";
    format!(
        "POST {path} HTTP/1.1\r\nHost: {to}\r\nOrigin: http://{to}\r\nAccept: application/json\r\nCookie: {cookie}\r\n\
         Content-Type: {kind}\r\nContent-Length: {}\r\n\r\n{form}",
        form.len()
    )
    .into_bytes()
}

/// The value of an answer's header.
pub fn header<'a>(answer: &'a [u8], name: &str) -> Option<&'a str> {
    let head = std::str::from_utf8(&answer[..end_of_head(answer)?]).ok()?;
    let pairs = head.lines().filter_map(|line| line.split_once(": "));
    pairs.into_iter().find(|(there, _)| there.eq_ignore_ascii_case(name)).map(|(_, value)| value)
}

/// Asks on a connection for each request, for so long; every answer must have the status.
pub async fn ask_for(time: Duration, to: SocketAddr, requests: &[Vec<u8>], status: u16) -> Answered {
    let expected: Arc<[u8]> = format!("HTTP/1.1 {status} ").into_bytes().into();
    let mut connections = Vec::with_capacity(requests.len());
    for request in requests {
        connections.push((Connection::open(to).await, request.clone()));
    }
    let mut clients = JoinSet::new();
    let began = Instant::now();
    for (mut connection, request) in connections {
        let expected = Arc::clone(&expected);
        clients.spawn(async move {
            let mut answers = 0;
            while began.elapsed() < time {
                let answer = connection.ask(&request).await;
                assert!(answer.starts_with(&expected), "{}", String::from_utf8_lossy(answer));
                answers += 1;
            }
            answers
        });
    }
    let answers = clients.join_all().await.into_iter().sum();
    Answered { answers, lasted: began.elapsed() }
}

fn end_of_head(answer: &[u8]) -> Option<usize> {
    answer.windows(4).position(|four| four == b"\r\n\r\n").map(|at| at + 4)
}

fn is_whole(answer: &[u8]) -> bool {
    let Some(end) = end_of_head(answer) else { return false };
    if answer.starts_with(b"HTTP/1.1 204") {
        return true;
    }
    match header(answer, "content-length").and_then(|length| length.parse::<usize>().ok()) {
        Some(length) => answer.len() >= end + length,
        None => answer.ends_with(b"\r\n0\r\n\r\n"),
    }
}
