//! The weekly mail, against a server of mail that lives in this process.

use std::{
    io,
    sync::{Arc, Mutex, PoisonError},
};

use sqlx::{AssertSqlSafe, Connection, SqliteConnection};
use tokio::{
    io::{AsyncBufReadExt, AsyncWriteExt, BufReader},
    net::{TcpListener, TcpStream},
};
use yeneta::server::mail::{MailSettings, Mailer};

use crate::harness::{
    self, Client,
    school::{CANARY, OTHER_CANARY, TestSchool},
};

/// A server of mail that keeps what it takes.
#[derive(Clone, Default)]
struct Sink {
    taken: Arc<Mutex<Vec<String>>>,
    /// What it says to the next receivers, instead of taking them.
    refusals: Arc<Mutex<Vec<&'static str>>>,
}

impl Sink {
    /// Starts it, and makes a mailer that uses it.
    async fn start() -> (Self, Mailer) {
        let sink = Self::default();
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port is free");
        let port = listener.local_addr().expect("it listens").port();
        let serving = sink.clone();
        tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                let serving = serving.clone();
                tokio::spawn(async move { serving.talk(stream).await });
            }
        });
        let text = format!(
            "server = '127.0.0.1'\nport = {port}\nsecurity = 'none'\nfrom = 'Yeneta <yeneta@school.test>'\n\
             site = 'http://yeneta.school'"
        );
        let settings: MailSettings = toml::from_str(&text).expect("settings");
        (sink, Mailer::new(&settings).expect("good settings").expect("a mailer"))
    }

    async fn talk(self, stream: TcpStream) {
        let mut stream = BufReader::new(stream);
        let (mut line, mut mail, mut in_mail) = (String::new(), String::new(), false);
        stream.write_all(b"220 sink\r\n").await.expect("it talks");
        while stream.read_line(&mut line).await.is_ok_and(|read| read > 0) {
            let answer = if in_mail {
                in_mail = line != ".\r\n";
                mail += if in_mail { &line } else { "" };
                if in_mail { String::new() } else { self.take(&mut mail) }
            } else {
                in_mail = line.starts_with("DATA");
                self.answer(&line)
            };
            stream.write_all(answer.as_bytes()).await.expect("it talks");
            line.clear();
        }
    }

    fn answer(&self, line: &str) -> String {
        let mut refusals = self.refusals.lock().unwrap_or_else(PoisonError::into_inner);
        let said = match line.get(..4) {
            Some("RCPT") if !refusals.is_empty() => refusals.remove(0),
            Some("DATA") => "354 go on",
            Some("QUIT") => "221 bye",
            _ => "250 ok",
        };
        format!("{said}\r\n")
    }

    fn take(&self, mail: &mut String) -> String {
        self.taken.lock().unwrap_or_else(PoisonError::into_inner).push(std::mem::take(mail));
        "250 taken\r\n".to_owned()
    }

    fn refuse(&self, said: &'static str) {
        self.refusals.lock().unwrap_or_else(PoisonError::into_inner).push(said);
    }

    /// What was taken, headers and text, decoded.
    fn mails(&self) -> Vec<String> {
        let taken = self.taken.lock().unwrap_or_else(PoisonError::into_inner);
        taken.iter().map(|mail| decoded(mail)).collect()
    }
}

/// A mail with its quoted-printable undone.
fn decoded(mail: &str) -> String {
    let bytes = mail.replace("=\r\n", "").into_bytes();
    let (mut text, mut at) = (Vec::new(), 0);
    while let Some(byte) = bytes.get(at) {
        let code = bytes.get(at + 1..at + 3).and_then(|two| std::str::from_utf8(two).ok());
        let code = code.filter(|_| *byte == b'=').and_then(|two| u8::from_str_radix(two, 16).ok());
        text.push(code.unwrap_or(*byte));
        at += if code.is_some() { 3 } else { 1 };
    }
    String::from_utf8(text).expect("a mail in UTF-8")
}

async fn behind(school: &TestSchool, sql: &'static str) {
    let mut connection = SqliteConnection::connect(&school.url).await.expect("the database opens");
    sqlx::query(AssertSqlSafe(sql)).execute(&mut connection).await.expect(sql);
}

async fn wish(client: &Client) {
    let chosen = [("choice[inbox]", "true"), ("choice[mail]", "true")];
    assert_eq!(client.call("family/save_digest", &chosen).await.status.as_u16(), 200);
}

async fn a_week_ends(school: &TestSchool) {
    behind(school, "UPDATE digests SET told_until = 0").await;
    behind(school, "UPDATE mails SET week_end = week_end - 604800000").await;
    school.store.tell_weeks().await.expect("it looks");
}

async fn states(school: &TestSchool) -> Vec<String> {
    let mut connection = SqliteConnection::connect(&school.url).await.expect("the database opens");
    let rows = sqlx::query_scalar("SELECT state FROM mails ORDER BY week_end, guardian_id");
    rows.fetch_all(&mut connection).await.expect("the mails")
}

#[tokio::test]
async fn a_parent_gets_a_mail_of_the_own_child_and_ends_the_mails_by_its_link() {
    let school = harness::school::start().await;
    let (sink, mailer) = Sink::start().await;
    let (parent, other) = (school.client("parent").await, school.client("other-parent").await);
    wish(&parent).await;
    a_week_ends(&school).await;
    assert_eq!(mailer.send_waiting(&school.store).await.expect("it looks"), 1);
    assert_eq!(mailer.send_waiting(&school.store).await.expect("it looks"), 0, "once");
    let [mail] = &sink.mails()[..] else { panic!("one mail: {:?}", sink.mails()) };
    assert!(mail.contains("To: parent@school.test") && mail.contains("Subject: Your week until"), "{mail}");
    assert!(mail.contains(CANARY) && !mail.contains(OTHER_CANARY), "the own child alone: {mail}");
    assert!(mail.contains("Average: ") && mail.contains("% assessed"), "{mail}");
    assert!(mail.contains("http://yeneta.school/parent/week"), "{mail}");
    assert!(mail.contains("List-Unsubscribe-Post: List-Unsubscribe=One-Click"), "{mail}");
    assert!(other.get("/notifications").await.body.matches("is over: see how it went").count() == 0);
    assert!(parent.get("/notifications").await.body.contains("is over: see how it went"), "and in the inbox");

    let link = mail.split("http://yeneta.school").find(|part| part.starts_with("/unsubscribe/")).expect("a link");
    let path: String = link.chars().take_while(|c| c.is_ascii_alphanumeric() || "/-_".contains(*c)).collect();
    let nobody = school.anonymous();
    let opened = nobody.get(&path).await;
    assert_eq!(opened.status.as_u16(), 303);
    let reader = nobody.with_cookies_of(&opened);
    let page = reader.get("/unsubscribe").await.body;
    let token = path.trim_start_matches("/unsubscribe/");
    assert!(page.contains(&format!("value=\"{token}\"")), "{page}");
    assert!(parent.get("/parent/alerts").await.body.contains("Weekly summary"));
    let ended = reader.submit("/unsubscribe", "family/end_mails", &[("token", token)]).await;
    assert_eq!(ended.headers["location"], "/unsubscribe?ended=1");
    assert!(reader.get("/unsubscribe?ended=1").await.body.contains("You get no weekly mail any more"));
    let wrong = reader.submit("/unsubscribe", "family/end_mails", &[("token", "nobodys")]).await;
    assert_eq!(wrong.headers["location"], "/unsubscribe?ended=0");
    a_week_ends(&school).await;
    assert_eq!(mailer.send_waiting(&school.store).await.expect("it looks"), 0, "no mail any more");
}

#[tokio::test]
async fn a_mail_program_ends_the_mails_by_its_own_button() {
    let school = harness::school::start().await;
    let (sink, mailer) = Sink::start().await;
    wish(&school.client("parent").await).await;
    a_week_ends(&school).await;
    mailer.send_waiting(&school.store).await.expect("it looks");
    let mails = sink.mails();
    let link = mails[0].split("http://yeneta.school").find(|part| part.starts_with("/unsubscribe/")).expect("a link");
    let path: String = link.chars().take_while(|c| c.is_ascii_alphanumeric() || "/-_".contains(*c)).collect();
    let nobody = school.anonymous();
    let post = nobody.request("POST", &path).header("content-type", "application/x-www-form-urlencoded");
    let answer = nobody.send(post, axum::body::Body::from("List-Unsubscribe=One-Click")).await;
    assert_eq!((answer.status.as_u16(), answer.body.as_str()), (200, ""));
    a_week_ends(&school).await;
    assert_eq!(mailer.send_waiting(&school.store).await.expect("it looks"), 0);
}

/// What is logged, from now on and in this thread.
#[derive(Clone, Default)]
struct Log(Arc<Mutex<Vec<u8>>>);

impl Log {
    fn start(&self) -> tracing::subscriber::DefaultGuard {
        let log = self.clone();
        let lines = tracing_subscriber::fmt().with_writer(move || log.clone()).with_ansi(false).finish();
        tracing::subscriber::set_default(lines)
    }

    fn text(&self) -> String {
        String::from_utf8_lossy(&self.0.lock().unwrap_or_else(PoisonError::into_inner)).into_owned()
    }
}

impl io::Write for Log {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

#[tokio::test]
async fn a_refusal_is_logged_without_the_address_that_it_names() {
    let school = harness::school::start().await;
    let (sink, mailer) = Sink::start().await;
    wish(&school.client("parent").await).await;
    a_week_ends(&school).await;
    sink.refuse("451 parent@school.test is asked for too often");
    let log = Log::default();
    let logging = log.start();
    assert_eq!(mailer.send_waiting(&school.store).await.expect("it looks"), 0);
    drop(logging);
    let text = log.text();
    assert!(text.contains("a mail was not sent") && text.contains("code 451"), "{text}");
    assert!(!text.contains("parent@") && !text.contains(CANARY), "{text}");
}

#[tokio::test]
async fn a_mail_that_was_refused_for_now_is_tried_again_and_one_refused_for_good_is_not() {
    let school = harness::school::start().await;
    let (sink, mailer) = Sink::start().await;
    wish(&school.client("parent").await).await;
    a_week_ends(&school).await;
    sink.refuse("451 later");
    assert_eq!(mailer.send_waiting(&school.store).await.expect("it looks"), 0);
    assert_eq!(mailer.send_waiting(&school.store).await.expect("it looks"), 0, "not at once");
    assert_eq!(states(&school).await, ["waiting"]);
    behind(&school, "UPDATE mails SET due_at = 0").await;
    assert_eq!(mailer.send_waiting(&school.store).await.expect("it looks"), 1);
    a_week_ends(&school).await;
    sink.refuse("550 no such reader");
    assert_eq!(mailer.send_waiting(&school.store).await.expect("it looks"), 0);
    assert_eq!(states(&school).await, ["sent", "given_up"]);
}

#[tokio::test]
async fn who_may_not_read_any_more_gets_no_mail_that_waits() {
    let school = harness::school::start().await;
    let (sink, mailer) = Sink::start().await;
    for caller in ["parent", "other-parent"] {
        wish(&school.client(caller).await).await;
    }
    a_week_ends(&school).await;
    // One was unlinked after the week was told, one was suspended.
    behind(&school, "UPDATE guardianships SET ended_at = 5 WHERE guardian_id = 33").await;
    behind(&school, "UPDATE members SET status = 'suspended' WHERE id = 34").await;
    assert_eq!(mailer.send_waiting(&school.store).await.expect("it looks"), 0);
    assert_eq!((sink.mails().len(), states(&school).await), (0, vec!["dropped".to_owned(), "dropped".to_owned()]));
}

#[tokio::test]
async fn a_server_of_mail_that_is_away_loses_no_mail() {
    let school = harness::school::start().await;
    let text =
        "server = '127.0.0.1'\nport = 9\nsecurity = 'none'\nfrom = 'a@school.test'\nsite = 'http://yeneta.school'";
    let settings: MailSettings = toml::from_str(text).expect("settings");
    let mailer = Mailer::new(&settings).expect("good settings").expect("a mailer");
    wish(&school.client("parent").await).await;
    a_week_ends(&school).await;
    assert_eq!(mailer.send_waiting(&school.store).await.expect("it looks"), 0);
    assert_eq!(states(&school).await, ["waiting"]);
}
