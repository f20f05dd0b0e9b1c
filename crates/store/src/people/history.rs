//! The history of a person: one row an act, in the act's transaction.

use school::{
    id::MemberId,
    person::{FieldChange, PersonAct},
};

use crate::{
    Error, Tx,
    sql::{Value, insert},
};

/// An act on a person that is about to be written.
#[derive(Clone, Debug)]
pub(crate) struct Act<'a> {
    pub member: MemberId,
    /// Who acts.
    pub actor: MemberId,
    pub act: PersonAct,
    /// "" where none is asked for.
    pub reason: &'a str,
    pub changes: &'a [FieldChange],
}

/// Writes acts under one idempotency key; without one each act has a key of its own, and its repetition must be found by
/// what it did.
///
/// # Errors
/// The database's. [`Error::Taken`] when the key was used: another process is making the same save.
pub(crate) async fn write_acts(tx: &mut Tx, key: Option<&str>, acts: &[Act<'_>]) -> Result<(), Error> {
    let own_key = format!("act-{}", crate::id::mint());
    let key = key.unwrap_or(&own_key);
    let (school, now) = (tx.school().0, tx.now().0);
    let row = |(item, act): (i64, &Act<'_>)| {
        Ok([
            Value::Int(school),
            Value::Int(act.member.0),
            Value::Int(crate::id::mint()),
            Value::Int(act.actor.0),
            Value::from(act.act.name()),
            Value::from(act.reason),
            Value::from(as_json(act.changes)?.as_str()),
            Value::from(key),
            Value::Int(item),
            Value::Int(now),
        ])
    };
    let rows = (0..).zip(acts).map(row).collect::<Result<_, Error>>()?;
    let columns =
        ["school_id", "member_id", "id", "actor_id", "act", "reason", "changes", "save_id", "item", "written_at"];
    insert(&mut tx.conn, "member_history", columns, rows).await
}

/// Reads the changes of a stored act.
pub(super) fn changes(json: &str) -> Result<Vec<FieldChange>, Error> {
    if json.is_empty() {
        return Ok(Vec::new());
    }
    serde_json::from_str(json).map_err(|_| Error::corrupt("an unreadable history of a person"))
}

fn as_json(changes: &[FieldChange]) -> Result<String, Error> {
    if changes.is_empty() {
        return Ok(String::new());
    }
    serde_json::to_string(changes).map_err(|_| Error::corrupt("an unwritable history of a person"))
}
