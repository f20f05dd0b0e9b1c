//! What was done on this page and can be undone, over the versions that it made. Pure.
//!
//! Invariant: a step names the version at which a cell held what it is undone or redone from; where somebody else has
//! written since, that version is not the cell's any more, and the server refuses.

use school::{id::Version, view::CellValue};

use super::cell::CellKey;

/// The most operations that are remembered.
const MOST: usize = 200;

/// What one operation did to one cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    pub key: CellKey,
    /// What the cell held, exactly.
    pub before: CellValue,
    /// The version at which the cell holds that.
    pub before_at: Version,
    /// What it holds since, exactly.
    pub after: CellValue,
    /// The version at which the cell holds that.
    pub after_at: Version,
}

/// A way through the operations.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    /// The newest one is taken back.
    Undo,
    /// What was taken back last is done again.
    Redo,
}

/// What is to be written into a cell, and the version that its writer saw.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Write {
    pub key: CellKey,
    pub value: CellValue,
    pub seen: Version,
}

/// The operations of a page: those that were done, and those that were undone.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Stack {
    done: Vec<Vec<Step>>,
    undone: Vec<Vec<Step>>,
}

impl Stack {
    /// Something was done; what was undone before can't be done again.
    pub fn did(&mut self, steps: Vec<Step>) {
        self.undone.clear();
        self.done.push(steps);
        if self.done.len() > MOST {
            self.done.remove(0);
        }
    }

    /// Whether there is anything to undo, or to redo.
    #[must_use]
    pub fn can(&self, way: Way) -> bool {
        !self.from(way).is_empty()
    }

    /// What is to be written to go one operation along; none at the end.
    #[must_use]
    pub fn next(&self, way: Way) -> Option<Vec<Write>> {
        let write = |step: &Step| match way {
            Way::Undo => Write { key: step.key, value: step.before.clone(), seen: step.after_at },
            Way::Redo => Write { key: step.key, value: step.after.clone(), seen: step.before_at },
        };
        Some(self.from(way).last()?.iter().map(write).collect())
    }

    /// It was written, and made these versions, in the order of [`Stack::next`].
    pub fn went(&mut self, way: Way, made: &[Version]) {
        let operation = match way {
            Way::Undo => self.done.pop(),
            Way::Redo => self.undone.pop(),
        };
        let Some(steps) = operation else { return };
        let moves: Vec<_> = steps
            .iter()
            .zip(made)
            .map(|(step, made)| (step.key, if way == Way::Undo { step.before_at } else { step.after_at }, *made))
            .collect();
        match way {
            Way::Undo => self.undone.push(steps),
            Way::Redo => self.done.push(steps),
        }
        // What the cell held at the old version it holds at the new one now, for every operation that goes on from there.
        for (key, old, new) in moves {
            for step in self.done.iter_mut().chain(&mut self.undone).flatten().filter(|step| step.key == key) {
                for version in [&mut step.before_at, &mut step.after_at] {
                    if *version == old {
                        *version = new;
                    }
                }
            }
        }
    }

    /// Whether the newest operation on the cell made this version: then it is this page's own, seen by whoever made it.
    #[must_use]
    pub fn made(&self, key: CellKey, version: Version) -> bool {
        let newest = self.done.iter().rev().flatten().find(|step| step.key == key);
        newest.is_some_and(|step| step.after_at == version)
    }

    /// It can't be written, now or later: it is forgotten.
    pub fn forget(&mut self, way: Way) {
        match way {
            Way::Undo => drop(self.done.pop()),
            Way::Redo => drop(self.undone.pop()),
        }
    }

    fn from(&self, way: Way) -> &Vec<Vec<Step>> {
        match way {
            Way::Undo => &self.done,
            Way::Redo => &self.undone,
        }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use school::{
        grade::{Mark, Points},
        id::{AssessmentId, MemberId},
    };

    use super::*;

    /// A server with cells and versions, as far as the stack knows one.
    #[derive(Default)]
    struct Server {
        cells: BTreeMap<CellKey, (Mark, i64)>,
    }

    fn key(n: i64) -> CellKey {
        CellKey { student: MemberId(n), assessment: AssessmentId(1) }
    }

    fn mark(points: i64) -> Mark {
        Mark::points(Points::whole(points))
    }

    impl Server {
        fn at(&self, key: CellKey) -> (Mark, i64) {
            self.cells.get(&key).copied().unwrap_or_default()
        }

        /// All or nothing, over the versions that were seen.
        fn write(&mut self, writes: &[Write]) -> Option<Vec<Version>> {
            let fresh = |write: &Write| self.at(write.key).1 == write.seen.0;
            if !writes.iter().all(fresh) {
                return None;
            }
            let made = writes.iter().map(|write| {
                let CellValue::Mark(mark) = write.value else { panic!("undo writes exact marks") };
                self.cells.insert(write.key, (mark, write.seen.0 + 1));
                write.seen.next()
            });
            Some(made.collect())
        }

        /// An operation of this page.
        fn operate(&mut self, stack: &mut Stack, cells: &[(i64, i64)]) {
            let step = |(n, points): &(i64, i64)| {
                let (before, version) = self.at(key(*n));
                self.cells.insert(key(*n), (mark(*points), version + 1));
                Step {
                    key: key(*n),
                    before: CellValue::Mark(before),
                    before_at: Version(version),
                    after: CellValue::Mark(mark(*points)),
                    after_at: Version(version + 1),
                }
            };
            let steps = cells.iter().map(step).collect();
            stack.did(steps);
        }

        fn go(&mut self, stack: &mut Stack, way: Way) -> bool {
            let Some(writes) = stack.next(way) else { return false };
            let made = self.write(&writes);
            if let Some(made) = &made {
                stack.went(way, made);
            }
            made.is_some()
        }

        fn marks(&self) -> Vec<(CellKey, Mark)> {
            self.cells.iter().map(|(key, (mark, _))| (*key, *mark)).filter(|(_, mark)| !mark.is_blank()).collect()
        }
    }

    /// Small numbers that look random and are the same in each run.
    fn dice(seed: u64) -> impl FnMut(u64) -> u64 {
        let mut state = seed;
        move |sides| {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            (state >> 33) % sides
        }
    }

    #[test]
    fn every_walk_back_and_forth_shows_what_was_there() {
        for seed in 0..200 {
            let mut roll = dice(seed);
            let (mut server, mut stack) = (Server::default(), Stack::default());
            // What the book showed after each operation that is not undone, and after those that are.
            let (mut past, mut future) = (vec![server.marks()], Vec::new());
            for _ in 0..60 {
                match roll(4) {
                    0 | 1 => {
                        let first = i64::try_from(roll(3)).expect("a small number");
                        let cells: Vec<_> = (first..=first + i64::try_from(roll(3)).expect("a small number"))
                            .map(|n| (n, i64::try_from(roll(20)).expect("a small number")))
                            .collect();
                        server.operate(&mut stack, &cells);
                        past.push(server.marks());
                        future.clear();
                    }
                    2 => {
                        assert_eq!(server.go(&mut stack, Way::Undo), past.len() > 1);
                        if past.len() > 1 {
                            future.extend(past.pop());
                        }
                    }
                    _ => {
                        assert_eq!(server.go(&mut stack, Way::Redo), !future.is_empty());
                        past.extend(future.pop());
                    }
                }
                assert_eq!(Some(&server.marks()), past.last(), "seed {seed}");
            }
        }
    }

    #[test]
    fn what_somebody_else_wrote_is_not_taken_back() {
        let (mut server, mut stack) = (Server::default(), Stack::default());
        server.operate(&mut stack, &[(1, 10), (2, 11)]);
        server.cells.insert(key(2), (mark(5), 2));
        assert!(!server.go(&mut stack, Way::Undo), "one of two cells is somebody else's now");
        assert_eq!(server.at(key(1)).0, mark(10), "and the other stays with it");
        stack.forget(Way::Undo);
        assert!(!stack.can(Way::Undo) && !stack.can(Way::Redo));
    }

    #[test]
    fn a_version_of_ones_own_is_known() {
        let (mut server, mut stack) = (Server::default(), Stack::default());
        server.operate(&mut stack, &[(1, 10), (2, 11)]);
        server.operate(&mut stack, &[(1, 12)]);
        assert!(stack.made(key(1), Version(2)) && stack.made(key(2), Version(1)));
        assert!(!stack.made(key(1), Version(1)) && !stack.made(key(1), Version(3)) && !stack.made(key(3), Version(1)));
    }

    #[test]
    fn something_new_ends_what_can_be_redone() {
        let (mut server, mut stack) = (Server::default(), Stack::default());
        server.operate(&mut stack, &[(1, 10)]);
        assert!(server.go(&mut stack, Way::Undo) && stack.can(Way::Redo));
        server.operate(&mut stack, &[(1, 12)]);
        assert!(!stack.can(Way::Redo) && stack.can(Way::Undo));
    }

    #[test]
    fn only_so_many_operations_are_remembered() {
        let (mut server, mut stack) = (Server::default(), Stack::default());
        for n in 0..=i64::try_from(MOST).expect("a small number") {
            server.operate(&mut stack, &[(1, n % 20)]);
        }
        let mut undone = 0;
        while server.go(&mut stack, Way::Undo) {
            undone += 1;
        }
        assert_eq!(undone, MOST);
    }
}
