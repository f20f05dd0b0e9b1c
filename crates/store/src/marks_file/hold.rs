//! Holding a file of marks for its preview, and deciding what its columns and lines are.

use std::collections::BTreeMap;

use school::{
    id::{CourseId, MarksFileId},
    marks_file::{Decision, Sheet, Use, check, decide_lines, guess, plan, uses_of},
    view::{DecideFile, Gradebook, MarksPlan},
};

use super::{
    permit_of,
    row::{Decided, as_json, read, refused},
};
use crate::{Caller, Error, Store, Tx, Write, gradebook, permit::ImportsMarks};

/// How long a file that nobody applied is kept, in milliseconds: a day.
const KEPT: i64 = 86_400_000;

/// A file of marks that somebody has sent, as it was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HoldMarks {
    /// The course that it is for.
    pub course: CourseId,
    /// What the file was called; "" for a text that was pasted.
    pub file_name: String,
    /// Its lines.
    pub sheet: Sheet,
}

/// Holds a file with its first preview.
#[derive(Clone, Debug)]
pub struct HoldMarksCommand {
    caller: Caller,
    course: CourseId,
    file_name: String,
    sheet: String,
    decided: String,
    plan: String,
}

/// Holds another preview of a held file.
#[derive(Clone, Debug)]
pub struct DecideFileCommand {
    caller: Caller,
    course: CourseId,
    file: MarksFileId,
    decided: String,
    plan: String,
}

impl Store {
    /// Holds a file for its preview, with a guess of what its columns are.
    ///
    /// # Errors
    /// [`Error::NotFound`] for a course that is not the caller's to bring marks into, [`Error::Busy`].
    pub async fn hold_marks(&self, caller: Caller, hold: HoldMarks) -> Result<MarksFileId, Error> {
        let HoldMarks { course, file_name, sheet } = hold;
        let (permit, book) = self.book_of(caller, course).await?;
        let may_add = permit.may_add();
        // Compared outside the door: thousands of lines keep nobody's save waiting.
        let preview = move || {
            let decided = Decided { uses: guess(&sheet, &book, may_add), lines: BTreeMap::new() };
            let plan = planned(&sheet, &decided, &book);
            Ok((as_json(&sheet)?, as_json(&decided)?, as_json(&plan)?))
        };
        let (sheet, decided, plan) = aside(preview).await?;
        let command = HoldMarksCommand { caller, course, file_name, sheet, decided, plan };
        Ok(self.write(permit.school(), command).await?.value)
    }

    /// Takes the columns and lines of a held file for what somebody decided, and makes the preview anew.
    ///
    /// # Errors
    /// [`Error::Invalid`] when the columns can't be taken so; [`Error::NotFound`] without the permit and for a file that was
    /// applied; [`Error::Busy`].
    pub async fn decide_file(&self, caller: Caller, decide: DecideFile) -> Result<(), Error> {
        let DecideFile { file, columns, lines } = decide;
        let mut reader = self.read().await?;
        let permit = permit_of(&mut reader, caller, file).await?;
        let held = read(&mut reader, &permit, file).await?;
        if held.outcome.is_some() {
            return Err(Error::NotFound);
        }
        let mut decided = held.decided;
        if !columns.is_empty() {
            decided.uses = uses_of(&columns, held.sheet.width()).map_err(refused)?;
        }
        decide_lines(&mut decided.lines, &lines);
        if !permit.may_create() {
            decided.lines.retain(|_, decision| *decision != Decision::IsNew);
        }
        if !permit.may_add() && decided.uses.iter().any(|used| matches!(used, Use::New(_))) {
            return Err(Error::NotFound);
        }
        let book = gradebook::load(&mut reader, &permit.reading()).await?;
        drop(reader);
        let sheet = held.sheet;
        let preview = move || {
            let plan = planned(&sheet, &decided, &book);
            Ok((as_json(&decided)?, as_json(&plan)?))
        };
        let (decided, plan) = aside(preview).await?;
        let command = DecideFileCommand { caller, course: permit.course(), file, decided, plan };
        self.write(permit.school(), command).await.map(|_| ())
    }

    async fn book_of(&self, caller: Caller, course: CourseId) -> Result<(ImportsMarks, Gradebook), Error> {
        let mut reader = self.read().await?;
        let permit = ImportsMarks::mint(&mut reader, caller, course).await?;
        let book = gradebook::load(&mut reader, &permit.reading()).await?;
        Ok((permit, book))
    }
}

/// What a file would change; nothing while its columns can't be taken so.
fn planned(sheet: &Sheet, decided: &Decided, book: &Gradebook) -> MarksPlan {
    match check(&decided.uses) {
        Ok(()) => plan(sheet, &decided.uses, &decided.lines, book),
        Err(_) => MarksPlan::default(),
    }
}

/// Computes beside the threads that answer.
async fn aside<T: Send + 'static>(work: impl FnOnce() -> Result<T, Error> + Send + 'static) -> Result<T, Error> {
    let done = tokio::task::spawn_blocking(work).await;
    done.unwrap_or_else(|_| Err(Error::corrupt("a file of marks that can't be compared")))
}

impl Write for HoldMarksCommand {
    type Output = MarksFileId;

    async fn apply(&self, tx: &mut Tx) -> Result<MarksFileId, Error> {
        const TEXT: &str = "INSERT INTO marks_files (school_id, course_id, id, created_by, created_at, file_name, sheet, \
            decided, plan) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)";
        let permit = ImportsMarks::mint(tx, self.caller, self.course).await?;
        let id = MarksFileId(crate::id::mint());
        let query = sqlx::query(TEXT)
            .bind(permit.school().0)
            .bind(permit.course().0)
            .bind(id.0)
            .bind(permit.member().0)
            .bind(tx.now().0)
            .bind(self.file_name.as_str())
            .bind(self.sheet.as_str())
            .bind(self.decided.as_str())
            .bind(self.plan.as_str());
        query.execute(&mut *tx.conn).await?;
        forget_old(tx).await?;
        Ok(id)
    }
}

impl Write for DecideFileCommand {
    type Output = ();

    async fn apply(&self, tx: &mut Tx) -> Result<(), Error> {
        const TEXT: &str = "UPDATE marks_files SET decided = $1, plan = $2, preview = preview + 1 \
            WHERE school_id = $3 AND course_id = $4 AND id = $5 AND applied_at IS NULL";
        let permit = ImportsMarks::mint(tx, self.caller, self.course).await?;
        let query = sqlx::query(TEXT)
            .bind(self.decided.as_str())
            .bind(self.plan.as_str())
            .bind(permit.school().0)
            .bind(permit.course().0)
            .bind(self.file.0);
        if query.execute(&mut *tx.conn).await?.rows_affected() == 1 { Ok(()) } else { Err(Error::NotFound) }
    }
}

/// Names and marks are kept no longer than somebody needs them.
async fn forget_old(tx: &mut Tx) -> Result<(), Error> {
    const TEXT: &str = "DELETE FROM marks_files WHERE school_id = $1 AND applied_at IS NULL AND created_at < $2";
    let query = sqlx::query(TEXT).bind(tx.school().0).bind(tx.now().0 - KEPT);
    query.execute(&mut *tx.conn).await?;
    Ok(())
}
