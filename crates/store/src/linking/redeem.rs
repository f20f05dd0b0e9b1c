//! Using a code: an account becomes guardian of a student.
//!
//! Invariant: a code makes one link, whoever tries at the same moment.

use school::{
    family::{Kinship, LinkAct},
    id::{LinkCodeId, MemberId, SchoolId},
    link_code::LinkProblem,
    notice::NoticeKind,
    person::{Name, PersonAct},
    view::{AsOf, LinkStart, LinkedChild, Problem},
};

use super::{LinkCodeHash, Step, refused, write_step};
use crate::{
    Caller, Error, Store, Tx, Write, Written,
    error::again,
    notice::{Told, admins, notify},
    people::history::{Act, write_acts},
    store::{Reader, sealed::Link},
};

/// Links an account to the student of a code.
#[derive(Clone, Debug)]
pub struct UseCodeCommand {
    /// Who typed it.
    pub caller: Caller,
    /// The hash of what was typed.
    pub hash: LinkCodeHash,
    /// What the person is to the student.
    pub kinship: Kinship,
    /// What to call the person where no membership tells.
    pub name: Option<Name>,
}

/// Reads what the page needs on which a parent types a code, for any account.
///
/// # Errors
/// The database's.
pub async fn link_start(reader: &mut Reader, caller: Caller) -> Result<LinkStart, Error> {
    const TEXT: &str = "SELECT s.given_name, s.father_name, s.grandfather_name, h.name FROM members m \
        LEFT JOIN guardianships g ON g.school_id = m.school_id AND g.guardian_id = m.id AND g.ended_at IS NULL \
            AND m.role = 'parent' \
        LEFT JOIN members s ON s.school_id = g.school_id AND s.id = g.student_id \
        LEFT JOIN schools h ON h.id = s.school_id \
        WHERE m.account_id = $1 AND m.status = 'active' ORDER BY s.search_key, s.id";
    type Row = (Option<String>, Option<String>, Option<String>, Option<String>);
    let rows: Vec<Row> = sqlx::query_as(TEXT).bind(caller.account.0).fetch_all(reader.link()).await?;
    let name_needed = rows.is_empty();
    let child = |(given, father, grandfather, school): Row| {
        let name =
            Name { given: given?, father: father.unwrap_or_default(), grandfather: grandfather.unwrap_or_default() };
        Some((name, school?))
    };
    let children = rows.into_iter().filter_map(child).collect();
    Ok(LinkStart { as_of: AsOf { read_at: crate::id::now(), ..AsOf::default() }, name_needed, children })
}

impl Store {
    /// Uses a code through the door of its school. Only an unknown, used or expired code counts as a wrong try.
    ///
    /// # Errors
    /// [`Error::Invalid`] with the [`LinkProblem`], [`Error::Busy`].
    pub async fn use_code(&self, command: UseCodeCommand) -> Result<LinkedChild, Error> {
        let account = command.caller.account;
        self.count_try(account).await?;
        let outcome = self.use_counted_code(command).await;
        let wrong = |error: &Error| {
            matches!(error, Error::Invalid(Problem::Link(LinkProblem::UnknownOrUsed | LinkProblem::Expired)))
        };
        if !outcome.as_ref().is_err_and(wrong) {
            self.uncount_try(account).await?;
        }
        outcome
    }

    async fn use_counted_code(&self, command: UseCodeCommand) -> Result<LinkedChild, Error> {
        let query = sqlx::query_scalar("SELECT school_id FROM link_codes WHERE code_hash = $1");
        let found: Option<i64> = query.bind(command.hash.0.as_str()).fetch_optional(&self.inner.reads).await?;
        let school = SchoolId(found.ok_or(refused(LinkProblem::UnknownOrUsed))?);
        let Written { value: (child, changed), revision, .. } = self.write(school, command).await?;
        Ok(LinkedChild { child, school, revision: changed.then_some(revision) })
    }
}

/// A code as it stands, with its student.
#[derive(sqlx::FromRow)]
struct CodeRow {
    id: i64,
    student_id: i64,
    expires_at: i64,
    used_by: Option<i64>,
    ended_at: Option<i64>,
    status: String,
    given_name: String,
    father_name: String,
    grandfather_name: String,
}

impl Write for UseCodeCommand {
    /// The student's name, and whether the link is new.
    type Output = (Name, bool);

    async fn apply(&self, tx: &mut Tx) -> Result<(Name, bool), Error> {
        let code = self.code(tx).await?.ok_or(refused(LinkProblem::UnknownOrUsed))?;
        let student = MemberId(code.student_id);
        let own = self.own_membership(tx).await?;
        let is_linked = match own {
            Some(guardian) => is_guardian(tx, student, guardian).await?,
            None => false,
        };
        let used_by_others = code.used_by.is_some_and(|by| Some(MemberId(by)) != own);
        if code.ended_at.is_some()
            || code.status != "active"
            || used_by_others
            || (code.used_by.is_some() && !is_linked)
        {
            return Err(refused(LinkProblem::UnknownOrUsed));
        }
        let name = Name { given: code.given_name, father: code.father_name, grandfather: code.grandfather_name };
        if is_linked {
            // The same press twice, or a second letter for the same guardian: the code waits for another one.
            return Ok((name, false));
        }
        if tx.now().0 >= code.expires_at {
            return Err(refused(LinkProblem::Expired));
        }
        let guardian = match own {
            Some(guardian) => guardian,
            None => self.join(tx).await?,
        };
        self.take(tx, LinkCodeId(code.id), guardian).await?;
        self.link(tx, student, guardian).await?;
        let code = Some(LinkCodeId(code.id));
        write_step(tx, Step { student, guardian, act: LinkAct::Linked, actor: guardian, code }).await?;
        let told = Told { student: Some(student), ..Told::of(NoticeKind::GuardianLinked) };
        let admins = admins(tx).await?;
        notify(tx, told, admins, Some(guardian)).await?;
        Ok((name, true))
    }
}

impl UseCodeCommand {
    async fn code(&self, tx: &mut Tx) -> Result<Option<CodeRow>, Error> {
        const TEXT: &str = "SELECT c.id, c.student_id, c.expires_at, c.used_by, c.ended_at, s.status, s.given_name, \
            s.father_name, s.grandfather_name FROM link_codes c \
            JOIN members s ON s.school_id = c.school_id AND s.id = c.student_id \
            WHERE c.school_id = $1 AND c.code_hash = $2";
        let query = sqlx::query_as(TEXT).bind(tx.school().0).bind(self.hash.0.as_str());
        Ok(query.fetch_optional(&mut *tx.conn).await?)
    }

    /// The caller as a parent at the code's school.
    async fn own_membership(&self, tx: &mut Tx) -> Result<Option<MemberId>, Error> {
        const TEXT: &str =
            "SELECT id, status FROM members WHERE school_id = $1 AND account_id = $2 AND role = 'parent'";
        let query = sqlx::query_as(TEXT).bind(tx.school().0).bind(self.caller.account.0);
        let row: Option<(i64, String)> = query.fetch_optional(&mut *tx.conn).await?;
        match row {
            Some((_, status)) if status != "active" => Err(refused(LinkProblem::Suspended)),
            row => Ok(row.map(|(id, _)| MemberId(id))),
        }
    }

    /// Makes the caller a parent at the code's school: the school's letter is its consent.
    async fn join(&self, tx: &mut Tx) -> Result<MemberId, Error> {
        const KNOWN: &str = "SELECT given_name, father_name, grandfather_name FROM members \
            WHERE account_id = $1 AND status = 'active' ORDER BY CASE WHEN school_id = $2 THEN 0 ELSE 1 END, id LIMIT 1";
        const TEXT: &str = "INSERT INTO members (school_id, id, account_id, role, search_key, given_name, father_name, \
            grandfather_name) VALUES ($1, $2, $3, 'parent', $4, $5, $6, $7)";
        let query = sqlx::query_as(KNOWN).bind(self.caller.account.0).bind(tx.school().0);
        let known: Option<(String, String, String)> = query.fetch_optional(&mut *tx.conn).await?;
        let known = known.map(|(given, father, grandfather)| Name { given, father, grandfather });
        let name = known.or_else(|| self.name.clone()).filter(|name| !name.given.is_empty());
        let name = name.ok_or(refused(LinkProblem::NameNeeded))?;
        let member = MemberId(crate::id::mint());
        let query = sqlx::query(TEXT)
            .bind(tx.school().0)
            .bind(member.0)
            .bind(self.caller.account.0)
            .bind(name.key(""))
            .bind(name.given)
            .bind(name.father)
            .bind(name.grandfather);
        // Another process does the same at this moment: run again, and find its row.
        query.execute(&mut *tx.conn).await.map_err(again)?;
        let act = Act { member, actor: member, act: PersonAct::AddedByCode, reason: "", changes: &[] };
        write_acts(tx, None, &[act]).await?;
        Ok(member)
    }

    /// Uses the code up; on PostgreSQL another process may have been first.
    async fn take(&self, tx: &mut Tx, code: LinkCodeId, guardian: MemberId) -> Result<(), Error> {
        const TEXT: &str = "UPDATE link_codes SET used_at = $3, used_by = $4 WHERE school_id = $1 AND id = $2 \
            AND used_at IS NULL AND ended_at IS NULL";
        let query = sqlx::query(TEXT).bind(tx.school().0).bind(code.0).bind(tx.now().0).bind(guardian.0);
        let taken = query.execute(&mut *tx.conn).await?.rows_affected() == 1;
        if taken { Ok(()) } else { Err(refused(LinkProblem::UnknownOrUsed)) }
    }

    /// Opens the link; one that the school had ended is opened again by its new code.
    async fn link(&self, tx: &mut Tx, student: MemberId, guardian: MemberId) -> Result<(), Error> {
        const TEXT: &str = "INSERT INTO guardianships (school_id, student_id, guardian_id, relation, created_at) \
            VALUES ($1, $2, $3, $4, $5) ON CONFLICT (school_id, student_id, guardian_id) DO UPDATE \
            SET relation = $4, created_at = $5, ended_at = NULL";
        let query = sqlx::query(TEXT)
            .bind(tx.school().0)
            .bind(student.0)
            .bind(guardian.0)
            .bind(self.kinship.name())
            .bind(tx.now().0);
        query.execute(&mut *tx.conn).await?;
        Ok(())
    }
}

async fn is_guardian(tx: &mut Tx, student: MemberId, guardian: MemberId) -> Result<bool, Error> {
    const TEXT: &str = "SELECT guardian_id FROM guardianships WHERE school_id = $1 AND student_id = $2 \
        AND guardian_id = $3 AND ended_at IS NULL";
    let query = sqlx::query_scalar(TEXT).bind(tx.school().0).bind(student.0).bind(guardian.0);
    let found: Option<i64> = query.fetch_optional(&mut *tx.conn).await?;
    Ok(found.is_some())
}
