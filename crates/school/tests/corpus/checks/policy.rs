//! How marks become totals: a policy as a form sends it, and one as it is stored.

use school::{
    grade::{Basis, DraftProblem, Kind, Mark, Percent, Points, Policy, PolicyDraft, Scored, derive},
    label::Label,
};

use super::reading;

/// Lines such as `weight0=40`: the fields of the form.
pub fn form(bytes: &[u8]) {
    let text = super::text(bytes);
    let fields: Vec<(&str, &str)> = text.lines().filter_map(|line| line.split_once('=')).collect();
    let field = |name: &str| fields.iter().find(|(of, _)| *of == name).map(|(_, value)| (*value).to_owned());
    let parts = field("parts").and_then(|parts| parts.parse::<usize>().ok());
    let draft = PolicyDraft::from_fields(field);
    assert_eq!(draft.as_ref().map(|draft| draft.components.len()), parts.map(|n| n.min(PolicyDraft::MOST)));
    let Some(draft) = draft else { return };
    for kind in Kind::ALL {
        let places = draft.components.iter().filter(|component| component.kinds.contains(&kind)).count();
        assert!(places <= 1, "{kind:?} has {places} places");
    }
    match draft.read() {
        Ok(policy) => {
            for (typed, component) in draft.components.iter().zip(policy.components()) {
                let exact = reading::hundredths(&typed.weight, 10_000).map(Percent::hundredths);
                assert_eq!(exact, Some(component.weight), "{:?}", typed.weight);
                assert_eq!(typed.drop_lowest.trim(), component.drop_lowest.to_string());
                assert!(component.drop_lowest <= PolicyDraft::MOST_DROPPED);
                let name = Label::try_from(component.name.clone()).map(String::from);
                assert_eq!(name.as_ref(), Ok(&component.name), "a name is tidy");
                let same = policy.components().iter().filter(|other| other.name == component.name).count();
                assert_eq!(same, 1, "two parts are called {:?}", component.name);
            }
            assert!(policy.counts(), "by which something counts");
            assert_eq!((policy.flags(), policy.rounding()), (draft.flags, draft.rounding));
            assert_eq!(PolicyDraft::of(&policy).read().as_ref(), Ok(&policy), "it is changed from its own draft");
            holds(&policy);
        }
        Err(problems) => {
            assert!(!problems.is_empty(), "what is refused has a reason");
            problems.iter().for_each(|problem| assert!(is_why(*problem, &draft), "{problem:?} of {draft:?}"));
        }
    }
}

/// The JSON of a row.
pub fn stored(bytes: &[u8]) {
    match serde_json::from_slice::<Policy>(bytes) {
        Ok(policy) => holds(&policy),
        Err(error) => assert!(!error.to_string().is_empty(), "what is refused has a reason"),
    }
}

/// What holds of every policy.
fn holds(policy: &Policy) {
    super::reads_back(policy);
    let again = Policy::new(policy.components().to_vec());
    let again = again.map(|again| again.with_flags(policy.flags()).with_rounding(policy.rounding()));
    assert_eq!(again.as_ref(), Ok(policy));
    let sum: i64 = policy.components().iter().map(|component| component.weight.hundredths).sum();
    assert_eq!(sum, 10_000);
    assert!(policy.components().iter().all(|component| (0..=10_000).contains(&component.weight.hundredths)));
    let counts = policy.components().iter().any(|part| part.weight.hundredths > 0 && !part.kinds.is_empty());
    for (earned, shown) in [(0, 0), (1_750, 10_000)] {
        let mark = Mark::points(Points::hundredths(earned));
        let columns = Kind::ALL.into_iter().chain(Kind::ALL);
        let columns = columns.map(|kind| Scored { kind, max: Points::hundredths(1_750), mark });
        let whole = derive(policy, Basis::Current, columns).overall();
        assert_eq!(
            whole.percent,
            counts.then_some(Percent::hundredths(shown)),
            "all of all is all, none of all is none"
        );
    }
    let nothing = derive(policy, Basis::Current, []).overall();
    assert_eq!(nothing.percent, None, "nothing is no total");
}

/// Whether the draft is wrong in that.
fn is_why(problem: DraftProblem, draft: &PolicyDraft) -> bool {
    let label = |n: usize| draft.components.get(n).map(|typed| Label::try_from(typed.name.clone()));
    let weight = |n: usize| draft.components.get(n).map(|typed| reading::hundredths(&typed.weight, 10_000));
    match problem {
        DraftProblem::Name(n, why) => label(n) == Some(Err(why)),
        DraftProblem::NameTwice(n) => (0..n).any(|before| label(before) == label(n)),
        DraftProblem::Weight(n) => weight(n) == Some(None),
        DraftProblem::Drop(n) => {
            let is = |typed: &str| (0..=PolicyDraft::MOST_DROPPED).any(|dropped| dropped.to_string() == typed);
            draft.components.get(n).is_some_and(|typed| !is(typed.drop_lowest.trim()))
        }
        DraftProblem::Sum(sum) => {
            let weights: i64 = (0..draft.components.len()).filter_map(weight).flatten().sum();
            weights == sum.hundredths && weights != 10_000
        }
        DraftProblem::NothingCounts => {
            (0..draft.components.len()).all(|n| weight(n) == Some(Some(0)) || draft.components[n].kinds.is_empty())
        }
        DraftProblem::Homeless(kind) => !draft.components.iter().any(|component| component.kinds.contains(&kind)),
    }
}
