//! A roster's text as lines: whatever a spreadsheet calls CSV.

use csv::StringRecord;
use school::{
    person::PersonField,
    roster::{ROSTER_LINES, RosterLine, RosterProblem, field_of_header},
};

use crate::server::delimited;

/// Reads the lines below the headings.
///
/// # Errors
/// When it is no text, has no headings or no lines, or lacks a column that every roster needs.
pub fn lines(bytes: &[u8]) -> Result<Vec<RosterLine>, RosterProblem> {
    let text = delimited::text(bytes).ok_or(RosterProblem::NotText)?;
    let mut records = delimited::records(&text).map(|record| {
        let mut record = record.map_err(|_| RosterProblem::NotText)?;
        record.trim();
        Ok(record)
    });
    let columns = columns(&records.next().unwrap_or_else(|| Ok(StringRecord::new()))?)?;
    let everyone_is_a_student = !columns.contains(&Some(PersonField::Role));
    let mut lines = Vec::new();
    for record in records {
        let record = record?;
        if record.iter().all(str::is_empty) {
            continue;
        }
        if lines.len() == ROSTER_LINES {
            return Err(RosterProblem::TooManyLines);
        }
        let mut line = line(&record, &columns);
        if everyone_is_a_student {
            "student".clone_into(&mut line.role);
        }
        lines.push(line);
    }
    if lines.is_empty() { Err(RosterProblem::Empty) } else { Ok(lines) }
}

/// The field of each column; none for a heading that says nothing to us.
fn columns(headings: &StringRecord) -> Result<Vec<Option<PersonField>>, RosterProblem> {
    let columns: Vec<_> = headings.iter().map(field_of_header).collect();
    let times = |field| columns.iter().filter(|column| **column == Some(field)).count();
    if headings.iter().all(str::is_empty) {
        return Err(RosterProblem::Empty);
    }
    if times(PersonField::GivenName) == 0 {
        return Err(RosterProblem::ColumnMissing(PersonField::GivenName));
    }
    if times(PersonField::Number) + times(PersonField::Email) == 0 {
        return Err(RosterProblem::ColumnMissing(PersonField::Number));
    }
    match PersonField::ALL.into_iter().find(|field| times(*field) > 1) {
        Some(field) => Err(RosterProblem::ColumnTwice(field)),
        None => Ok(columns),
    }
}

fn line(record: &StringRecord, columns: &[Option<PersonField>]) -> RosterLine {
    let at = record.position().map_or(0, csv::Position::line);
    let mut line = RosterLine { line: u32::try_from(at).unwrap_or(u32::MAX), ..RosterLine::default() };
    for (n, cell) in record.iter().enumerate().filter(|(_, cell)| !cell.is_empty()) {
        match columns.get(n) {
            Some(Some(field)) => cell.clone_into(line.cell(*field)),
            // A column whose heading says nothing to us.
            Some(None) => {}
            None => cell.clone_into(&mut line.beyond),
        }
    }
    line
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_stand_in_any_order_and_between_them_what_the_spreadsheet_likes() {
        let texts = [
            "\u{feff}Class,Number,Given name,Phone\n9 A,S1,\"Abeba, the elder\",0911\n\n,S2,Biruk,\n",
            "Class;Number;Given name;Phone\r\n9 A;S1;\"Abeba, the elder\";0911\r\n;S2;Biruk;\r\n",
            "Class\tNumber\tGiven name\tPhone\n9 A\tS1\tAbeba, the elder\t0911\n\tS2\tBiruk\n",
        ];
        for text in texts {
            let lines = lines(text.as_bytes()).expect("the roster is good");
            assert_eq!((lines.len(), lines[0].line), (2, 2), "{text}");
            assert_eq!((&*lines[0].given, &*lines[0].class, &*lines[0].number), ("Abeba, the elder", "9 A", "S1"));
            assert_eq!((&*lines[1].given, &*lines[1].class, &*lines[1].role), ("Biruk", "", "student"));
        }
    }

    #[test]
    fn a_line_has_the_number_that_an_editor_shows() {
        let lines = lines(b"number,given name,role\nS1,\"A\nb\",student\nS2,C,teacher,too much\n").expect("good");
        let at: Vec<_> = lines.iter().map(|line| (line.line, &*line.role, &*line.beyond)).collect();
        assert_eq!(at, [(2, "student", ""), (4, "teacher", "too much")]);
    }

    #[test]
    fn what_is_no_roster_is_refused_with_the_reason() {
        let many = format!("number,given name\n{}", "S1,A\n".repeat(ROSTER_LINES + 1));
        let cases: [(&[u8], RosterProblem); 8] = [
            (b"", RosterProblem::Empty),
            (b"number,given name\n", RosterProblem::Empty),
            (b"number,given name\n,\n", RosterProblem::Empty),
            (b"number,name of the cat\nS1,Abeba\n", RosterProblem::ColumnMissing(PersonField::GivenName)),
            (b"given name,class\nAbeba,9 A\n", RosterProblem::ColumnMissing(PersonField::Number)),
            (b"number,given name,Given_Name\nS1,A,B\n", RosterProblem::ColumnTwice(PersonField::GivenName)),
            (b"number,given name\nS1,\xff\xfe\n", RosterProblem::NotText),
            (many.as_bytes(), RosterProblem::TooManyLines),
        ];
        for (bytes, problem) in cases {
            assert_eq!(lines(bytes), Err(problem));
        }
    }
}
