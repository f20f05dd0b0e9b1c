//! The engine by examples that can be checked by hand, and by properties that hold for every book.

mod averages;
mod borders;
mod drops;
mod flags;
mod four_overalls;
mod need;
mod properties;

use school::grade::{
    Basis, Component, Derivation, Flag, Kind, Mark, Method, Overall, Percent, Points, Policy, Scored, derive,
};

/// A mark of so many hundredths of a point, or none.
pub fn scored(kind: Kind, points: Option<i64>, max: i64, flag: Flag) -> Scored {
    let mark = Mark { points: points.map(Points::hundredths), flag };
    Scored { kind, max: Points::hundredths(max), mark }
}

/// A plain exam mark in whole points.
pub fn exam(points: i64, max: i64) -> Scored {
    scored(Kind::FinalExam, Some(points * 100), max * 100, Flag::None)
}

/// A policy in which everything is one component.
pub fn one_component(method: Method, drop_lowest: u8) -> Policy {
    let all = Component::new("all", Kind::ALL.to_vec(), Percent::whole(100));
    Policy::new(vec![Component { method, drop_lowest, ..all }]).expect("every kind has one place")
}

pub fn current(policy: &Policy, column: &[Scored]) -> Derivation {
    derive(policy, Basis::Current, column.iter().copied())
}

pub fn shown(percent_hundredths: i64, coverage: u8) -> Overall {
    Overall { percent: Some(Percent::hundredths(percent_hundredths)), coverage }
}
