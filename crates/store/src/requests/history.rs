//! The steps of requests, as rows that are only ever added.

use std::collections::BTreeMap;

use school::{
    clock::Instant,
    id::{MemberId, SchoolId, Version},
    person::Name,
    request::{Actor, RequestKind, RequestState},
    view::HistoryLine,
};
use sqlx::{Any, AssertSqlSafe};

use super::state;
use crate::{
    Error, Tx,
    sql::{IN_A_LIST, Value, insert, tuples},
    store::{Reader, sealed::Link},
};

/// A step of a request.
#[derive(Clone, Debug)]
pub(crate) struct Moved {
    pub request: i64,
    /// The version that the step made.
    pub version: Version,
    /// None where it was asked.
    pub from: Option<RequestState>,
    pub to: RequestState,
    pub actor: Actor,
    /// None is the program itself.
    pub by: Option<MemberId>,
    pub note: String,
}

/// The kind's name in the table.
pub(crate) fn kind_name(kind: RequestKind) -> &'static str {
    match kind {
        RequestKind::Course => "course",
        RequestKind::Enrollment => "enrollment",
    }
}

/// Writes the steps.
///
/// # Errors
/// The database's: it lets in no pair of states that the machine does not have.
pub(crate) async fn write(tx: &mut Tx, kind: RequestKind, moved: &[Moved]) -> Result<(), Error> {
    let rows = moved.iter().map(|step| {
        [
            Value::Int(tx.school().0),
            Value::from(kind_name(kind)),
            Value::Int(step.request),
            Value::Int(step.version.0),
            Value::from(step.from.map_or("", RequestState::name)),
            Value::from(step.to.name()),
            Value::from(step.actor.name()),
            Value::Int(step.by.map_or(0, |member| member.0)),
            Value::Int(tx.now().0),
            Value::from(step.note.as_str()),
        ]
    });
    let rows = rows.collect();
    insert(&mut tx.conn, "request_history", COLUMNS, rows).await
}

/// The columns of the table, in the order in which rows are written.
pub(crate) const COLUMNS: [&str; 10] =
    ["school_id", "kind", "request_id", "version", "from_state", "to_state", "actor", "actor_id", "at", "note"];

/// Reads the whole history of requests at their schools, in a statement for five hundred of them.
///
/// # Errors
/// The database's.
pub(crate) async fn of(
    reader: &mut Reader,
    kind: RequestKind,
    requests: &[(SchoolId, i64)],
) -> Result<BTreeMap<i64, Vec<HistoryLine>>, Error> {
    let mut histories: BTreeMap<i64, Vec<HistoryLine>> = BTreeMap::new();
    for some in requests.chunks(IN_A_LIST) {
        let text = format!(
            "WITH asked (school_id, request_id) AS (VALUES {}) \
             SELECT h.request_id, h.to_state, h.actor, h.at, h.note, m.given_name, m.father_name, m.grandfather_name \
             FROM asked a JOIN request_history h ON h.school_id = a.school_id AND h.kind = $1 AND h.request_id = a.request_id \
             LEFT JOIN members m ON m.school_id = h.school_id AND m.id = h.actor_id ORDER BY h.request_id, h.version",
            tuples(some.len(), 2, 2, "")
        );
        let mut query = sqlx::query_as::<Any, Row>(AssertSqlSafe(text)).bind(kind_name(kind));
        for (school, request) in some {
            query = query.bind(school.0).bind(*request);
        }
        for row in query.fetch_all(reader.link()).await? {
            histories.entry(row.request_id).or_default().push(row.line()?);
        }
    }
    Ok(histories)
}

#[derive(sqlx::FromRow)]
struct Row {
    request_id: i64,
    to_state: String,
    actor: String,
    at: i64,
    note: String,
    given_name: Option<String>,
    father_name: Option<String>,
    grandfather_name: Option<String>,
}

impl Row {
    fn line(self) -> Result<HistoryLine, Error> {
        let by = self.given_name.map(|given| {
            Name::new(&given, &self.father_name.unwrap_or_default(), &self.grandfather_name.unwrap_or_default())
        });
        Ok(HistoryLine {
            state: state(&self.to_state)?,
            actor: Actor::from_name(&self.actor).ok_or(Error::corrupt("an unknown actor"))?,
            by,
            at: Instant(self.at),
            note: self.note,
        })
    }
}
