//! Linking guardians to students by code: letters are issued, a code is used, a link is ended.
//!
//! Invariant: the code itself never comes here, only its hash; a code makes one link, and every link has its history.

mod families;
mod issue;
mod redeem;
mod tries;
mod unlink;

use std::collections::BTreeSet;

use school::{
    event::EventName,
    family::LinkAct,
    id::{LinkCodeId, MemberId},
    link_code::LinkProblem,
    view::Problem,
};
use sqlx::{Any, AssertSqlSafe};

use crate::{
    Change, Error, Store, Tx,
    hex::hex,
    sql::{self, IN_A_LIST},
};

pub use families::families;
pub use issue::{IssueCodesCommand, IssuedLetter, NewCode, letters, may_issue, students_of_class};
pub use redeem::{UseCodeCommand, link_start};
pub use unlink::EndLinkCommand;

/// The argon2id hash of a code with the deployment's salt, computed by the server.
///
/// Slow, because there are only 23^8 codes: with a fast hash a stolen database gives its open codes away in seconds; with
/// this one it takes years, and a code works for a week. Salted, so that nobody can begin before the theft. One salt for
/// all, because what a parent types names neither school nor row, and must be found by its hash alone. Not keyed: a key
/// would have to lie somewhere, and a school's backup would hold it.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct LinkCodeHash(String);

impl LinkCodeHash {
    /// The hash from its bytes.
    #[must_use]
    pub fn new(argon2id: [u8; 32]) -> Self {
        Self(hex(&argon2id))
    }
}

impl Store {
    /// The deployment's salt for codes, made at the first question. `fresh` is a random one of 32 characters or more.
    ///
    /// # Errors
    /// The database's.
    pub async fn link_salt(&self, fresh: &str) -> Result<String, Error> {
        const READ: &str = "SELECT salt FROM link_salts WHERE id = 1";
        const MAKE: &str = "INSERT INTO link_salts (id, salt) VALUES (1, $1) ON CONFLICT DO NOTHING";
        if let Some(salt) = sqlx::query_scalar(READ).fetch_optional(&self.inner.reads).await? {
            return Ok(salt);
        }
        sqlx::query(MAKE).bind(fresh).execute(&self.inner.writes).await?;
        Ok(sqlx::query_scalar(READ).fetch_one(&self.inner.writes).await?)
    }
}

/// A refusal as the store's error.
fn refused(problem: LinkProblem) -> Error {
    Error::Invalid(Problem::Link(problem))
}

/// A link that was made or ended.
struct Step {
    student: MemberId,
    guardian: MemberId,
    act: LinkAct,
    actor: MemberId,
    code: Option<LinkCodeId>,
}

/// Writes the history of a link, and tells the guardian, the student's page, the class teacher and the admins.
async fn write_step(tx: &mut Tx, step: Step) -> Result<(), Error> {
    const TEXT: &str = "INSERT INTO guardianship_history (school_id, student_id, id, guardian_id, act, actor_id, code_id, at) \
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8)";
    let query = sqlx::query(TEXT)
        .bind(tx.school().0)
        .bind(step.student.0)
        .bind(crate::id::mint())
        .bind(step.guardian.0)
        .bind(step.act.name())
        .bind(step.actor.0)
        .bind(step.code.map_or(0, |code| code.0))
        .bind(tx.now().0);
    query.execute(&mut *tx.conn).await?;
    tx.record(Change { student: Some(step.student), ..Change::of_member(EventName::PeopleChanged, step.guardian) });
    tell_keepers(tx, &[step.student]).await
}

/// Tells the admins and the class teachers of these students that something changed in their families.
async fn tell_keepers(tx: &mut Tx, students: &[MemberId]) -> Result<(), Error> {
    let mut teachers = BTreeSet::new();
    for some in students.chunks(IN_A_LIST) {
        let text = format!(
            "SELECT DISTINCT l.class_teacher_id FROM members s \
             JOIN classes l ON l.school_id = s.school_id AND l.id = s.class_id AND l.class_teacher_id IS NOT NULL \
             WHERE s.school_id = $1 AND s.id IN {}",
            sql::tuples(1, some.len(), 2, "")
        );
        let mut query = sqlx::query_scalar::<Any, i64>(AssertSqlSafe(text)).bind(tx.school().0);
        for student in some {
            query = query.bind(student.0);
        }
        teachers.extend(query.fetch_all(&mut *tx.conn).await?);
    }
    // Admins hear of each; where no teacher does, of one that names nobody.
    if teachers.is_empty() {
        tx.record(Change::of_school(EventName::PeopleChanged));
    }
    for teacher in teachers {
        tx.record(Change::of_member(EventName::PeopleChanged, MemberId(teacher)));
    }
    Ok(())
}
