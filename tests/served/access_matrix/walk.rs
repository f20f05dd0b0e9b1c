//! Goes through rows of the table as some callers: asks, compares the status, looks whether anything changed and which names came.

use leptos::server_fn::error::ServerFnUrlError;
use sqlx::{Connection, SqliteConnection};
use yeneta::error::ApiError;

use super::{
    AREAS, Row,
    aims::Aims,
    claims::{Beside, claims},
    marks, requests,
};
use crate::harness::{
    Answer, Client,
    school::{CALLERS, CANARY, OTHER_CANARY, TestSchool},
};

/// Who may see the student's name, and who the other student's.
const SEES_CANARY: [&str; 5] = ["student", "parent", "teacher", "colleague", "admin"];
const SEES_OTHER_CANARY: [&str; 4] = ["other-student", "other-parent", "other-teacher", "admin"];

/// Somebody who asks, as whom the table is to answer.
pub struct Asker {
    /// The name in fields.
    pub name: &'static str,
    /// The column of the table that says what they get, and whose names they see.
    pub column: &'static str,
    pub client: Client,
}

/// How a function is called.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Way {
    /// As wasm and other programs do.
    Wasm,
    /// As a browser without wasm does.
    Form,
}

/// What all questions of a walk have in common.
pub struct Walk<'a> {
    pub school: &'a TestSchool,
    pub aims: &'a Aims,
    pub beside: Beside,
    pub way: Way,
}

/// Everybody of the table, each as themselves.
pub async fn everybody(school: &TestSchool) -> Vec<Asker> {
    let mut askers = vec![Asker { name: "anonymous", column: "anonymous", client: school.anonymous() }];
    for name in CALLERS {
        askers.push(Asker { name, column: name, client: school.client(name).await });
    }
    askers
}

impl Asker {
    /// What a row says to them.
    pub fn expected(&self, (_, statuses): &Row) -> u16 {
        let place = CALLERS.iter().position(|caller| *caller == self.column);
        statuses[place.map_or(0, |place| place + 1)]
    }
}

impl Walk<'_> {
    /// Asks each row as each of the askers; tells all that was not as the row says.
    pub async fn through(&self, rows: &[Row], askers: &[Asker]) -> Vec<String> {
        let mut wrong = Vec::new();
        let mut eye = Eye::open(self.school).await;
        for row in rows {
            for asker in askers {
                let Asker { name, column, client } = asker;
                let expected = asker.expected(row);
                let answer = match self.way {
                    Way::Wasm => ask(client, row.0, name, self.aims, self.beside).await,
                    Way::Form => self.submit(row.0, asker).await,
                };
                let told = format!("{} by {name} as {column}", row.0);
                if self.status(&answer) != expected {
                    wrong.push(format!("{told}: {} instead of {expected}: {:.120}", answer.status, answer.body));
                }
                if let Some(change) = eye.change().await.filter(|_| expected != 200) {
                    wrong.push(format!("{told}: {expected}, yet something changed: {change}"));
                }
                wrong.extend(foreign(column, &answer).map(|canary| format!("{told}: the answer holds {canary}")));
            }
        }
        wrong
    }

    /// Sends the form of a function from a page of its own.
    async fn submit(&self, row: &str, Asker { name, client, .. }: &Asker) -> Answer {
        let place = row.strip_prefix("POST ").expect("a form is posted");
        let fields = fields(place, name, self.aims, self.beside);
        let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        client.submit("/account?from=here", place, &fields).await
    }

    /// The status of an answer; of a form that is led, that of the reason in the address, or 200 where there is none.
    fn status(&self, answer: &Answer) -> u16 {
        if self.way == Way::Wasm || answer.status.as_u16() != 302 {
            return answer.status.as_u16();
        }
        let to = answer.led_to();
        assert!(to.starts_with('/'), "it is led within the site: {to}");
        let reason = to.split_once("__err=").map(|(_, rest)| rest.split('&').next().unwrap_or_default());
        let reason = reason.map(|text| ServerFnUrlError::<ApiError>::decode_err(&text.replace("%3D", "=")));
        reason.map_or(200, |error| error.status())
    }
}

/// The names in an answer that are not the column's to see.
pub fn foreign(column: &'static str, answer: &Answer) -> impl Iterator<Item = &'static str> {
    let headers = format!("{:?}", answer.headers);
    let canaries = [(CANARY, &SEES_CANARY[..]), (OTHER_CANARY, &SEES_OTHER_CANARY[..])];
    let there = canaries.into_iter().filter(move |(_, seers)| !seers.contains(&column));
    let there = there.filter(|(canary, _)| answer.body.contains(canary) || headers.contains(canary));
    there.map(|(canary, _)| canary).collect::<Vec<_>>().into_iter()
}

/// Asks one row as wasm does.
pub async fn ask(client: &Client, row: &str, caller: &str, aims: &Aims, beside: Beside) -> Answer {
    let (method, place) = row.split_once(' ').expect("a row is a method and a place");
    if method == "GET" {
        return client.get(&address(place, aims)).await;
    }
    if let Some(body) = json(place, caller, aims, beside) {
        return client.call_json(place, &body).await;
    }
    let fields = fields(place, caller, aims, beside);
    let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    client.call(place, &fields).await
}

/// The fields of a function's form.
pub fn fields(place: &str, caller: &str, aims: &Aims, beside: Beside) -> Vec<(String, String)> {
    let mut fields = AREAS.iter().find_map(|(_, fields)| fields(place, caller, aims)).unwrap_or_default();
    match beside {
        Beside::Nothing => {}
        Beside::Claims => fields.extend(claims(&fields)),
        Beside::Later => {
            let another = ["save_id]", "[said]", "[number]", "[name]"];
            let changed = fields.iter_mut().filter(|(name, _)| another.iter().any(|end| name.ends_with(end)));
            changed.for_each(|(_, text)| text.push_str("-later"));
            // Nobody set a policy: this version is none that there was.
            fields.iter_mut().filter(|(name, _)| name == "set[seen]").for_each(|(_, seen)| "7".clone_into(seen));
            for (first, later) in [("review", "decline"), ("sidama", "afar")] {
                fields.iter_mut().filter(|(_, text)| text == first).for_each(|(_, text)| later.clone_into(text));
            }
        }
    }
    fields
}

/// The body of a function whose arguments are JSON.
fn json(place: &str, caller: &str, aims: &Aims, beside: Beside) -> Option<String> {
    let body = marks::json(place, caller, aims)?;
    Some(if beside == Beside::Later { body.replace("\"matrix-", "\"later-") } else { body })
}

/// A route with ids in it.
pub fn address(place: &str, aims: &Aims) -> String {
    let file = place.replace(":course", aims.course).replace(":student", aims.student).replace(":child", aims.student);
    let filled = file.replace(":file", aims.file);
    filled.replace(":id", &id_in(&filled, aims))
}

/// Whose page is asked for: a roster's, a person's among the people, a request's, else a course's.
fn id_in(place: &str, aims: &Aims) -> String {
    let other = || {
        if place.starts_with("/admin/people/import") {
            aims.roster
        } else if place.starts_with("/admin/people") {
            aims.student
        } else {
            aims.course
        }
    };
    requests::id_in(place, aims).unwrap_or_else(|| other().to_owned())
}

/// The lines with which the tables end that count who tried a code: they change when somebody is refused.
const CODES: [&str; 2] = ["{\"end\":\"link_tries\"", "{\"end\":\"link_salts\""];

/// Looks at the whole database, and remembers it.
pub struct Eye<'a> {
    school: &'a TestSchool,
    conn: SqliteConnection,
    /// What SQLite counts up with each commit of another connection.
    commits: i64,
    seen: String,
}

impl<'a> Eye<'a> {
    pub async fn open(school: &'a TestSchool) -> Self {
        let conn = SqliteConnection::connect(&school.url).await.expect("the database opens");
        let mut eye = Self { school, conn, commits: 0, seen: String::new() };
        eye.change().await;
        eye
    }

    /// What has changed since it was last looked, if anything.
    pub async fn change(&mut self) -> Option<String> {
        let commits = sqlx::query_scalar("PRAGMA data_version").fetch_one(&mut self.conn).await.expect("a number");
        if commits == self.commits {
            return None;
        }
        self.commits = commits;
        let before = std::mem::take(&mut self.seen);
        self.seen = self.look().await;
        (self.seen != before).then(|| difference(&before, &self.seen))
    }

    /// Every row of every table, a line each; of the sessions which there are, whose, and until when.
    async fn look(&mut self) -> String {
        let mut told = Vec::new();
        store::backup::back_up(&self.school.store, &mut told, &mut |_, _| {}).await.expect("all is read");
        let told = String::from_utf8(told).expect("lines of JSON");
        // The first line says when it was looked.
        let mut lines: Vec<&str> = told.lines().skip(1).collect();
        for table in CODES {
            let end = lines.iter().position(|line| line.starts_with(table)).expect("the table is there");
            let of_it =
                lines[..end].iter().rposition(|line| line.starts_with("{\"end\"")).map_or(0, |before| before + 1);
            lines.drain(of_it..=end);
        }
        let sessions = sqlx::query_scalar(
            "SELECT token_hash || ' ' || account_id || ' ' || expires_at FROM sessions ORDER BY token_hash",
        );
        let sessions: Vec<String> = sessions.fetch_all(&mut self.conn).await.expect("the sessions");
        lines.extend(sessions.iter().map(String::as_str));
        lines.join("\n")
    }
}

/// The first line that is not the same.
fn difference(before: &str, after: &str) -> String {
    let pair = before.lines().zip(after.lines()).find(|(one, other)| one != other);
    pair.map_or("lines came or went at the end".into(), |(one, other)| format!("{one:.200} -> {other:.200}"))
}
