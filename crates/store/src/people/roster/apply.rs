//! Applying a held roster: all that was previewed, in one transaction, once.

use school::{
    event::EventName,
    id::{AccountId, MemberId, RosterId},
    person::{PersonAct, Role},
    roster::{NewPerson, RosterPlan, RosterProblem, plan},
    view::{ApplyRoster, RosterApplied, RosterOutcome},
};

use super::{
    hold::{Held, read, refused},
    known::known,
    school_of,
};
use crate::{
    Caller, Change, Error, Store, Tx, Write,
    people::{
        change::write_particulars,
        history::{Act, write_acts},
    },
    permit::SchoolAdmin,
    rows::count,
    sql::{Value, insert},
};

/// Applies a held roster.
#[derive(Clone, Copy, Debug)]
pub struct ApplyRosterCommand {
    /// Who applies.
    pub caller: Caller,
    /// Which one, and whether bad lines are left out.
    pub apply: ApplyRoster,
}

impl Store {
    /// Applies a held roster through the door. One that was applied answers with its outcome and changes nothing.
    ///
    /// # Errors
    /// [`Error::NotFound`] without the permit, [`Error::Invalid`] when bad lines are not left out, when nothing would change,
    /// and when people changed since the preview; [`Error::Busy`].
    pub async fn apply_roster(&self, caller: Caller, apply: ApplyRoster) -> Result<RosterApplied, Error> {
        let school = school_of(&mut self.read().await?, caller, apply.roster).await?;
        let written = self.write(school, ApplyRosterCommand { caller, apply }).await?;
        Ok(RosterApplied { school, outcome: written.value, revision: written.own() })
    }
}

impl Write for ApplyRosterCommand {
    type Output = RosterOutcome;

    async fn apply(&self, tx: &mut Tx) -> Result<RosterOutcome, Error> {
        let permit = SchoolAdmin::managing_people(tx, self.caller, tx.school()).await?;
        let held = read(tx, &[(permit.school(), permit.member())], self.apply.roster).await?;
        if let Some(outcome) = held.outcome {
            return Ok(outcome);
        }
        let plan = plan(&held.lines, &known(tx, permit.school()).await?);
        if plan.clone().shown() != held.plan {
            return Err(refused(RosterProblem::Outdated));
        }
        if !plan.bad.is_empty() && !self.apply.good_only {
            return Err(refused(RosterProblem::HasProblems));
        }
        if !held.plan.changes_something() {
            return Err(refused(RosterProblem::NothingToDo));
        }
        let members: Vec<MemberId> = plan.new.iter().map(|_| MemberId(crate::id::mint())).collect();
        add(tx, &members, &plan.new).await?;
        for person in &plan.changed {
            write_particulars(tx, person.member, person.version, person.login, &person.to).await?;
        }
        self.write_history(tx, &permit, &held, &members, &plan).await?;
        let outcome = RosterOutcome {
            at: tx.now(),
            added: size(&plan.new),
            changed: size(&plan.changed),
            left_out: size(&plan.bad),
        };
        close(tx, self.apply.roster, &outcome).await?;
        tx.record(Change::of_school(EventName::PeopleChanged));
        Ok(outcome)
    }

    fn is_long(&self) -> bool {
        true
    }
}

impl ApplyRosterCommand {
    /// A line of history for each person, under the roster's own key: it can't be applied twice.
    async fn write_history(
        &self,
        tx: &mut Tx,
        permit: &SchoolAdmin,
        held: &Held,
        members: &[MemberId],
        plan: &RosterPlan,
    ) -> Result<(), Error> {
        let (actor, reason) = (permit.member(), held.file_name.as_str());
        let added = members.iter().map(|member| {
            let (member, act) = (*member, PersonAct::AddedByRoster);
            Act { member, actor, act, reason, changes: &[] }
        });
        let changed = plan.changed.iter().map(|person| {
            let (member, act) = (person.member, PersonAct::ChangedByRoster);
            Act { member, actor, act, reason, changes: &person.changes }
        });
        let acts: Vec<Act<'_>> = added.chain(changed).collect();
        let key = format!("roster-{}", self.apply.roster);
        write_acts(tx, Some(&key), &acts).await.map_err(crate::error::again_if_taken)
    }
}

async fn add(tx: &mut Tx, members: &[MemberId], people: &[NewPerson]) -> Result<(), Error> {
    let school = tx.school().0;
    let row = |(member, person): (&MemberId, &NewPerson)| {
        let NewPerson { role, particulars, login, .. } = person;
        let email = if login.is_some() { "" } else { particulars.email.as_str() };
        [
            Value::Int(school),
            Value::Int(member.0),
            Value::MaybeInt(login.map(|AccountId(account)| account)),
            Value::from(Role::name(*role)),
            Value::from(particulars.number.as_str()),
            Value::from(particulars.name.given.as_str()),
            Value::from(particulars.name.father.as_str()),
            Value::from(particulars.name.grandfather.as_str()),
            Value::from(particulars.name.key(particulars.number.as_str()).as_str()),
            Value::MaybeInt(particulars.class.map(|class| class.0)),
            Value::from(email),
        ]
    };
    let rows = members.iter().zip(people).map(row).collect();
    let columns = [
        "school_id",
        "id",
        "account_id",
        "role",
        "number",
        "given_name",
        "father_name",
        "grandfather_name",
        "search_key",
        "class_id",
        "email",
    ];
    // Another process added one of them since the people were read: run again, and see it.
    insert(&mut tx.conn, "members", columns, rows).await.map_err(crate::error::again_if_taken)
}

/// Keeps what came of the roster, and forgets its lines: the people are on the rolls now, and nowhere else.
async fn close(tx: &mut Tx, roster: RosterId, outcome: &RosterOutcome) -> Result<(), Error> {
    const TEXT: &str = "UPDATE roster_imports SET lines = '', plan = '', applied_at = $1, added = $2, changed = $3, \
        left_out = $4 WHERE school_id = $5 AND id = $6 AND applied_at IS NULL";
    let query = sqlx::query(TEXT)
        .bind(outcome.at.0)
        .bind(i64::from(outcome.added))
        .bind(i64::from(outcome.changed))
        .bind(i64::from(outcome.left_out))
        .bind(tx.school().0)
        .bind(roster.0);
    // Another process applied it since it was read: run again, and find its outcome.
    if query.execute(&mut *tx.conn).await?.rows_affected() == 1 { Ok(()) } else { Err(Error::Busy) }
}

fn size<T>(list: &[T]) -> u32 {
    count(i64::try_from(list.len()).unwrap_or(i64::MAX))
}
