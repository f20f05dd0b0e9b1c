//! What somebody decided about columns and lines, from the fields of a form.

use std::collections::BTreeMap;

use super::{Decision, FILE_CHANGES, MarksFileProblem, NewColumn, Use, check};
use crate::{
    grade::{Flag, Kind, MAX_POINTS, Points, Title, parse_entry},
    id::MemberId,
    view::{ColumnChoice, MarksPlan, Means},
};

/// What the columns of a file are taken for; those that the form does not name are ignored.
///
/// # Errors
/// When a title or a maximum can't be used, two columns are the same, or none names the students.
pub fn uses_of(columns: &BTreeMap<String, ColumnChoice>, width: usize) -> Result<Vec<Use>, MarksFileProblem> {
    let mut uses = vec![Use::Ignored; width];
    for (column, choice) in columns {
        let Some((column, used)) = column.parse().ok().and_then(|n: usize| Some((n, uses.get_mut(n)?))) else {
            continue;
        };
        let number = u32::try_from(column + 1).unwrap_or(u32::MAX);
        *used = match choice.means {
            Means::Ignored => Use::Ignored,
            Means::Number => Use::Number,
            Means::Name(part) => Use::Name(part),
            Means::Assessment(assessment) => Use::Assessment(assessment),
            Means::New => {
                let title = Title::try_from(choice.title.clone());
                let title = title.map_err(|why| MarksFileProblem::Title { column: number, why })?;
                let max = maximum(&choice.max).ok_or(MarksFileProblem::Maximum { column: number })?;
                Use::New(NewColumn { title, kind: choice.kind.unwrap_or(Kind::Assignment), max })
            }
        };
    }
    check(&uses)?;
    Ok(uses)
}

/// Takes over what was decided about lines; a choice that is none leaves the line out, and a line that is not there stays.
pub fn decide_lines(decided: &mut BTreeMap<u32, Decision>, lines: &BTreeMap<String, String>) {
    for (line, choice) in lines.iter().filter_map(|(line, choice)| Some((line.parse::<u32>().ok()?, choice.as_str()))) {
        let decision = match choice {
            "new" => Some(Decision::IsNew),
            student => student.parse().ok().map(MemberId).map(Decision::Is),
        };
        match decision {
            Some(decision) => decided.insert(line, decision),
            None => decided.remove(&line),
        };
    }
}

/// Looks whether a plan can be applied as it is.
///
/// # Errors
/// When bad cells are not left out, when nothing would change, or too much.
pub fn applicable(plan: &MarksPlan, uses: &[Use], good_only: bool) -> Result<(), MarksFileProblem> {
    if !plan.bad.is_empty() && !good_only {
        return Err(MarksFileProblem::HasProblems);
    }
    if plan.changes() > FILE_CHANGES {
        return Err(MarksFileProblem::TooManyChanges);
    }
    if plan.students.is_empty() && !uses.iter().any(|used| matches!(used, Use::New(_))) {
        return Err(MarksFileProblem::NothingToDo);
    }
    Ok(())
}

/// A maximum as typed: above 0 and at most [`MAX_POINTS`], without a flag.
fn maximum(typed: &str) -> Option<Points> {
    let mark = parse_entry(typed, MAX_POINTS).ok()?;
    mark.points.filter(|max| mark.flag == Flag::None && max.hundredths > 0)
}
