//! Marks from a CSV file whose columns the operator names.
//!
//! Invariant: nothing of a file is applied unless every row of it is good.

use std::{collections::BTreeMap, path::PathBuf};

use csv::{ReaderBuilder, StringRecord, Trim};
use school::{
    grade::{EntryProblem, Kind, MAX_POINTS, Mark, Points, Title, parse_entry},
    person::Name,
};
use store::Store;

use super::{cli::Refusal, demo::names, operator};

mod plan;

/// Where the marks are and what the columns mean.
pub struct MarksFile {
    pub path: PathBuf,
    pub course_column: String,
    pub student_column: String,
    /// `column` or `column=kind`.
    pub assessments: Vec<String>,
    /// What each assessment is out of, as typed.
    pub max: String,
    /// Whether students get made-up names; otherwise each is called by the number.
    pub invent_names: bool,
}

/// The file as the school understands it.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Marks {
    pub assessments: Vec<PlannedColumn>,
    /// By course, by student number: the marks in the order of the assessments; blank is missing.
    pub courses: BTreeMap<String, BTreeMap<String, Vec<Mark>>>,
}

/// One assessment of every course of the file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlannedColumn {
    pub title: String,
    pub kind: Kind,
    pub max: Points,
}

/// Loads a file into a school, all of it or nothing.
///
/// # Errors
/// A line that names the file's line, the column and the reason.
pub async fn marks(store: &Store, school_name: &str, file: &MarksFile) -> Result<String, Refusal> {
    let shown = file.path.display();
    let text = std::fs::read(&file.path).map_err(|error| format!("{shown} can't be read: {error}"))?;
    let marks = read(file, &text).map_err(|problem| format!("{shown}, {problem}. Nothing was applied."))?;
    let name = |index: usize, number: &str| match file.invent_names {
        true => names::name(index),
        false => Name::new(number, "", ""),
    };
    let school = operator::school(store, school_name).await?;
    let subject = file.path.file_stem().map_or_else(|| "Marks".into(), |stem| stem.to_string_lossy().into_owned());
    let known = store.subject_by_name(school, &subject).await.map_err(|e| operator::refusal(&e))?;
    let subject = plan::Subject { name: subject, known };
    store.build(school, plan::of(&subject, &marks, name)).await.map_err(|e| operator::refusal(&e))?;
    let students: usize = marks.courses.values().map(BTreeMap::len).sum();
    Ok(format!("{} courses with {students} students were added to {school_name}.", marks.courses.len()))
}

/// Reads the whole file; the first bad row refuses it.
fn read(file: &MarksFile, text: &[u8]) -> Result<Marks, String> {
    let mut rows = ReaderBuilder::new().trim(Trim::All).from_reader(text);
    let headers = rows.headers().map_err(|error| format!("line 1: {error}"))?.clone();
    let course = column(&headers, &file.course_column)?;
    let student = column(&headers, &file.student_column)?;
    let planned =
        file.assessments.iter().map(|asked| planned(&headers, asked, &file.max)).collect::<Result<Vec<_>, _>>()?;
    let mut marks = Marks { assessments: planned.iter().map(|(_, c)| c.clone()).collect(), ..Marks::default() };
    for row in rows.records() {
        let row = row.map_err(|error| format!("a row can't be read: {error}"))?;
        let line = row.position().map_or(0, csv::Position::line);
        let at = |column: &str, reason: &str| format!("line {line}, column {column}: {reason}");
        let needed = |index: usize, name: &str| match row.get(index) {
            Some(value) if !value.is_empty() => Ok(value.to_owned()),
            _ => Err(at(name, "is empty")),
        };
        let (course, student) = (needed(course, &file.course_column)?, needed(student, &file.student_column)?);
        let cells = planned.iter().map(|(index, column)| {
            let typed = row.get(*index).unwrap_or_default();
            parse_entry(typed, column.max).map_err(|problem| at(&column.title, &refused(typed, problem)))
        });
        let cells = cells.collect::<Result<Vec<_>, _>>()?;
        let twice = at(&file.student_column, &format!("student {student} is in course {course} already"));
        if marks.courses.entry(course).or_default().insert(student, cells).is_some() {
            return Err(twice);
        }
    }
    Ok(marks)
}

fn column(headers: &StringRecord, name: &str) -> Result<usize, String> {
    let found = headers.iter().position(|header| header == name);
    found.ok_or_else(|| {
        let there = headers.iter().collect::<Vec<_>>().join(", ");
        format!("line 1, column {name}: there is no such column; there are {there}")
    })
}

/// Reads `column` or `column=kind`.
fn planned(headers: &StringRecord, asked: &str, max: &str) -> Result<(usize, PlannedColumn), String> {
    let (name, kind) = asked.split_once('=').unwrap_or((asked, Kind::Assignment.name()));
    let kind = Kind::from_name(kind).ok_or_else(|| {
        let kinds = Kind::ALL.map(Kind::name).join(", ");
        format!("--assessment {asked}: there is no kind {kind}; there are {kinds}")
    })?;
    let max = parse_entry(max, MAX_POINTS).ok().and_then(|mark| mark.points).filter(|max| max.hundredths > 0);
    let max = max.ok_or_else(|| "--max: a maximum is above 0 and at most 1000".to_owned())?;
    let title = Title::try_from(name.to_owned()).map_err(|problem| format!("--assessment {asked}: {problem}"))?;
    Ok((column(headers, name)?, PlannedColumn { title: title.into(), kind, max }))
}

fn refused(typed: &str, problem: EntryProblem) -> String {
    format!("“{typed}” is {problem}")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn file(assessments: &[&str]) -> MarksFile {
        MarksFile {
            path: "marks.csv".into(),
            course_column: "school".into(),
            student_column: "student".into(),
            assessments: assessments.iter().map(|a| (*a).to_owned()).collect(),
            max: "100".into(),
            invent_names: false,
        }
    }

    #[test]
    fn missing_stays_missing_and_zero_is_a_mark() {
        let text = "school,student,written,course\n7,1,0,\n7,2,,71.2\n8,1,5,6\n";
        let marks = read(&file(&["written=final_exam", "course"]), text.as_bytes()).expect("the file is good");
        assert_eq!(marks.courses.len(), 2);
        let zero = Mark::points(Points::whole(0));
        assert_eq!(marks.courses["7"]["1"], [zero, Mark::default()]);
        assert_eq!(marks.courses["7"]["2"], [Mark::default(), Mark::points(Points::hundredths(7_120))]);
        assert_eq!(marks.assessments[0].kind, Kind::FinalExam);
    }

    #[test]
    fn a_bad_row_is_named_with_line_column_and_reason() {
        let cases = [
            ("school,student,written\n7,1,5\n7,2,abc\n", "line 3, column written: “abc” is not a number of points"),
            (
                "school,student,written\n7,1,101\n",
                "line 2, column written: “101” is more than the assessment's maximum",
            ),
            ("school,student,written\n7,,5\n", "line 2, column student: is empty"),
            ("school,student,written\n7,1,5\n7,1,6\n", "line 3, column student: student 1 is in course 7 already"),
            (
                "school,pupil,written\n",
                "line 1, column student: there is no such column; there are school, pupil, written",
            ),
        ];
        for (text, expected) in cases {
            assert_eq!(read(&file(&["written"]), text.as_bytes()), Err(expected.to_owned()));
        }
        assert!(read(&file(&["written"]), b"school,student,written\n7,1\n").is_err_and(|e| e.contains("line: 2")));
    }
}
