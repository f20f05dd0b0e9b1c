//! A total is recomputed from its explanation alone, by an arithmetic of the test's own.
//!
//! Nothing of the engine is asked: what is read is the data that a family can save, as JSON.

use num_bigint::BigInt;
use num_rational::BigRational;
use proptest::prelude::*;
use school::{
    grade::{
        Basis, Component, Flag, FlagRules, Kind, Mark, Method, Percent, Points, Policy, Rounding, Scale, Scored,
        Unscored,
    },
    view::Explanation,
};
use serde_json::Value;

type Share = BigRational;

fn whole(number: i64) -> Share {
    Share::from_integer(BigInt::from(number))
}

fn number(value: &Value) -> i64 {
    value.as_i64().unwrap_or_else(|| panic!("{value} is no whole number"))
}

/// What a line of the explanation is worth, in hundredths of points; none where it counts nowhere or not yet.
fn worth(line: &Value) -> Option<i64> {
    match line["effect"].as_str() {
        Some("counts") => Some(number(&line["mark"]["points"])),
        Some("zero") => Some(0),
        Some("left_out" | "waits") => None,
        other => panic!("{other:?} is no effect"),
    }
}

/// A component's exact share, and how much of it is assessed.
fn part(part: &Value) -> (Option<Share>, Share) {
    let lines = part["lines"].as_array().expect("lines");
    let by_points = match part["method"].as_str() {
        Some("sum_of_points") => true,
        Some("mean_of_percentages") => false,
        other => panic!("{other:?} is no method"),
    };
    let weight = |line: &Value| if by_points { number(&line["max"]) } else { 1 };
    let counted: Vec<&Value> = lines.iter().filter(|line| worth(line).is_some()).collect();
    let due: i64 = lines.iter().filter(|line| line["effect"] != "left_out").map(weight).sum();
    let assessed: i64 = counted.iter().map(|line| weight(line)).sum();
    let assessed = if due == 0 { whole(0) } else { Share::new(assessed.into(), due.into()) };
    let kept: Vec<&&Value> = counted.iter().filter(|line| line["dropped"] == false).collect();
    if kept.is_empty() {
        assert!(counted.is_empty(), "one mark always stays");
        return (None, assessed);
    }
    let may_drop = usize::try_from(number(&part["drop_lowest"])).expect("a count");
    assert_eq!(counted.len() - kept.len(), may_drop.min(counted.len() - 1), "as many are dropped as the policy says");
    let points = |line: &Value| worth(line).expect("it counts");
    let share = if by_points {
        let (points, max): (i64, i64) =
            kept.iter().fold((0, 0), |(p, m), line| (p + points(line), m + number(&line["max"])));
        Share::new(points.into(), max.into())
    } else {
        let shares = kept.iter().map(|line| Share::new(points(line).into(), number(&line["max"]).into()));
        shares.fold(whole(0), |sum, share| sum + share) / BigInt::from(kept.len())
    };
    (Some(share), assessed)
}

/// The shown percentage in hundredths and the whole per cent of coverage, from the explanation's data alone.
fn recomputed(explanation: &Value) -> (Option<i64>, i64) {
    let derivation = &explanation["derivation"];
    let (mut weighed, mut covered, mut weights) = (whole(0), whole(0), 0);
    for of in derivation["parts"].as_array().expect("parts") {
        let (share, assessed) = part(of);
        let weight = number(&of["weight"]);
        covered += assessed * whole(weight);
        if let Some(share) = share {
            weighed += share * whole(weight);
            weights += weight;
        }
    }
    let coverage = (covered / whole(100)).floor().to_integer();
    let lifts = derivation["outcome"]["rounding"] == "half_up_and_lift";
    let shown = (weights > 0).then(|| {
        let hundredths = (weighed / whole(weights) * whole(10_000) + Share::new(1.into(), 2.into())).floor();
        let hundredths = i64::try_from(hundredths.to_integer()).expect("a small number");
        if lifts && (4_950..5_000).contains(&hundredths) { 5_000 } else { hundredths }
    });
    (shown, i64::try_from(coverage).expect("a small number"))
}

/// Some kinds for each component: the n-th belongs to the component of its number.
fn policies() -> impl Strategy<Value = Policy> {
    let component = (any::<bool>(), 0_u8..4, 0_i64..100);
    let rule = prop::sample::select(Unscored::ALL.to_vec());
    let rules = (rule.clone(), rule.clone(), rule.clone(), rule);
    let rounding = prop::sample::select(Rounding::ALL.to_vec());
    (prop::collection::vec(component, 1..5), rules, rounding).prop_map(|(parts, rules, rounding)| {
        let places = parts.len();
        let mut left = 10_000;
        let components = parts.into_iter().enumerate().map(|(n, (sums, drop_lowest, share))| {
            let weight = if n + 1 == places { left } else { left * share / 100 };
            left -= weight;
            let kinds = Kind::ALL.into_iter().enumerate().filter(|(k, _)| k % places == n).map(|(_, kind)| kind);
            let method = if sums { Method::SumOfPoints } else { Method::MeanOfPercentages };
            let named = Component::new(&format!("Part {n}"), kinds.collect(), Percent::hundredths(weight));
            Component { method, drop_lowest, ..named }
        });
        let (missing, late, absent, incomplete) = rules;
        let policy = Policy::new(components.collect()).expect("the weights sum to 100");
        policy.with_flags(FlagRules { missing, late, absent, incomplete }).with_rounding(rounding)
    })
}

fn books() -> impl Strategy<Value = Vec<Scored>> {
    let flag = prop::sample::select(Flag::CODES.map(|(flag, ..)| flag).to_vec());
    let kind = prop::sample::select(Kind::ALL.to_vec());
    let scored = (kind, 0_i64..10_000, prop::option::of(0_i64..=100), flag).prop_map(|(kind, max, share, flag)| {
        let points = share.map(|share| Points::hundredths(max * share / 100));
        Scored { kind, max: Points::hundredths(max), mark: Mark { points, flag } }
    });
    prop::collection::vec(scored, 0..14)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(10_000))]

    #[test]
    fn the_explanation_alone_gives_the_total(
        policy in policies(),
        book in books(),
        is_final in any::<bool>(),
    ) {
        let basis = if is_final { Basis::Final } else { Basis::Current };
        let named = book.into_iter().enumerate().map(|(n, scored)| (format!("Test {n}"), scored));
        let explanation = Explanation::of(&policy, basis, Scale::Letters, named);
        let overall = explanation.derivation.overall();
        let data = serde_json::to_value(&explanation).expect("it is plain data");
        let (shown, coverage) = recomputed(&data);
        prop_assert_eq!(shown, overall.percent.map(|percent| percent.hundredths));
        prop_assert_eq!(coverage, i64::from(overall.coverage));
        let read: Explanation = serde_json::from_value(data).expect("it reads back");
        prop_assert_eq!(read, explanation);
    }
}
