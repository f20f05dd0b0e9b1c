//! A policy while it is typed: texts, and what is wrong with them, field by field.

use super::{Component, FlagRules, Kind, Method, Percent, Policy, Rounding};
use crate::{
    digits::plain,
    grade::{Entry, Flag, Mark, Points, Unscored},
    label::{Label, LabelProblem},
};

/// A policy as it is typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PolicyDraft {
    pub components: Vec<ComponentDraft>,
    pub flags: FlagRules,
    pub rounding: Rounding,
}

/// A component as it is typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ComponentDraft {
    pub name: String,
    pub weight: String,
    pub kinds: Vec<Kind>,
    pub method: Method,
    pub drop_lowest: String,
}

/// What is wrong with a draft. Components are told by their place, from 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DraftProblem {
    Name(usize, LabelProblem),
    /// Another component has the name.
    NameTwice(usize),
    /// It is no percentage from 0 to 100 with two decimals at most.
    Weight(usize),
    /// It is no whole number from 0 to [`PolicyDraft::MOST_DROPPED`].
    Drop(usize),
    /// The weights sum to something else than 100.
    Sum(Percent),
    /// The kind belongs to no component.
    Homeless(Kind),
    /// No kind belongs to a component that weighs anything: no mark would ever count.
    NothingCounts,
}

impl PolicyDraft {
    /// The most components that a policy is typed with.
    pub const MOST: usize = 8;
    /// The most marks that a component drops.
    pub const MOST_DROPPED: u8 = 20;

    /// The draft that a policy is changed from.
    #[must_use]
    pub fn of(policy: &Policy) -> Self {
        let typed = |component: &Component| ComponentDraft {
            name: component.name.clone(),
            weight: component.weight.to_string(),
            kinds: component.kinds.clone(),
            method: component.method,
            drop_lowest: component.drop_lowest.to_string(),
        };
        Self {
            components: policy.components().iter().map(typed).collect(),
            flags: policy.flags(),
            rounding: policy.rounding(),
        }
    }

    /// Reads a draft from the fields of a form: `parts`, `name0`, `weight0`, `method0`, `drop0`, `in_quiz`, `missing`, `rounding`.
    /// None where it is no such form.
    #[must_use]
    pub fn from_fields(field: impl Fn(&str) -> Option<String>) -> Option<Self> {
        let parts = field("parts")?.parse::<usize>().ok()?.min(Self::MOST);
        let text = |name: String| field(&name).unwrap_or_default();
        let is_in = |kind: Kind, n: usize| text(format!("in_{}", kind.name())).parse() == Ok(n);
        let component = |n: usize| ComponentDraft {
            name: text(format!("name{n}")),
            weight: text(format!("weight{n}")),
            kinds: Kind::ALL.into_iter().filter(|kind| is_in(*kind, n)).collect(),
            method: Method::from_name(&text(format!("method{n}"))).unwrap_or_default(),
            drop_lowest: text(format!("drop{n}")),
        };
        let usual = FlagRules::default();
        let rule = |flag: Flag, usual| field(flag.name()).and_then(|name| Unscored::from_name(&name)).unwrap_or(usual);
        Some(Self {
            components: (0..parts).map(component).collect(),
            flags: FlagRules {
                missing: rule(Flag::Missing, usual.missing),
                late: rule(Flag::Late, usual.late),
                absent: rule(Flag::Absent, usual.absent),
                incomplete: rule(Flag::Incomplete, usual.incomplete),
            },
            rounding: field("rounding").and_then(|name| Rounding::from_name(&name)).unwrap_or_default(),
        })
    }

    /// Adds an empty component, where there is room for one.
    pub fn add(&mut self) {
        if self.components.len() < Self::MOST {
            self.components.push(ComponentDraft { drop_lowest: "0".into(), ..ComponentDraft::default() });
        }
    }

    /// Takes a component away; its kinds belong to none until they are given a place.
    pub fn remove(&mut self, place: usize) {
        if place < self.components.len() {
            self.components.remove(place);
        }
    }

    /// The policy that was typed.
    ///
    /// # Errors
    /// All that is wrong with it.
    pub fn read(&self) -> Result<Policy, Vec<DraftProblem>> {
        let mut problems = Vec::new();
        let components: Vec<Component> =
            self.components.iter().enumerate().map(|(n, typed)| self.component(n, typed, &mut problems)).collect();
        let weighs_wrongly = problems.iter().any(|problem| matches!(problem, DraftProblem::Weight(_)));
        let sum = components.iter().fold(0_i64, |sum, component| sum.saturating_add(component.weight.hundredths));
        if !weighs_wrongly && sum != Percent::whole(100).hundredths {
            problems.push(DraftProblem::Sum(Percent::hundredths(sum)));
        }
        let homeless = Kind::ALL.into_iter().filter(|kind| !components.iter().any(|c| c.kinds.contains(kind)));
        problems.extend(homeless.map(DraftProblem::Homeless));
        if !problems.is_empty() {
            return Err(problems);
        }
        let policy = Policy::new(components).map(|policy| policy.with_flags(self.flags).with_rounding(self.rounding));
        // A form gives each kind one place, and the weights were looked at above.
        let policy = policy.map_err(|_| vec![DraftProblem::Sum(Percent::hundredths(sum))])?;
        if policy.counts() { Ok(policy) } else { Err(vec![DraftProblem::NothingCounts]) }
    }

    fn component(&self, n: usize, typed: &ComponentDraft, problems: &mut Vec<DraftProblem>) -> Component {
        let name = Label::try_from(typed.name.clone()).map(String::from);
        let mut before = self.components.iter().take(n).map(|typed| Label::try_from(typed.name.clone()));
        match &name {
            Err(problem) => problems.push(DraftProblem::Name(n, *problem)),
            Ok(name) if before.any(|other| other.is_ok_and(|other| other.as_str() == name)) => {
                problems.push(DraftProblem::NameTwice(n));
            }
            Ok(_) => {}
        }
        let weight = percent(&typed.weight);
        problems.extend(weight.is_none().then_some(DraftProblem::Weight(n)));
        let drop_lowest = plain(typed.drop_lowest.trim()).filter(|n| *n <= Self::MOST_DROPPED);
        problems.extend(drop_lowest.is_none().then_some(DraftProblem::Drop(n)));
        Component {
            name: name.unwrap_or_default(),
            kinds: typed.kinds.clone(),
            weight: weight.unwrap_or(Percent::whole(0)),
            method: typed.method,
            drop_lowest: drop_lowest.unwrap_or_default(),
        }
    }
}

/// A percentage from 0 to 100, as marks of an assessment of 100 points are typed.
fn percent(typed: &str) -> Option<Percent> {
    let mark = Entry::read(typed, Points::whole(100)).ok()?.over(Mark::default());
    let points = mark.points.filter(|_| mark.flag == Flag::None)?;
    Some(Percent::hundredths(points.hundredths))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fields(pairs: &[(&str, &str)]) -> Option<PolicyDraft> {
        let field = |name: &str| pairs.iter().find(|(of, _)| *of == name).map(|(_, value)| (*value).to_owned());
        PolicyDraft::from_fields(field)
    }

    #[test]
    fn a_policy_is_changed_from_its_own_draft() {
        let level = |n: i64| Policy::for_level(n.try_into().expect("a grade level"));
        for policy in [Policy::default(), level(1), level(9), level(12).with_rounding(Rounding::HalfUpAndLift)] {
            assert_eq!(PolicyDraft::of(&policy).read(), Ok(policy));
        }
    }

    #[test]
    fn what_is_wrong_is_said_of_each_field() {
        let typed = fields(&[
            ("parts", "3"),
            ("name0", "  Work "),
            ("weight0", "40,5"),
            ("drop0", "1"),
            ("name1", "Work"),
            ("weight1", "59.6%"),
            ("drop1", "21"),
            ("name2", ""),
            ("weight2", "x"),
            ("in_quiz", "1"),
            ("missing", "wait"),
        ])
        .expect("a form");
        assert_eq!((typed.components.len(), typed.flags.missing), (3, Unscored::Wait));
        let problems = typed.read().expect_err("much is wrong");
        use DraftProblem as P;
        let of_fields = [P::NameTwice(1), P::Drop(1), P::Name(2, LabelProblem::Empty), P::Weight(2), P::Drop(2)];
        assert_eq!(problems[..5], of_fields);
        assert!(problems[5..].iter().all(|problem| matches!(problem, P::Homeless(_))));
        assert_eq!(problems.len(), 5 + Kind::ALL.len() - 1);
        assert_eq!(fields(&[]), None);
    }

    #[test]
    fn names_that_differ_in_spaces_alone_are_one() {
        let mut draft = PolicyDraft::of(&Policy::default());
        (draft.components[0].name, draft.components[1].name) = ("Class  work".into(), " Class work".into());
        assert_eq!(draft.read(), Err(vec![DraftProblem::NameTwice(1)]));
    }

    #[test]
    fn a_sum_that_is_not_100_is_said() {
        let mut draft = PolicyDraft::of(&Policy::default());
        draft.components[0].weight = "39.99".into();
        assert_eq!(draft.read(), Err(vec![DraftProblem::Sum(Percent::hundredths(9_999))]));
        draft.components[0].weight = "MI".into();
        assert_eq!(draft.read(), Err(vec![DraftProblem::Weight(0)]));
    }

    #[test]
    fn how_many_are_dropped_is_written_in_plain_digits() {
        let mut draft = PolicyDraft::of(&Policy::default());
        for typed in ["+5", "007", "00", "-0", "", "1.0", "፪"] {
            typed.clone_into(&mut draft.components[1].drop_lowest);
            assert_eq!(draft.read(), Err(vec![DraftProblem::Drop(1)]), "{typed}");
        }
        " 5 ".clone_into(&mut draft.components[1].drop_lowest);
        assert_eq!(draft.read().map(|policy| policy.components()[1].drop_lowest), Ok(5));
    }

    #[test]
    fn a_policy_by_which_no_mark_counts_is_refused() {
        let mut draft = PolicyDraft::of(&Policy::default());
        let kinds = std::mem::take(&mut draft.components[1].kinds);
        draft.components[0].kinds.extend(kinds);
        assert!(draft.read().is_ok(), "what weighs something has kinds");
        ["0", "100"].into_iter().zip(&mut draft.components).for_each(|(weight, part)| part.weight = weight.to_owned());
        assert_eq!(draft.read(), Err(vec![DraftProblem::NothingCounts]));
    }

    #[test]
    fn components_come_and_go() {
        let mut draft = PolicyDraft::of(&Policy::default());
        draft.add();
        assert_eq!(draft.components.len(), 3);
        draft.remove(1);
        draft.remove(7);
        assert_eq!(draft.components.len(), 2);
        let problems = draft.read().expect_err("the exams are homeless");
        assert!(problems.contains(&DraftProblem::Homeless(Kind::FinalExam)));
        (0..20).for_each(|_| draft.add());
        assert_eq!(draft.components.len(), PolicyDraft::MOST);
    }
}
