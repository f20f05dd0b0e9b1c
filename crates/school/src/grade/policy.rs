//! How a course's marks become one number.

mod draft;
mod preset;
mod stored;

use serde::{Deserialize, Serialize};

pub use self::draft::{ComponentDraft, DraftProblem, PolicyDraft};
use self::stored::Stored;
use super::{FlagRules, Kind, Percent, Rounding};

/// One part of the overall grade: some kinds of assessment with one weight.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Component {
    /// What the school calls it; the program's own names are [`STOCK_NAMES`].
    pub name: String,
    /// The kinds whose marks it averages.
    pub kinds: Vec<Kind>,
    /// Its share of the whole.
    #[serde(rename = "weight_hundredths")]
    pub weight: Percent,
    /// How its marks become one share.
    pub method: Method,
    /// How many marks are dropped: those whose removal helps the student most. One mark always stays.
    pub drop_lowest: u8,
}

/// How the marks of a component become one share.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Method {
    /// The mean of the percentages: every assessment weighs the same. The seed's rule.
    #[default]
    MeanOfPercentages,
    /// All points of all maxima: an assessment weighs as much as it is out of.
    SumOfPoints,
}

/// The names that the program gives components, for the catalogue to translate; a school's own are shown as typed.
pub const STOCK_NAMES: [&str; 5] = ["Assignments", "Exams", "Continuous assessment", "Mid exam", "Final exam"];

/// The components of a course and the rules that turn its marks into one number.
///
/// The weights sum to exactly 100.00 and every kind belongs to exactly one component.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "Stored", into = "Stored")]
pub struct Policy {
    components: Vec<Component>,
    flags: FlagRules,
    rounding: Rounding,
}

/// Why a list of components is no policy.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
#[serde(rename_all = "snake_case")]
pub enum PolicyProblem {
    #[error("a weight is {0}, not from 0 to 100")]
    Weight(Percent),
    #[error("the weights sum to {0}, not to 100")]
    WeightsSumTo(Percent),
    #[error("{0:?} belongs to {1} components, not to one")]
    KindBelongsTo(Kind, u32),
    #[error("the policy is of version {0}, which a newer program wrote")]
    FromANewerProgram(u32),
    #[error("the policy is damaged")]
    Damaged,
}

impl Method {
    /// Every method, in the order in which a form offers them.
    pub const ALL: [Method; 2] = [Method::MeanOfPercentages, Method::SumOfPoints];

    /// The name in the database and on the wire.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Method::MeanOfPercentages => "mean_of_percentages",
            Method::SumOfPoints => "sum_of_points",
        }
    }

    /// Reads a stored or sent name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|method| method.name() == name)
    }
}

impl Component {
    /// A component by the mean of percentages that drops nothing.
    #[must_use]
    pub fn new(name: &str, kinds: Vec<Kind>, weight: Percent) -> Self {
        Self { name: name.to_owned(), kinds, weight, method: Method::default(), drop_lowest: 0 }
    }
}

impl Policy {
    /// Checks the weights and that every kind has its one place. Flags and rounding are the default's.
    ///
    /// # Errors
    /// When a weight is no part of 100, the weights don't sum to exactly 100, or a kind has no component, or two.
    pub fn new(components: Vec<Component>) -> Result<Self, PolicyProblem> {
        let whole = Percent::whole(100);
        if let Some(odd) = components.iter().map(|c| c.weight).find(|w| !(Percent::whole(0)..=whole).contains(w)) {
            return Err(PolicyProblem::Weight(odd));
        }
        let sum = components.iter().fold(0_i64, |sum, c| sum.saturating_add(c.weight.hundredths));
        if sum != whole.hundredths {
            return Err(PolicyProblem::WeightsSumTo(Percent::hundredths(sum)));
        }
        for kind in Kind::ALL {
            let places = components.iter().flat_map(|c| &c.kinds).filter(|k| **k == kind).fold(0, |n: u32, _| n + 1);
            if places != 1 {
                return Err(PolicyProblem::KindBelongsTo(kind, places));
            }
        }
        Ok(Self { components, flags: FlagRules::default(), rounding: Rounding::default() })
    }

    /// The same policy with other rules for flagged work.
    #[must_use]
    pub fn with_flags(self, flags: FlagRules) -> Self {
        Self { flags, ..self }
    }

    /// The same policy with another rounding.
    #[must_use]
    pub fn with_rounding(self, rounding: Rounding) -> Self {
        Self { rounding, ..self }
    }

    /// The components, in the order in which they are shown.
    #[must_use]
    pub fn components(&self) -> &[Component] {
        &self.components
    }

    /// Whether any mark counts: some kind belongs to a component that weighs something. What was stored may be otherwise, from
    /// before that was asked; it is read, and never set again.
    #[must_use]
    pub fn counts(&self) -> bool {
        self.components.iter().any(|component| component.weight > Percent::whole(0) && !component.kinds.is_empty())
    }

    /// What flagged work without points counts in the final total.
    #[must_use]
    pub fn flags(&self) -> FlagRules {
        self.flags
    }

    /// How the finished percentage is shown.
    #[must_use]
    pub fn rounding(&self) -> Rounding {
        self.rounding
    }
}

impl Default for Policy {
    /// The seed's rule: assignments 40, exams 60, each the mean of percentages.
    fn default() -> Self {
        let (exams, assignments) =
            Kind::ALL.into_iter().partition(|k| matches!(k, Kind::ExamQuiz | Kind::MidExam | Kind::FinalExam));
        let components = vec![
            Component::new("Assignments", assignments, Percent::whole(40)),
            Component::new("Exams", exams, Percent::whole(60)),
        ];
        Self { components, flags: FlagRules::default(), rounding: Rounding::default() }
    }
}

impl From<Policy> for Vec<Component> {
    fn from(policy: Policy) -> Self {
        policy.components
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_default_is_a_policy() {
        assert_eq!(Policy::new(Policy::default().into()), Ok(Policy::default()));
    }

    #[test]
    fn weights_sum_to_exactly_100_and_every_kind_has_one_place() {
        let mut components: Vec<Component> = Policy::default().into();
        components[0].weight = Percent::hundredths(3_999);
        assert_eq!(Policy::new(components.clone()), Err(PolicyProblem::WeightsSumTo(Percent::hundredths(9_999))));
        components[1].weight = Percent::hundredths(6_001);
        assert!(Policy::new(components.clone()).is_ok());
        components[1].kinds.push(Kind::Essay);
        assert_eq!(Policy::new(components.clone()), Err(PolicyProblem::KindBelongsTo(Kind::Essay, 2)));
        components[1].kinds.retain(|k| !matches!(k, Kind::Essay | Kind::MidExam));
        assert_eq!(Policy::new(components), Err(PolicyProblem::KindBelongsTo(Kind::MidExam, 0)));
    }

    #[test]
    fn a_weight_below_zero_makes_no_room_for_another() {
        let mut components: Vec<Component> = Policy::default().into();
        (components[0].weight, components[1].weight) = (Percent::whole(-10), Percent::whole(110));
        assert_eq!(Policy::new(components), Err(PolicyProblem::Weight(Percent::whole(-10))));
    }
}
