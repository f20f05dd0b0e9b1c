//! The policies that Ethiopian schools start from, by grade level, as data.
//!
//! Source: the Addis Ababa rule for more than 2,000 schools (Addis Fortune, p = 40131): continuous assessment and final in grades
//! 1 to 4 are 90 and 10, in 5 and 6 80 and 20; from 7 on continuous assessment is 40, the mid exam 20 and the final 40; the final
//! of grade 12 is 50. What grade 12 does with its other half is not said, so it is one component here, the mid exam in it. There
//! a test of 20 points is worth twice one of 10 (a grade 9 plan of 2017 E.C.: Test I 10, Mid exam 20, Test II 10), hence the sum
//! of points.

use super::{Component, Kind, Method, Percent, Policy};
use crate::curriculum::GradeLevel;

/// The weights of some grade levels, in whole per cent.
struct Band {
    first: i64,
    last: i64,
    continuous: i64,
    /// None where the mid exam is continuous assessment.
    mid: Option<i64>,
    last_exam: i64,
}

const BANDS: [Band; 4] = [
    Band { first: 1, last: 4, continuous: 90, mid: None, last_exam: 10 },
    Band { first: 5, last: 6, continuous: 80, mid: None, last_exam: 20 },
    Band { first: 7, last: 11, continuous: 40, mid: Some(20), last_exam: 40 },
    Band { first: 12, last: 12, continuous: 50, mid: None, last_exam: 50 },
];

impl Policy {
    /// The policy that a course of a grade level starts from in Ethiopia; KG has the default.
    #[must_use]
    pub fn for_level(level: GradeLevel) -> Self {
        let band = BANDS.iter().find(|band| (band.first..=band.last).contains(&level.number()));
        // Every band is a policy; a test says so.
        band.and_then(|band| Policy::new(band.components()).ok()).unwrap_or_default()
    }
}

impl Band {
    fn components(&self) -> Vec<Component> {
        let part = |name: &str, weight: i64, is_of: &dyn Fn(Kind) -> bool| {
            let kinds = Kind::ALL.into_iter().filter(|kind| is_of(*kind)).collect();
            Component { method: Method::SumOfPoints, ..Component::new(name, kinds, Percent::whole(weight)) }
        };
        let mid = |kind| self.mid.is_some() && kind == Kind::MidExam;
        let mut parts = vec![part("Continuous assessment", self.continuous, &|k| k != Kind::FinalExam && !mid(k))];
        parts.extend(self.mid.map(|weight| part("Mid exam", weight, &mid)));
        parts.push(part("Final exam", self.last_exam, &|kind| kind == Kind::FinalExam));
        parts
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::grade::STOCK_NAMES;

    #[test]
    fn each_grade_level_has_its_weights() {
        let weights = |level: GradeLevel| {
            let policy = Policy::for_level(level);
            policy.components().iter().map(|c| c.weight.hundredths / 100).collect::<Vec<_>>()
        };
        let expected: [&[i64]; 13] = [
            &[40, 60],
            &[90, 10],
            &[90, 10],
            &[90, 10],
            &[90, 10],
            &[80, 20],
            &[80, 20],
            &[40, 20, 40],
            &[40, 20, 40],
            &[40, 20, 40],
            &[40, 20, 40],
            &[40, 20, 40],
            &[50, 50],
        ];
        assert_eq!(GradeLevel::all().map(weights).collect::<Vec<_>>(), expected);
    }

    #[test]
    fn every_band_is_a_policy_with_names_that_can_be_translated() {
        for band in BANDS {
            let policy = Policy::new(band.components()).expect("the weights sum to 100 and every kind has one place");
            assert!(policy.components().iter().all(|c| STOCK_NAMES.contains(&c.name.as_str())));
        }
        assert!(Policy::default().components().iter().all(|c| STOCK_NAMES.contains(&c.name.as_str())));
    }
}
