//! `GET /teacher/courses/:id/export.csv` and `.xlsx`: a course's gradebook as a file.

use axum::{
    extract::{Path, State},
    http::HeaderMap,
    response::{IntoResponse, Redirect, Response},
};
use rust_xlsxwriter::{Format, Workbook, XlsxError};
use school::{
    id::CourseId,
    marks_file::{Field, TableWords, table},
    person::PersonField,
    view::Gradebook,
};
use store::{Caller, Store, gradebook, permit::ReadsGradebook};

use crate::{
    error::ApiError,
    server::{AppState, call::incident, delimited::written, download, guard, look},
    text::{Catalogue, of_tongue},
};

/// How wide a column of names is, in characters.
const NAME_WIDTH: u16 = 18;

/// Sends the book as CSV, with the mark at its beginning by which Excel knows UTF-8.
pub async fn csv(state: State<AppState>, course: Path<String>, headers: HeaderMap) -> Response {
    answer(state, course, headers, download::CSV, "csv", |lines| Ok(written(lines))).await
}

/// Sends the book as a workbook.
pub async fn xlsx(state: State<AppState>, course: Path<String>, headers: HeaderMap) -> Response {
    let kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    answer(state, course, headers, kind, "xlsx", |lines| as_xlsx(lines).map_err(|error| incident(&error))).await
}

/// Makes a file of the table's lines.
type Writer = fn(&[Vec<Field>]) -> Result<Vec<u8>, ApiError>;

async fn answer(
    State(state): State<AppState>,
    Path(course): Path<String>,
    headers: HeaderMap,
    kind: &'static str,
    ending: &'static str,
    write: Writer,
) -> Response {
    let session = match state.sessions.find(&state.store, &headers).await {
        Ok(Some(session)) => session,
        Ok(None) => return Redirect::to("/sign-in").into_response(),
        Err(error) => return guard::refusal(&error.into()),
    };
    let made = async {
        let course = course.parse::<CourseId>().map_err(|_| ApiError::NotFound)?;
        let book = book(&state.store, session.caller(), course).await?;
        let name = format!("{}.{ending}", file_name(&book));
        let words = words(of_tongue(look::of(&session).language));
        let work = move || write(&table(&book, &words));
        let bytes = tokio::task::spawn_blocking(work).await.map_err(|error| incident(&error))??;
        Ok::<_, ApiError>((name, bytes))
    };
    match made.await {
        Ok((name, bytes)) => download::file(kind, &name, bytes),
        Err(error) => guard::refusal(&error),
    }
}

/// Reads a book for who may.
///
/// # Errors
/// [`store::Error::NotFound`] when it is not the caller's to see.
pub async fn book(store: &Store, caller: Caller, course: CourseId) -> Result<Gradebook, store::Error> {
    let mut reader = store.read().await?;
    let permit = ReadsGradebook::mint(&mut reader, caller, course).await?;
    gradebook::load(&mut reader, &permit).await
}

/// The words of the table in a language.
#[must_use]
pub fn words(text: &'static Catalogue) -> TableWords {
    let (marks, field) = (&text.marks_file, text.people.field);
    TableWords {
        number: field(PersonField::Number),
        names: [PersonField::GivenName, PersonField::FatherName, PersonField::GrandfatherName].map(field),
        overall: marks.overall_column,
        coverage: marks.coverage_column,
        kinds: marks.kinds_label,
        maxima: marks.maxima_label,
        kind: text.kind,
    }
}

/// The table as a workbook: points and percentages are numbers in it, everything else is text and never a formula.
///
/// # Errors
/// The writer's.
pub fn as_xlsx(lines: &[Vec<Field>]) -> Result<Vec<u8>, XlsxError> {
    let mut book = Workbook::new();
    let (sheet, bold) = (book.add_worksheet(), Format::new().set_bold());
    sheet.set_freeze_panes(3, 4)?;
    for (row, line) in (0..).zip(lines) {
        for (column, field) in (0..).zip(line) {
            match field {
                Field::Text(text) if text.is_empty() => continue,
                Field::Text(text) if row == 0 => sheet.write_string_with_format(row, column, text, &bold)?,
                Field::Text(text) => sheet.write_string(row, column, text)?,
                Field::Points(points) => sheet.write_number(row, column, number(points.hundredths))?,
                Field::Percent(percent) => sheet.write_number(row, column, number(percent.hundredths))?,
            };
        }
    }
    for column in 0..4 {
        sheet.set_column_width(column, NAME_WIDTH)?;
    }
    book.save_to_buffer()
}

/// Hundredths as a spreadsheet counts: the nearest number that it has, which reads back as the same hundredths.
fn number(hundredths: i64) -> f64 {
    // Points end at 1,000: far below where these numbers lose their exactness.
    i32::try_from(hundredths).map_or(0.0, |hundredths| f64::from(hundredths) / 100.0)
}

/// What a book's file is called: subject and class.
#[must_use]
pub fn file_name(book: &Gradebook) -> String {
    download::tidy(&[&book.subject, &book.class.plain()])
}
