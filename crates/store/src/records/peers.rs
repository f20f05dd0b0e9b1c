//! The places of students in their courses, at schools that show them.
//!
//! Invariant: of the others nothing leaves this module but how many they are and how many are better.

use std::collections::BTreeMap;

use school::grade::{Basis, Percent, Policy, Rank, Scored, derive};

use super::Key;

/// The posted marks of everyone in the courses of some students: by reader and course, then by student.
#[derive(Default)]
pub(super) struct Peers(BTreeMap<(Key, i64), BTreeMap<i64, Vec<Scored>>>);

impl Peers {
    /// Adds a mark of somebody in a course of the reader, the reader's own among them.
    pub fn add(&mut self, course: (Key, i64), student: i64, scored: Scored) {
        self.0.entry(course).or_default().entry(student).or_default().push(scored);
    }

    /// The reader's place by the overall grades that are shown; none without one, or among too few.
    pub fn rank(&self, course: (Key, i64), policy: &Policy, basis: Basis) -> Option<Rank> {
        let ((_, reader), _) = course;
        let everyone = self.0.get(&course)?;
        let shown = |marks: &Vec<Scored>| derive(policy, basis, marks.iter().copied()).overall().percent;
        let own = everyone.get(&reader).and_then(shown)?;
        let all: Vec<Percent> = everyone.values().filter_map(shown).collect();
        Rank::among(own, &all)
    }
}
