//! `yeneta import gradebook` and `yeneta export gradebook`: marks between a file and the gradebook of one course.
//!
//! Invariant: it is done as a person, with that person's rights and no others.

use std::path::{Path, PathBuf};

use clap::Args;
use school::{
    id::{CourseId, MarksFileId},
    marks_file::{CellProblem, MarksFileProblem, Use, table},
    view::{ApplyFile, BadCell, MarksFilePage, MarksPlan},
};
use store::{Caller, Store, marks_file::HoldMarks};

use super::{Refusal, operator, say};
use crate::{
    server::{
        delimited::written,
        marks_files::{export, sheet},
    },
    text::english,
};

/// Whose rights are used, and on which gradebook.
#[derive(Args)]
pub struct Book {
    /// The e-mail of the person who does it: a teacher of the course, or an administrator of the school.
    #[arg(long = "as")]
    person: String,
    /// The course: its code, or the number in the address of its gradebook.
    #[arg(long)]
    course: String,
}

#[derive(Args)]
pub struct ImportGradebook {
    /// CSV, XLSX or ODS.
    file: PathBuf,
    #[command(flatten)]
    book: Book,
    /// Only say what would change.
    #[arg(long)]
    dry_run: bool,
    /// Apply the good cells although others can't be used.
    #[arg(long)]
    good_only: bool,
    /// Why, where an administrator corrects marks.
    #[arg(long, default_value = "")]
    reason: String,
}

#[derive(Args)]
pub struct ExportGradebook {
    /// Where it goes; the ending, .csv or .xlsx, says what it becomes.
    file: PathBuf,
    #[command(flatten)]
    book: Book,
}

/// Compares a file with a gradebook and applies it; a bad cell is named and nothing of the file is applied.
///
/// # Errors
/// A line that says what is wrong.
pub async fn import(store: &Store, asked: ImportGradebook) -> Result<String, Refusal> {
    let shown = asked.file.display();
    let (caller, course) = asked.book.find(store).await?;
    let bytes = std::fs::read(&asked.file).map_err(|error| format!("{shown} can't be read: {error}"))?;
    let sheet = sheet::read(bytes).await.map_err(|problem| format!("{shown}: {}", told(problem)))?;
    let file_name = asked.file.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let hold = HoldMarks { course, file_name, sheet };
    let file = store.hold_marks(caller, hold).await.map_err(|error| refusal(&error))?;
    let page = preview(store, caller, file).await?;
    if let Some(problem) = page.problem {
        return Err(format!("{shown}: {}", told(problem)));
    }
    tell(&page);
    let bad = page.whole.bad;
    if asked.dry_run {
        return Ok("Nothing was applied.".into());
    }
    if bad > 0 && !asked.good_only {
        let cells = if bad == 1 { "a cell" } else { "some cells" };
        return Err(format!("{shown}: {cells} can't be used. Nothing was applied."));
    }
    let makes = page.columns.iter().any(|column| matches!(column.used, Use::New(_)));
    if page.whole.students == 0 && !makes {
        return Ok("Nothing changes: the gradebook holds all of this already.".into());
    }
    let apply = ApplyFile { file, preview: page.preview, good_only: asked.good_only, why: asked.reason };
    store.apply_file(caller, apply).await.map_err(|error| refusal(&error))?;
    let outcome = preview(store, caller, file).await?.outcome.ok_or("the file was not applied")?;
    for kept in &outcome.conflicts {
        eprintln!("{}, {}: changed meanwhile, {} is stored", kept.student, kept.assessment, kept.now.shown());
    }
    Ok(format!("Marks written: {}. Assessments made: {}.", outcome.written, outcome.added))
}

/// Writes a gradebook into a file.
///
/// # Errors
/// A line that says what is wrong.
pub async fn export(store: &Store, asked: ExportGradebook) -> Result<String, Refusal> {
    let (caller, course) = asked.book.find(store).await?;
    let book = export::book(store, caller, course).await.map_err(|error| refusal(&error))?;
    let words = export::words(english());
    let table = table(&book, &words);
    let bytes = match ending(&asked.file) {
        Some("csv") => written(&table),
        Some("xlsx") => export::as_xlsx(&table).map_err(|error| error.to_string())?,
        _ => return Err("the file must end in .csv or .xlsx".into()),
    };
    let shown = asked.file.display();
    std::fs::write(&asked.file, bytes).map_err(|error| format!("{shown} can't be written: {error}"))?;
    Ok(format!("{} students and {} assessments are in {shown}.", book.students.len(), book.assessments.len()))
}

impl Book {
    async fn find(&self, store: &Store) -> Result<(Caller, CourseId), Refusal> {
        let account = store.account_by_email(&self.person).await.map_err(|error| operator::refusal(&error))?;
        let account = account.ok_or_else(|| format!("nobody signs in with {}", self.person))?;
        let caller = Caller { account: account.account };
        for (school, _) in store.schools().await.map_err(|error| operator::refusal(&error))? {
            let found = store.course_by_title(school, &self.course).await.map_err(|error| operator::refusal(&error))?;
            if let Some(course) = found {
                return Ok((caller, course));
            }
        }
        let number = self.course.parse().map(CourseId).map_err(|_| format!("there is no course {}", self.course))?;
        Ok((caller, number))
    }
}

fn ending(file: &Path) -> Option<&str> {
    file.extension().and_then(|ending| ending.to_str())
}

async fn preview(store: &Store, caller: Caller, file: MarksFileId) -> Result<MarksFilePage, Refusal> {
    let mut reader = store.read().await.map_err(|error| operator::refusal(&error))?;
    store::marks_file::file(&mut reader, caller, file, 0).await.map_err(|error| refusal(&error))
}

/// Says what would change, and every cell that can't be used.
fn tell(page: &MarksFilePage) {
    let MarksPlan { count, bad, open, .. } = &page.plan;
    let (new, changed, cleared, same) = (count.new, count.changed, count.cleared, count.same);
    say(&format!("{new} new, {changed} changed, {cleared} cleared, {same} the same."));
    for BadCell { line, column, value, why } in bad {
        let place = if column.is_empty() { format!("line {line}") } else { format!("line {line}, column {column}") };
        eprintln!("{place}: {}", reason(value, *why));
    }
    for line in open.iter().filter(|line| line.decided.is_none()) {
        eprintln!("line {}: {} {} is left out, no number of the course is theirs", line.line, line.name, line.number);
    }
}

fn reason(value: &str, why: CellProblem) -> String {
    match why {
        CellProblem::Entry(problem) => format!("“{value}” is {problem}"),
        CellProblem::Nobody => "has marks and names nobody".into(),
        CellProblem::Twice { line } => format!("is about the same student as line {line}"),
        CellProblem::NewNeedsNumber => "names somebody new without a number".into(),
    }
}

fn told(problem: MarksFileProblem) -> String {
    (english().marks_file.problem)(problem)
}

/// A store's error as the operator reads it.
fn refusal(error: &store::Error) -> Refusal {
    match error {
        store::Error::NotFound => "there is no such course, or the person may not do that in it".into(),
        store::Error::Invalid(school::view::Problem::MarksFile(problem)) => told(*problem),
        store::Error::Invalid(school::view::Problem::Reason(_)) => {
            "an administrator corrects marks with a reason: --reason TEXT".into()
        }
        other => operator::refusal(other),
    }
}
