//! Many cells in few bytes: each student and each assessment is named once.
//!
//! A book of 80,000 cells crosses the wire, and lies in its page, in 1.5 MB instead of 9.

use std::collections::{BTreeMap, HashMap};

use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error};

use super::GradeCell;
use crate::{
    grade::{Flag, Mark, Points},
    id::{AssessmentId, MemberId, Version},
};

/// A cell within its row: the place of its assessment, its points, its flag, its version.
type Short = (u32, Option<Points>, Flag, Version);

#[derive(Serialize, Deserialize)]
struct Packed {
    assessments: Vec<AssessmentId>,
    rows: Vec<(MemberId, Vec<Short>)>,
    /// The few that there are: the student, the place of the assessment, the words.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    comments: Vec<(MemberId, u32, String)>,
}

/// Writes cells row by row.
///
/// # Errors
/// The format's own.
pub fn serialize<S: Serializer>(cells: &[GradeCell], format: S) -> Result<S::Ok, S::Error> {
    let mut places: HashMap<AssessmentId, u32> = HashMap::new();
    let mut assessments = Vec::new();
    let mut rows: BTreeMap<MemberId, Vec<Short>> = BTreeMap::new();
    let mut comments = Vec::new();
    for cell in cells {
        let place = *places.entry(cell.assessment).or_insert_with(|| {
            assessments.push(cell.assessment);
            u32::try_from(assessments.len() - 1).unwrap_or(u32::MAX)
        });
        if !cell.comment.is_empty() {
            comments.push((cell.student, place, cell.comment.clone()));
        }
        rows.entry(cell.student).or_default().push((place, cell.mark.points, cell.mark.flag, cell.version));
    }
    Packed { assessments, rows: rows.into_iter().collect(), comments }.serialize(format)
}

/// Reads cells, in the order of their students.
///
/// # Errors
/// For a cell of an assessment that is not named.
pub fn deserialize<'de, D: Deserializer<'de>>(format: D) -> Result<Vec<GradeCell>, D::Error> {
    let Packed { assessments, rows, comments } = Packed::deserialize(format)?;
    let comments: HashMap<(MemberId, u32), String> =
        comments.into_iter().map(|(student, place, words)| ((student, place), words)).collect();
    let named = |place: u32| usize::try_from(place).ok().and_then(|place| assessments.get(place).copied());
    let mut cells = Vec::with_capacity(rows.iter().map(|(_, row)| row.len()).sum());
    for (student, row) in rows {
        for (place, points, flag, version) in row {
            let assessment = named(place).ok_or_else(|| D::Error::custom("a cell of no assessment"))?;
            let comment = comments.get(&(student, place)).cloned().unwrap_or_default();
            cells.push(GradeCell { student, assessment, mark: Mark { points, flag }, comment, version });
        }
    }
    Ok(cells)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(Debug, PartialEq, Serialize, Deserialize)]
    struct Book {
        #[serde(with = "super")]
        cells: Vec<GradeCell>,
    }

    #[test]
    fn cells_read_back_in_the_order_of_their_students_and_take_few_bytes() {
        let cell = |student, assessment| GradeCell {
            student: MemberId(1_900_000_000_000_000_000 + student),
            assessment: AssessmentId(1_900_000_000_000_000_000 + assessment),
            mark: Mark { points: (assessment % 3 > 0).then(|| Points::whole(student)), flag: Flag::Late },
            comment: if (student, assessment) == (7, 9) { "Well done".into() } else { String::new() },
            version: Version(assessment),
        };
        let cells: Vec<GradeCell> = (0..50).flat_map(|student| (0..40).map(move |a| cell(student, a))).collect();
        let (plain, packed) = (serde_json::to_string(&cells), serde_json::to_string(&Book { cells: cells.clone() }));
        let (plain, packed) = (plain.expect("it is written"), packed.expect("it is written"));
        assert!(packed.len() * 4 < plain.len(), "{} of {}", packed.len(), plain.len());
        assert_eq!(serde_json::from_str::<Book>(&packed).ok(), Some(Book { cells }));
        assert_eq!(
            serde_json::to_string(&Book { cells: vec![] }).ok().as_deref(),
            Some(r#"{"cells":{"assessments":[],"rows":[]}}"#)
        );
        let wrong = r#"{"cells":{"assessments":[1],"rows":[[7,[[1,100,"none",1]]]]}}"#;
        assert!(serde_json::from_str::<Book>(wrong).is_err(), "no such assessment");
    }
}
