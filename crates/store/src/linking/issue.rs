//! Issuing codes, and the letters that they stand on.

use school::{
    access::Action,
    clock::Instant,
    curriculum::ClassLabel,
    id::{LinkCodeId, LinkIssueId, MemberId},
    language::{Tongue, of_family},
    link_code::{LinkProblem, expiry},
    person::Name,
    view::{IssueForClass, Issued},
};
use sqlx::{Any, AssertSqlSafe};

use super::{LinkCodeHash, refused, tell_keepers};
use crate::{
    Caller, Error, Store, Tx, Write, Written,
    permit::{KeepsClass, KeepsStudents, OwnIssue},
    rows::{class_label, count, languages},
    sql::{self, IN_A_LIST, Value},
    store::{Reader, sealed::Link},
};

/// A code that is about to be issued.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewCode {
    /// Its id, from [`crate::id::mint`].
    pub id: LinkCodeId,
    /// To whose family it goes.
    pub student: MemberId,
    /// The hash of the code.
    pub hash: LinkCodeHash,
}

/// Issues codes that are printed together.
#[derive(Clone, Debug)]
pub struct IssueCodesCommand {
    /// Who issues.
    pub caller: Caller,
    /// The issue, from [`crate::id::mint`].
    pub issue: LinkIssueId,
    /// One or more, of one school.
    pub codes: Vec<NewCode>,
    /// Lets the students' other codes work on.
    pub others_work_on: bool,
}

/// A code of an issue that works still, with what else stands on its letter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct IssuedLetter {
    /// The code's id.
    pub code: LinkCodeId,
    /// The school's name.
    pub school_name: String,
    /// The student's name.
    pub child: Name,
    /// The student's class, or "".
    pub class: ClassLabel,
    /// The languages that the family reads.
    pub tongues: Vec<Tongue>,
    /// Until when the code works.
    pub expires_at: Instant,
}

/// The active students of a class, in the order of names; those without a guardian, if only they get a code.
///
/// # Errors
/// [`Error::NotFound`] when the class is not the caller's to keep, [`LinkProblem::NobodyLeft`] when there is no student.
pub async fn students_of_class(
    reader: &mut Reader,
    caller: Caller,
    issue: IssueForClass,
) -> Result<Vec<MemberId>, Error> {
    const ALL: &str = "SELECT s.id FROM members s WHERE s.school_id = $1 AND s.class_id = $2 AND s.role = 'student' \
        AND s.status = 'active'";
    const UNLINKED: &str = " AND NOT EXISTS (SELECT 1 FROM guardianships g WHERE g.school_id = s.school_id \
        AND g.student_id = s.id AND g.ended_at IS NULL)";
    let permit = KeepsClass::mint(reader, caller, issue.class).await?;
    let text = if issue.only_unlinked { format!("{ALL}{UNLINKED}") } else { ALL.to_owned() };
    let query = sqlx::query_scalar::<Any, i64>(AssertSqlSafe(text)).bind(permit.school().0).bind(permit.class().0);
    let students: Vec<_> = query.fetch_all(reader.link()).await?.into_iter().map(MemberId).collect();
    if students.is_empty() { Err(refused(LinkProblem::NobodyLeft)) } else { Ok(students) }
}

/// Looks whether the caller may issue codes for these students, before anything slow is done for it. The issue looks again.
///
/// # Errors
/// [`Error::NotFound`] when not.
pub async fn may_issue(reader: &mut Reader, caller: Caller, students: &[MemberId]) -> Result<(), Error> {
    KeepsStudents::mint(reader, caller, Action::IssueLinkCode, students).await.map(|_| ())
}

/// Reads the letters of an issue, in the order of classes and names; codes that don't work any more have none.
///
/// # Errors
/// [`Error::NotFound`] when the issue is not the caller's.
pub async fn letters(reader: &mut Reader, caller: Caller, issue: LinkIssueId) -> Result<Vec<IssuedLetter>, Error> {
    const TEXT: &str = "SELECT c.id, c.student_id, h.name AS school_name, h.languages, s.given_name, s.father_name, \
        s.grandfather_name, l.grade_level, l.stream, l.section, c.expires_at FROM link_codes c JOIN schools h ON h.id = c.school_id \
        JOIN members s ON s.school_id = c.school_id AND s.id = c.student_id \
        LEFT JOIN classes l ON l.school_id = s.school_id AND l.id = s.class_id \
        WHERE c.school_id = $1 AND c.issue_id = $2 AND c.used_at IS NULL AND c.ended_at IS NULL AND c.expires_at > $3 \
        ORDER BY l.grade_level, l.stream, l.section, s.search_key, c.id";
    let permit = OwnIssue::mint(reader, caller, issue).await?;
    let query = sqlx::query_as(TEXT).bind(permit.school().0).bind(permit.issue().0).bind(crate::id::now().0);
    let rows: Vec<LetterRow> = query.fetch_all(reader.link()).await?;
    let chosen = chosen_tongues(reader, &permit).await?;
    rows.into_iter().map(|row| row.letter(&chosen)).collect()
}

/// The languages that guardians of an issue's students chose, each with the student.
async fn chosen_tongues(reader: &mut Reader, permit: &OwnIssue) -> Result<Vec<(i64, Tongue)>, Error> {
    const TEXT: &str = "SELECT DISTINCT g.student_id, a.language FROM link_codes c \
        JOIN guardianships g ON g.school_id = c.school_id AND g.student_id = c.student_id AND g.ended_at IS NULL \
        JOIN members m ON m.school_id = g.school_id AND m.id = g.guardian_id AND m.status = 'active' \
        JOIN accounts a ON a.id = m.account_id WHERE c.school_id = $1 AND c.issue_id = $2";
    let query = sqlx::query_as(TEXT).bind(permit.school().0).bind(permit.issue().0);
    let rows: Vec<(i64, String)> = query.fetch_all(reader.link()).await?;
    Ok(rows.into_iter().filter_map(|(student, tag)| Some((student, Tongue::from_tag(&tag)?))).collect())
}

#[derive(sqlx::FromRow)]
struct LetterRow {
    id: i64,
    student_id: i64,
    school_name: String,
    languages: String,
    given_name: String,
    father_name: String,
    grandfather_name: String,
    grade_level: Option<i64>,
    stream: Option<String>,
    section: Option<String>,
    expires_at: i64,
}

impl LetterRow {
    fn letter(self, chosen: &[(i64, Tongue)]) -> Result<IssuedLetter, Error> {
        let theirs = chosen.iter().filter(|(student, _)| *student == self.student_id).map(|(_, tongue)| *tongue);
        Ok(IssuedLetter {
            code: LinkCodeId(self.id),
            tongues: of_family(&theirs.collect::<Vec<_>>(), &languages(&self.languages)?),
            school_name: self.school_name,
            child: Name { given: self.given_name, father: self.father_name, grandfather: self.grandfather_name },
            class: class_label(self.grade_level, self.stream.as_deref(), self.section.as_deref(), ""),
            expires_at: Instant(self.expires_at),
        })
    }
}

impl Store {
    /// Issues codes through the door.
    ///
    /// # Errors
    /// [`Error::NotFound`] when one of the students is not the caller's to keep, [`Error::Busy`].
    pub async fn issue_codes(&self, command: IssueCodesCommand) -> Result<Issued, Error> {
        let students: Vec<MemberId> = command.codes.iter().map(|code| code.student).collect();
        let mut reader = self.read().await?;
        let school = KeepsStudents::mint(&mut reader, command.caller, Action::IssueLinkCode, &students).await?.school();
        drop(reader);
        let codes = count(i64::try_from(students.len()).unwrap_or(i64::MAX));
        let Written { revision, .. } = self.write(school, command).await?;
        Ok(Issued { codes, school, revision })
    }
}

impl Write for IssueCodesCommand {
    type Output = ();

    async fn apply(&self, tx: &mut Tx) -> Result<(), Error> {
        let students: Vec<MemberId> = self.codes.iter().map(|code| code.student).collect();
        let permit = KeepsStudents::mint(tx, self.caller, Action::IssueLinkCode, &students).await?;
        if !self.others_work_on {
            end_others(tx, permit.students()).await?;
        }
        let row = |code: &NewCode| {
            [
                Value::Int(permit.school().0),
                Value::Int(code.id.0),
                Value::Int(code.student.0),
                Value::Int(self.issue.0),
                Value::from(code.hash.0.as_str()),
                Value::Int(tx.now().0),
                Value::Int(permit.member().0),
                Value::Int(expiry(tx.now()).0),
            ]
        };
        let rows = self.codes.iter().map(row).collect();
        let columns =
            ["school_id", "id", "student_id", "issue_id", "code_hash", "created_at", "created_by", "expires_at"];
        sql::insert(&mut tx.conn, "link_codes", columns, rows).await?;
        tell_keepers(tx, permit.students()).await
    }

    fn is_long(&self) -> bool {
        self.codes.len() > 1
    }
}

/// Ends the students' codes that nobody has used.
async fn end_others(tx: &mut Tx, students: &[MemberId]) -> Result<(), Error> {
    for some in students.chunks(IN_A_LIST) {
        let text = format!(
            "UPDATE link_codes SET ended_at = $2 WHERE school_id = $1 AND used_at IS NULL AND ended_at IS NULL \
             AND student_id IN {}",
            sql::tuples(1, some.len(), 3, "")
        );
        let mut query = sqlx::query::<Any>(AssertSqlSafe(text)).bind(tx.school().0).bind(tx.now().0);
        for student in some {
            query = query.bind(student.0);
        }
        query.execute(&mut *tx.conn).await?;
    }
    Ok(())
}
