//! A school in a folder of its own, and the program that serves it: started, asked over HTTP, killed, stopped.

use std::{
    ffi::OsString,
    fs::File,
    io::{self, BufRead, BufReader, Read, Write},
    net::{SocketAddr, TcpStream},
    path::{Path, PathBuf},
    process::{Child, ChildStdout, Command, ExitStatus, Stdio},
    time::{Duration, Instant},
};

use sqlx::{AssertSqlSafe, Connection, FromRow, SqliteConnection, sqlite::SqliteRow};

pub const STUDENTS: usize = 8;
pub const ASSESSMENTS: usize = 3;
pub const EMAIL: &str = "teacher@school.test";
pub const PASSWORD: &str = "a-test-password";
/// The database in a school's folder.
const DATABASE: &str = "sqlite:school.db";
/// Longer than any answer takes.
const PATIENCE: Duration = Duration::from_secs(60);

/// A school with one course, as an operator makes it.
pub struct School {
    folder: tempfile::TempDir,
    pub course: i64,
    pub students: Vec<i64>,
    pub assessments: Vec<i64>,
}

impl School {
    pub fn found() -> Self {
        let folder = tempfile::tempdir().expect("a temporary folder can be made");
        let students: String = (1..=STUDENTS).map(|n| format!("7,{n},,,\n")).collect();
        let marks = format!("school,student,written,oral,practical\n{students}");
        std::fs::write(folder.path().join("marks.csv"), marks).expect("the folder is ours");
        let columns = "--school-name School --course-column school --student-column student \
            --assessment written --assessment oral --assessment practical";
        run(folder.path(), &format!("import marks marks.csv {columns}"), "");
        let teacher = "--role teacher --name Teferi --course 7 --password-stdin";
        run(folder.path(), &format!("person add --email {EMAIL} {teacher}"), &format!("{PASSWORD}\n"));
        let mut school = Self { folder, course: 0, students: Vec::new(), assessments: Vec::new() };
        let ids = |table: &str| -> Vec<i64> {
            school.rows::<(i64,)>(&format!("SELECT id FROM {table} ORDER BY id")).into_iter().map(|row| row.0).collect()
        };
        let (courses, students, assessments) =
            (ids("courses"), ids("members WHERE role = 'student'"), ids("assessments"));
        assert_eq!((courses.len(), students.len(), assessments.len()), (1, STUDENTS, ASSESSMENTS));
        (school.course, school.students, school.assessments) = (courses[0], students, assessments);
        school
    }

    /// Starts the program and waits until it can be reached.
    pub fn start(&self) -> Program {
        self.start_with("", "http")
    }

    /// Starts it with more flags; says by which scheme it is to be reached.
    pub fn start_with(&self, flags: &str, scheme: &str) -> Program {
        let serve = format!("serve --listen 127.0.0.1:0 --hold-seconds 60 {flags}");
        Program::start(self.folder.path(), DATABASE, serve.trim(), scheme)
    }

    /// The rows of a statement, read beside the program.
    pub fn rows<T: for<'r> FromRow<'r, SqliteRow> + Send + Unpin>(&self, text: &str) -> Vec<T> {
        let url = format!("sqlite://{}", self.folder.path().join("school.db").display());
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
        runtime.block_on(async {
            let mut conn = SqliteConnection::connect(&url).await.expect("the database opens");
            let rows = sqlx::query_as(AssertSqlSafe(text.to_owned())).fetch_all(&mut conn).await.expect(text);
            conn.close().await.expect("the database closes");
            rows
        })
    }

    /// A file in the school's folder.
    pub fn file(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// Runs a command of the program, beside the school's database, to its good end.
    pub fn run(&self, command: &str) {
        run(self.folder.path(), command, "");
    }

    /// The school as a backup in its folder has it, in a folder and a database of its own.
    pub fn restored(&self, backup: &str) -> Self {
        let folder = tempfile::tempdir().expect("a temporary folder can be made");
        std::fs::copy(self.file(backup), folder.path().join(backup)).expect("the backup is there");
        run(folder.path(), &format!("restore {backup}"), "");
        Self { folder, course: self.course, students: self.students.clone(), assessments: self.assessments.clone() }
    }

    /// Lets the program look over its database for what must never be.
    pub fn is_well(&self) {
        self.run("doctor");
    }

    pub fn log(&self) -> String {
        log(self.folder.path())
    }
}

fn log(folder: &Path) -> String {
    std::fs::read_to_string(folder.join("log")).unwrap_or_default()
}

/// Runs a command of the program to its good end.
fn run(folder: &Path, command: &str, input: &str) {
    let mut child = yeneta(folder, DATABASE, command).stdin(Stdio::piped()).spawn().expect("the program starts");
    // Dropped behind this, the pipe is closed.
    child.stdin.take().expect("its input is piped").write_all(input.as_bytes()).expect("it reads");
    let ended = child.wait_with_output().expect("the program ends");
    assert!(ended.status.success(), "{command}: {}", String::from_utf8_lossy(&ended.stdout));
}

/// The program of this build, or the one that is named, such as a release.
fn yeneta(folder: &Path, database: &str, command: &str) -> Command {
    let program = std::env::var_os("YENETA_RUNNING").unwrap_or_else(|| OsString::from(env!("CARGO_BIN_EXE_yeneta")));
    let mut yeneta = Command::new(program);
    yeneta.current_dir(folder).env_remove("DATABASE_URL").args(command.split(' '));
    yeneta.args(["--database", database]).stdout(Stdio::piped());
    yeneta
}

/// The program, running. Killed when dropped, by its process id.
pub struct Program {
    child: Child,
    pub address: SocketAddr,
    /// Open as long as it runs: it may say more.
    said: BufReader<ChildStdout>,
}

impl Program {
    /// Starts the program in a folder, on a database, and waits until it can be reached.
    pub fn start(folder: &Path, database: &str, serve: &str, scheme: &str) -> Self {
        let told = File::options().append(true).create(true).open(folder.join("log")).expect("a log");
        let mut child = yeneta(folder, database, serve).stderr(told).spawn().expect("the program starts");
        let mut said = BufReader::new(child.stdout.take().expect("its output is piped"));
        let mut line = String::new();
        said.read_line(&mut line).expect("it says something");
        let place = line.trim_end().strip_prefix(&format!("Yeneta is at {scheme}://"));
        let address = place.and_then(|address| address.parse().ok());
        let address = address.unwrap_or_else(|| panic!("it says where it is, not {line:?}: {}", log(folder)));
        Self { child, address, said }
    }

    /// The next line that it says.
    pub fn line(&mut self) -> String {
        let mut line = String::new();
        self.said.read_line(&mut line).expect("it says something");
        line.trim_end().to_owned()
    }

    /// The cookie of the teacher's new session.
    pub fn sign_in(&self) -> String {
        self.sign_in_as(EMAIL, PASSWORD)
    }

    /// The cookie of somebody's new session.
    pub fn sign_in_as(&self, email: &str, password: &str) -> String {
        let form = format!("email={}&password={password}", email.replace('@', "%40"));
        let answer = post(self.address, "", "session/sign_in", FORM, &form).expect("it answers");
        assert_eq!(answer.status, 200, "{email} signs in: {}", answer.text);
        let cookie = answer.header("set-cookie").expect("a session cookie");
        cookie.split(';').next().expect("a cookie has a value").to_owned()
    }

    /// How much memory it has, in KiB.
    pub fn memory_kib(&self) -> u64 {
        let status = std::fs::read_to_string(format!("/proc/{}/status", self.child.id())).expect("it runs");
        let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:")).expect("it has memory");
        line.split_whitespace().next().and_then(|kib| kib.parse().ok()).expect("a number")
    }

    /// SIGKILL: no handler, no flush.
    pub fn kill(mut self) {
        self.child.kill().expect("it runs until it is killed");
        let end = self.child.wait().expect("it has ended");
        assert!(!end.success(), "it was killed");
    }

    /// SIGTERM.
    pub fn ask_to_stop(&self) {
        let sent = Command::new("kill").args(["-TERM", &self.child.id().to_string()]).status().expect("kill runs");
        assert!(sent.success(), "it runs until it is asked to stop");
    }

    /// Waits for its end, so long at most.
    pub fn ended_within(mut self, limit: Duration) -> ExitStatus {
        let end = Instant::now() + limit;
        loop {
            if let Some(status) = self.child.try_wait().expect("its end can be asked for") {
                return status;
            }
            assert!(Instant::now() < end, "it ends within {limit:?}");
            std::thread::sleep(Duration::from_millis(10));
        }
    }
}

impl Drop for Program {
    fn drop(&mut self) {
        // It may have ended.
        drop(self.child.kill());
        drop(self.child.wait());
    }
}

/// How a form is sent without wasm, and by wasm.
pub const FORM: &str = "application/x-www-form-urlencoded";
pub const JSON: &str = "application/json";

/// A whole answer.
pub struct Answer {
    pub status: u16,
    pub text: String,
    head: String,
}

impl Answer {
    pub fn header(&self, name: &str) -> Option<&str> {
        let of = |line: &'_ str| line.split_once(": ").map(|(n, _)| n.eq_ignore_ascii_case(name)).unwrap_or_default();
        self.head.lines().find(|line| of(line)).and_then(|line| line.split_once(": ")).map(|(_, value)| value)
    }
}

/// Calls a server function, on a connection of its own.
///
/// # Errors
/// Without a whole answer.
pub fn post(to: SocketAddr, cookie: &str, function: &str, kind: &str, body: &str) -> io::Result<Answer> {
    let mut stream = connect(to)?;
    let length = body.len();
    let more = format!("Content-Type: {kind}\r\nContent-Length: {length}\r\nConnection: close\r\n\r\n{body}");
    stream.write_all(format!("POST /api/{function} HTTP/1.1\r\n{}{more}", headers(to, cookie)).as_bytes())?;
    answer(stream)
}

/// Asks for a page or for news, on a connection of its own.
///
/// # Errors
/// Without a whole answer.
pub fn get(to: SocketAddr, cookie: &str, path: &str) -> io::Result<Answer> {
    let mut stream = connect(to)?;
    stream.write_all(format!("GET {path} HTTP/1.1\r\n{}Connection: close\r\n\r\n", headers(to, cookie)).as_bytes())?;
    answer(stream)
}

pub fn connect(to: SocketAddr) -> io::Result<TcpStream> {
    let stream = TcpStream::connect(to)?;
    stream.set_read_timeout(Some(PATIENCE))?;
    Ok(stream)
}

pub fn headers(to: SocketAddr, cookie: &str) -> String {
    format!("Host: {to}\r\nOrigin: http://{to}\r\nAccept: application/json\r\nCookie: {cookie}\r\n")
}

/// Reads an answer up to the end of its connection; half an answer is none.
///
/// # Errors
/// Without a whole answer.
pub fn answer(mut stream: impl Read) -> io::Result<Answer> {
    let mut bytes = Vec::new();
    stream.read_to_end(&mut bytes)?;
    let text = String::from_utf8(bytes).map_err(io::Error::other)?;
    let (head, body) = text.split_once("\r\n\r\n").ok_or(io::ErrorKind::UnexpectedEof)?;
    let status = head.split(' ').nth(1).and_then(|status| status.parse().ok()).ok_or(io::ErrorKind::InvalidData)?;
    let answer = Answer { status, text: body.to_owned(), head: head.to_owned() };
    let is_whole = match answer.header("content-length") {
        Some(length) => length.parse() == Ok(body.len()),
        None => status == 204 || body.ends_with("0\r\n\r\n"),
    };
    if is_whole { Ok(answer) } else { Err(io::ErrorKind::UnexpectedEof.into()) }
}
