//! The others in the courses of some students, at schools that show a place or how a class did.
//!
//! Invariant: of the others nothing leaves this module but how many they are, how many are better, and what [`Statistics`] of at
//! least [`FEWEST`] marks say.

use std::collections::BTreeMap;

use school::{
    grade::{Basis, Percent, Points, Policy, Rank, Scored, Statistics, derive},
    id::AssessmentId,
    view::ClassMarks,
};

use super::Key;

/// The fewest marks that are summed up: among fewer the figures would tell too much of each.
const FEWEST: usize = Rank::FEWEST;

/// The marks of everyone in one course, by student.
type Everyone = BTreeMap<i64, Vec<(AssessmentId, Scored)>>;

/// The posted marks of everyone in the courses of some students: by reader and course, then by student.
#[derive(Default)]
pub(super) struct Peers(BTreeMap<(Key, i64), Everyone>);

impl Peers {
    /// Adds a mark of somebody in a course of the reader, the reader's own among them.
    pub fn add(&mut self, course: (Key, i64), student: i64, assessment: AssessmentId, scored: Scored) {
        self.0.entry(course).or_default().entry(student).or_default().push((assessment, scored));
    }

    /// The reader's place by the overall grades that are shown; none without one, or among too few.
    pub fn rank(&self, course: (Key, i64), policy: &Policy, basis: Basis) -> Option<Rank> {
        let ((_, reader), _) = course;
        let everyone = self.0.get(&course)?;
        let shown = |marks: &Vec<(AssessmentId, Scored)>| {
            derive(policy, basis, marks.iter().map(|(_, scored)| *scored)).overall().percent
        };
        let own = everyone.get(&reader).and_then(shown)?;
        let all: Vec<Percent> = everyone.values().filter_map(shown).collect();
        Rank::among(own, &all)
    }

    /// How the class did in each assessment in which enough are marked; a mark that counts nowhere is none.
    pub fn class_marks(&self, course: (Key, i64)) -> Vec<ClassMarks> {
        let mut points: BTreeMap<AssessmentId, Vec<Points>> = BTreeMap::new();
        for (assessment, scored) in self.0.get(&course).into_iter().flat_map(BTreeMap::values).flatten() {
            points.entry(*assessment).or_default().extend(scored.counted());
        }
        let of = |(assessment, points): (AssessmentId, Vec<Points>)| {
            let enough = points.len() >= FEWEST;
            let Statistics { median, min, max, .. } = Statistics::of(points).filter(|_| enough)?;
            Some(ClassMarks { assessment, median, min, max })
        };
        points.into_iter().filter_map(of).collect()
    }
}
