//! How a course stands to a rule, and what is told when that changes.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::AlertRule;
use crate::{
    grade::{Flag, Percent, Scored, derive},
    id::AssessmentId,
    view::CourseRecord,
};

/// What a family sees of a course, as far as rules look at it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Seen {
    /// The total that is shown; none while nothing counts.
    pub total: Option<Percent>,
    /// What is flagged missing.
    pub missing: BTreeSet<AssessmentId>,
}

/// What has been told of a course, for one guardian and child: what holds now is not told again.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Standing {
    /// The total is below the limit.
    #[serde(default)]
    under: bool,
    /// The highest total since the last fall that was told: falls are measured from here.
    #[serde(default)]
    highest: Option<Percent>,
    /// What is missing.
    #[serde(default)]
    missing: BTreeSet<AssessmentId>,
}

/// What a guardian is told of a course.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Alert {
    /// The total is below the limit since now.
    Under,
    /// The total has fallen.
    Fell,
    /// These became missing together.
    Missing(Vec<AssessmentId>),
}

impl Seen {
    /// What the record of a course shows.
    #[must_use]
    pub fn of(course: &CourseRecord) -> Self {
        let marks = course.marks.iter().map(|mark| (mark.assessment, mark.scored()));
        Self::made_by(marks, |scored| derive(&course.policy, course.basis, scored).overall().percent)
    }

    /// What these posted marks come to, by a course's arithmetic.
    pub fn made_by(
        marks: impl IntoIterator<Item = (AssessmentId, Scored)>,
        total: impl FnOnce(Vec<Scored>) -> Option<Percent>,
    ) -> Self {
        let (mut missing, mut scored) = (BTreeSet::new(), Vec::new());
        for (assessment, mark) in marks {
            if mark.mark.flag == Flag::Missing {
                missing.insert(assessment);
            }
            scored.push(mark);
        }
        Self { total: total(scored), missing }
    }
}

impl Standing {
    /// How a course stands to a rule that is set now: what holds already is on the page, and no news.
    #[must_use]
    pub fn begin(rule: AlertRule, seen: &Seen) -> Self {
        Self::default().step(rule, seen).0
    }

    /// The next standing, and what is told on the way there.
    ///
    /// Without a total nothing is below a limit, and nothing falls; falls are measured from the total before that.
    #[must_use]
    pub fn step(&self, rule: AlertRule, seen: &Seen) -> (Self, Vec<Alert>) {
        let under = rule.under.zip(seen.total).is_some_and(|(limit, total)| total < limit);
        let (highest, fell) = self.fall(rule, seen);
        let missing = if rule.missing { seen.missing.clone() } else { BTreeSet::new() };
        let fresh: Vec<AssessmentId> = missing.difference(&self.missing).copied().collect();
        let alerts = [
            (under && !self.under).then_some(Alert::Under),
            fell.then_some(Alert::Fell),
            (!fresh.is_empty()).then_some(Alert::Missing(fresh)),
        ];
        (Self { under, highest, missing }, alerts.into_iter().flatten().collect())
    }

    /// From where the next fall is measured, and whether one is told. A fall that was told is the beginning of the next.
    fn fall(&self, rule: AlertRule, seen: &Seen) -> (Option<Percent>, bool) {
        match (rule.falls, seen.total) {
            (None, _) => (None, false),
            (Some(_), None) => (self.highest, false),
            (Some(by), Some(total)) => {
                let highest = self.highest.map_or(total, |highest| highest.max(total));
                let fell = highest.hundredths - total.hundredths >= by.hundredths;
                (Some(if fell { total } else { highest }), fell)
            }
        }
    }
}
