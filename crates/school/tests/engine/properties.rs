//! What holds for every policy and every book.

use proptest::prelude::*;
use school::grade::{
    Average, Averaged, Basis, Component, Derivation, Flag, FlagRules, Kind, Mark, Method, Percent, Points, Policy,
    Rounding, Scored, Unscored, average, derive,
};

fn any_scored() -> impl Strategy<Value = Scored> {
    let flag = prop::sample::select(Flag::CODES.map(|(flag, ..)| flag).to_vec());
    let max = prop_oneof![prop::sample::select(vec![0, 500, 1_000, 2_000, 10_000]), 0..=100_000_i64];
    (prop::sample::select(Kind::ALL.to_vec()), max, flag).prop_flat_map(|(kind, max, flag)| {
        prop::option::weighted(0.8, 0..=max).prop_map(move |points| {
            let mark = Mark { points: points.map(Points::hundredths), flag };
            Scored { kind, max: Points::hundredths(max), mark }
        })
    })
}

fn any_column() -> impl Strategy<Value = Vec<Scored>> {
    prop::collection::vec(any_scored(), 0..30)
}

fn any_rules() -> impl Strategy<Value = FlagRules> {
    prop::array::uniform4(prop::sample::select(Unscored::ALL.to_vec()))
        .prop_map(|[missing, late, absent, incomplete]| FlagRules { missing, late, absent, incomplete })
}

/// Two components of any weights, each with its method and its drops.
fn any_policy() -> impl Strategy<Value = Policy> {
    let part = (prop::sample::select(Method::ALL.to_vec()), prop::sample::select(vec![0_u8, 0, 1, 2, 5, 255]));
    let places = prop::collection::vec(any::<bool>(), Kind::ALL.len());
    let rounding = prop::sample::select(Rounding::ALL.to_vec());
    (places, prop::array::uniform2(part), 0..=10_000_i64, any_rules(), rounding).prop_map(
        |(places, parts, weight, flags, rounding)| {
            let component = |n: usize, weight: i64| {
                let kinds = Kind::ALL.into_iter().zip(&places).filter(|(_, second)| usize::from(**second) == n);
                let (method, drop_lowest) = parts[n];
                let kinds = kinds.map(|(kind, _)| kind).collect();
                Component { method, drop_lowest, ..Component::new("part", kinds, Percent::hundredths(weight)) }
            };
            let policy = Policy::new(vec![component(0, weight), component(1, 10_000 - weight)]);
            policy.expect("the weights sum to 100").with_flags(flags).with_rounding(rounding)
        },
    )
}

/// The policy with nothing dropped.
fn keeping_all(policy: &Policy) -> Policy {
    let components = policy.components().iter().map(|c| Component { drop_lowest: 0, ..c.clone() });
    Policy::new(components.collect()).expect("it was a policy").with_flags(policy.flags())
}

fn shuffled() -> impl Strategy<Value = (Vec<Scored>, Vec<Scored>)> {
    any_column().prop_flat_map(|column| (Just(column.clone()), Just(column).prop_shuffle()))
}

proptest! {
    #[test]
    fn the_order_of_the_columns_changes_no_total((column, other) in shuffled(), policy in any_policy()) {
        for basis in [Basis::Current, Basis::Final] {
            let (a, b) = (derive(&policy, basis, column.clone()), derive(&policy, basis, other.clone()));
            prop_assert_eq!(a.outcome, b.outcome);
        }
    }

    #[test]
    fn the_order_of_the_components_changes_no_total(column in any_column(), policy in any_policy()) {
        let mut components: Vec<Component> = policy.clone().into();
        components.reverse();
        let reversed = Policy::new(components).expect("it was a policy");
        let reversed = reversed.with_flags(policy.flags()).with_rounding(policy.rounding());
        let outcome = |policy: &Policy| derive(policy, Basis::Final, column.clone()).outcome;
        prop_assert_eq!(outcome(&policy), outcome(&reversed));
    }

    #[test]
    fn the_order_of_the_terms_changes_no_average((columns, policy) in (prop::collection::vec(any_column(), 1..4), any_policy())) {
        let terms: Vec<_> = columns.into_iter().map(|c| Averaged::from(&derive(&policy, Basis::Final, c))).collect();
        let forth: Average = average(terms.iter().cloned(), policy.rounding());
        let back = average(terms.into_iter().rev(), policy.rounding());
        prop_assert_eq!(forth.outcome, back.outcome);
    }

    #[test]
    fn dropping_never_hurts_and_changes_no_coverage(column in any_column(), policy in any_policy()) {
        let all = derive(&keeping_all(&policy), Basis::Final, column.clone());
        let dropped = derive(&policy, Basis::Final, column);
        for (part, whole) in dropped.parts.iter().zip(&all.parts) {
            prop_assert!(part.share >= whole.share);
        }
        prop_assert_eq!(dropped.outcome.covered, all.outcome.covered);
    }

    #[test]
    fn an_explanation_survives_the_wire(column in any_column(), policy in any_policy()) {
        let derivation = derive(&policy, Basis::Current, column);
        let json = serde_json::to_string(&derivation).expect("a derivation is plain data");
        prop_assert_eq!(serde_json::from_str::<Derivation>(&json).expect("what was written is read"), derivation);
    }

    #[test]
    fn a_policy_survives_the_wire(policy in any_policy()) {
        let json = serde_json::to_string(&policy).expect("a policy is plain data");
        prop_assert_eq!(serde_json::from_str::<Policy>(&json).expect("what was written is read"), policy);
    }
}
