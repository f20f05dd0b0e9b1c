//! Holding a roster between its preview and its application.

use school::{
    clock::Instant,
    id::{MemberId, Revision, RosterId, SchoolId},
    roster::{ROSTER_LINES, RosterLine, RosterProblem, plan},
    view::{Problem, RosterOutcome, RosterShown},
};
use serde::{Serialize, de::DeserializeOwned};

use super::{known::known, school_of};
use crate::{
    Caller, Error, Store, Tx, Write,
    permit::SchoolAdmin,
    rows::count,
    store::Connected,
    who::{self, of_members},
};

/// How long a roster that nobody applied is kept, in milliseconds: a day.
const KEPT: i64 = 86_400_000;

/// A roster that an admin has sent, as it was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HoldRoster {
    /// The school that it is for.
    pub school: SchoolId,
    /// What the file was called; "" for a text that was pasted.
    pub file_name: String,
    /// Its lines.
    pub lines: Vec<RosterLine>,
}

/// Compares a roster with what the school knows, and holds both for the preview.
#[derive(Clone, Debug)]
pub struct HoldRosterCommand {
    /// Who sends it.
    pub caller: Caller,
    /// The roster.
    pub roster: HoldRoster,
}

/// Compares a held roster with what the school knows by now.
#[derive(Clone, Copy, Debug)]
pub struct PlanAgainCommand {
    /// Who asks.
    pub caller: Caller,
    /// The roster.
    pub roster: RosterId,
}

impl Store {
    /// Holds a roster for its preview.
    ///
    /// # Errors
    /// [`Error::NotFound`] for a school that is not the caller's to administer, [`Error::Invalid`] for a roster without lines
    /// or with too many, [`Error::Busy`].
    pub async fn hold_roster(&self, caller: Caller, roster: HoldRoster) -> Result<RosterId, Error> {
        Ok(self.write(roster.school, HoldRosterCommand { caller, roster }).await?.value)
    }

    /// Makes the preview of a held roster anew.
    ///
    /// # Errors
    /// [`Error::NotFound`] without the permit and for a roster that was applied, [`Error::Busy`].
    pub async fn plan_roster_again(&self, caller: Caller, roster: RosterId) -> Result<(), Error> {
        let school = school_of(&mut self.read().await?, caller, roster).await?;
        self.write(school, PlanAgainCommand { caller, roster }).await.map(|_| ())
    }
}

impl Write for HoldRosterCommand {
    type Output = RosterId;

    async fn apply(&self, tx: &mut Tx) -> Result<RosterId, Error> {
        let permit = SchoolAdmin::managing_people(tx, self.caller, self.roster.school).await?;
        let lines = &self.roster.lines;
        if lines.is_empty() {
            return Err(refused(RosterProblem::Empty));
        }
        if lines.len() > ROSTER_LINES {
            return Err(refused(RosterProblem::TooManyLines));
        }
        let shown = plan(lines, &known(tx, permit.school()).await?).shown();
        let id = RosterId(crate::id::mint());
        insert(tx, permit.member(), id, &self.roster, &shown).await?;
        forget_old(tx).await?;
        Ok(id)
    }
}

impl Write for PlanAgainCommand {
    type Output = ();

    async fn apply(&self, tx: &mut Tx) -> Result<(), Error> {
        const TEXT: &str = "UPDATE roster_imports SET plan = $1 WHERE school_id = $2 AND id = $3";
        let permit = SchoolAdmin::managing_people(tx, self.caller, tx.school()).await?;
        let held = read(tx, &[(permit.school(), permit.member())], self.roster).await?;
        if held.outcome.is_some() {
            return Err(Error::NotFound);
        }
        let shown = plan(&held.lines, &known(tx, permit.school()).await?).shown();
        let query = sqlx::query(TEXT).bind(as_json(&shown)?).bind(permit.school().0).bind(self.roster.0);
        query.execute(&mut *tx.conn).await?;
        Ok(())
    }
}

/// A held roster.
pub(super) struct Held {
    pub school: SchoolId,
    pub school_name: String,
    pub revision: Revision,
    pub file_name: String,
    pub made_at: Instant,
    pub lines: Vec<RosterLine>,
    pub plan: RosterShown,
    pub outcome: Option<RosterOutcome>,
}

#[derive(sqlx::FromRow)]
struct HeldRow {
    school_id: i64,
    name: String,
    revision: i64,
    file_name: String,
    created_at: i64,
    lines: String,
    plan: String,
    applied_at: Option<i64>,
    added: i64,
    changed: i64,
    left_out: i64,
}

/// Reads a roster of one of these schools.
pub(super) async fn read(
    conn: &mut impl Connected,
    schools: &[(SchoolId, MemberId)],
    roster: RosterId,
) -> Result<Held, Error> {
    let text = format!(
        "SELECT r.school_id, s.name, k.revision, r.file_name, r.created_at, r.lines, r.plan, r.applied_at, r.added, \
         r.changed, r.left_out FROM who w JOIN schools s ON s.id = w.school_id JOIN counters k ON k.school_id = s.id \
         JOIN roster_imports r ON r.school_id = s.id AND r.id = ${}",
        who::after(schools)
    );
    let query = of_members::<HeldRow>(schools, &text).bind(roster.0);
    let row = query.fetch_optional(conn.link()).await?.ok_or(Error::NotFound)?;
    let outcome = row.applied_at.map(|at| RosterOutcome {
        at: Instant(at),
        added: count(row.added),
        changed: count(row.changed),
        left_out: count(row.left_out),
    });
    Ok(Held {
        school: SchoolId(row.school_id),
        school_name: row.name,
        revision: Revision(row.revision),
        file_name: row.file_name,
        made_at: Instant(row.created_at),
        lines: from_json(&row.lines)?,
        plan: from_json(&row.plan)?,
        outcome,
    })
}

async fn insert(
    tx: &mut Tx,
    member: MemberId,
    id: RosterId,
    roster: &HoldRoster,
    shown: &RosterShown,
) -> Result<(), Error> {
    const TEXT: &str = "INSERT INTO roster_imports (school_id, id, created_by, created_at, file_name, lines, plan) \
        VALUES ($1, $2, $3, $4, $5, $6, $7)";
    let query = sqlx::query(TEXT)
        .bind(tx.school().0)
        .bind(id.0)
        .bind(member.0)
        .bind(tx.now().0)
        .bind(roster.file_name.as_str())
        .bind(as_json(&roster.lines)?)
        .bind(as_json(shown)?);
    query.execute(&mut *tx.conn).await?;
    Ok(())
}

/// Names are kept no longer than somebody needs them.
async fn forget_old(tx: &mut Tx) -> Result<(), Error> {
    const TEXT: &str = "DELETE FROM roster_imports WHERE school_id = $1 AND applied_at IS NULL AND created_at < $2";
    let query = sqlx::query(TEXT).bind(tx.school().0).bind(tx.now().0 - KEPT);
    query.execute(&mut *tx.conn).await?;
    Ok(())
}

pub(super) fn refused(problem: RosterProblem) -> Error {
    Error::Invalid(Problem::Roster(problem))
}

/// Reads what is held; nothing is held any more once a roster is applied.
fn from_json<T: DeserializeOwned + Default>(json: &str) -> Result<T, Error> {
    if json.is_empty() {
        return Ok(T::default());
    }
    serde_json::from_str(json).map_err(|_| Error::corrupt("an unreadable roster"))
}

fn as_json(what: &impl Serialize) -> Result<String, Error> {
    serde_json::to_string(what).map_err(|_| Error::corrupt("an unwritable roster"))
}
