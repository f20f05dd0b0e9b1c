//! How a course's marks become one number.

use serde::{Deserialize, Serialize};

use super::Kind;

/// One part of the overall grade: some kinds of assessment with one weight.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Component {
    /// What the school calls it.
    pub name: String,
    /// The kinds whose marks it averages.
    pub kinds: Vec<Kind>,
    /// Its share of the whole, in per cent.
    pub weight_percent: u8,
}

/// The components of a course: their weights sum to 100 and every kind belongs to exactly one of them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "Vec<Component>", into = "Vec<Component>")]
pub struct Policy {
    components: Vec<Component>,
}

/// Why a list of components is no policy.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PolicyProblem {
    #[error("the weights sum to {0}, not to 100")]
    WeightsSumTo(u32),
    #[error("{0:?} belongs to {1} components, not to one")]
    KindBelongsTo(Kind, usize),
}

impl Policy {
    /// Checks the weights and that every kind has its one place.
    ///
    /// # Errors
    /// When the weights don't sum to 100, or a kind has no component, or two.
    pub fn new(components: Vec<Component>) -> Result<Self, PolicyProblem> {
        let sum = components.iter().map(|c| u32::from(c.weight_percent)).sum();
        if sum != 100 {
            return Err(PolicyProblem::WeightsSumTo(sum));
        }
        for kind in Kind::ALL {
            let places = components.iter().flat_map(|c| &c.kinds).filter(|k| **k == kind).count();
            if places != 1 {
                return Err(PolicyProblem::KindBelongsTo(kind, places));
            }
        }
        Ok(Self { components })
    }

    /// The components, in the order in which they are shown.
    #[must_use]
    pub fn components(&self) -> &[Component] {
        &self.components
    }
}

impl Default for Policy {
    /// The seed's rule: assignments 40, exams 60, each the mean of percentages.
    fn default() -> Self {
        let (exams, assignments) =
            Kind::ALL.into_iter().partition(|k| matches!(k, Kind::ExamQuiz | Kind::MidExam | Kind::FinalExam));
        let component = |name: &str, kinds, weight_percent| Component { name: name.into(), kinds, weight_percent };
        Self { components: vec![component("Assignments", assignments, 40), component("Exams", exams, 60)] }
    }
}

impl TryFrom<Vec<Component>> for Policy {
    type Error = PolicyProblem;

    fn try_from(components: Vec<Component>) -> Result<Self, PolicyProblem> {
        Self::new(components)
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
        assert!(Policy::new(Policy::default().into()).is_ok());
    }

    #[test]
    fn weights_that_miss_100_and_kinds_without_one_place_are_refused() {
        let mut components: Vec<Component> = Policy::default().into();
        components[0].weight_percent = 39;
        assert_eq!(Policy::new(components.clone()), Err(PolicyProblem::WeightsSumTo(99)));
        components[0].weight_percent = 40;
        components[1].kinds.push(Kind::Essay);
        assert_eq!(Policy::new(components.clone()), Err(PolicyProblem::KindBelongsTo(Kind::Essay, 2)));
        components[1].kinds.retain(|k| !matches!(k, Kind::Essay | Kind::MidExam));
        assert_eq!(Policy::new(components), Err(PolicyProblem::KindBelongsTo(Kind::MidExam, 0)));
    }
}
