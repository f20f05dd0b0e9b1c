//! Alerts: as many notices as crossings, counted another way, over every sequence of what a family sees.

use std::collections::BTreeSet;

use proptest::{prelude::*, test_runner::RngSeed};
use school::{
    alert::{Alert, AlertRule, Seen, Standing},
    grade::Percent,
    id::AssessmentId,
};

/// The same cases on every run; few totals, so that limits are met exactly and often.
fn config() -> ProptestConfig {
    ProptestConfig { cases: 400, rng_seed: RngSeed::Fixed(2_018), failure_persistence: None, ..Default::default() }
}

fn any_seen() -> impl Strategy<Value = Seen> {
    let total = prop::option::weighted(0.85, (0..=20_i64).prop_map(|n| Percent::whole(5 * n)));
    let missing = prop::collection::btree_set((1..=4_i64).prop_map(AssessmentId), 0..3);
    (total, missing).prop_map(|(total, missing)| Seen { total, missing })
}

fn any_rule() -> impl Strategy<Value = AlertRule> {
    let limit = |most: i64| prop::option::weighted(0.8, (1..=most).prop_map(|n| Percent::whole(5 * n)));
    (limit(20), limit(8), any::<bool>()).prop_map(|(under, falls, missing)| AlertRule { under, falls, missing })
}

/// How often each rule speaks: under, fell, missing.
type Told = [usize; 3];

fn by_steps(rule: AlertRule, states: &[Seen]) -> Told {
    let mut standing = Standing::begin(rule, &states[0]);
    let mut told = [0; 3];
    for seen in &states[1..] {
        let (next, alerts) = standing.step(rule, seen);
        for alert in alerts {
            match alert {
                Alert::Under => told[0] += 1,
                Alert::Fell => told[1] += 1,
                Alert::Missing(fresh) => {
                    assert!(!fresh.is_empty());
                    told[2] += 1;
                }
            }
        }
        standing = next;
    }
    told
}

/// The same by looking at all states at once, and remembering nothing from one to the next.
fn by_hand(rule: AlertRule, states: &[Seen]) -> Told {
    let is_under = |seen: &Seen| matches!((rule.under, seen.total), (Some(limit), Some(total)) if total < limit);
    let under = states.windows(2).filter(|pair| !is_under(&pair[0]) && is_under(&pair[1])).count();
    let missed = |seen: &Seen| if rule.missing { seen.missing.clone() } else { BTreeSet::new() };
    let missing = states.windows(2).filter(|pair| !missed(&pair[1]).is_subset(&missed(&pair[0]))).count();
    // Each fall begins where the one before was told: the shortest stretch whose end lies so far below its highest.
    let totals: Vec<i64> = states.iter().filter_map(|seen| seen.total).map(|total| total.hundredths).collect();
    let (mut fell, mut from) = (0, 0);
    if let Some(by) = rule.falls {
        for end in 0..totals.len() {
            let highest = totals[from..=end].iter().max().copied().unwrap_or_default();
            if highest - totals[end] >= by.hundredths {
                (fell, from) = (fell + 1, end);
            }
        }
    }
    [under, fell, missing]
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn there_are_as_many_notices_as_crossings(
        rule in any_rule(),
        states in prop::collection::vec(any_seen(), 1..40),
    ) {
        prop_assert_eq!(by_steps(rule, &states), by_hand(rule, &states));
    }

    /// What is saved again without a change, however often, tells nothing.
    #[test]
    fn what_is_seen_again_is_told_once(
        rule in any_rule(),
        states in prop::collection::vec(any_seen(), 1..20),
        times in 2..4_usize,
    ) {
        let stuttered: Vec<Seen> = states.iter().flat_map(|seen| std::iter::repeat_n(seen.clone(), times)).collect();
        prop_assert_eq!(by_steps(rule, &stuttered), by_steps(rule, &states));
    }

    #[test]
    fn what_is_off_is_never_told(states in prop::collection::vec(any_seen(), 1..20)) {
        prop_assert_eq!(by_steps(AlertRule::default(), &states), [0; 3]);
    }

    /// A standing is stored as text.
    #[test]
    fn a_standing_is_written_and_read_back(rule in any_rule(), seen in any_seen()) {
        let standing = Standing::begin(rule, &seen);
        let written = serde_json::to_string(&standing).expect("it is written");
        prop_assert_eq!(serde_json::from_str::<Standing>(&written).expect("it is read"), standing);
    }
}

fn total(percent: i64) -> Seen {
    Seen { total: Some(Percent::whole(percent)), ..Seen::default() }
}

#[test]
fn a_slow_fall_is_told_as_a_quick_one() {
    let rule = AlertRule { falls: Some(Percent::whole(10)), ..AlertRule::default() };
    let of = |totals: &[i64]| by_steps(rule, &totals.iter().copied().map(total).collect::<Vec<_>>())[1];
    assert_eq!(of(&[80, 70]), 1);
    assert_eq!(of(&[80, 76, 72, 70]), 1);
    assert_eq!(of(&[80, 71, 75, 71]), 0);
    assert_eq!(of(&[80, 70, 61, 60]), 2, "from where the first was told");
    assert_eq!(of(&[60, 80, 70]), 1, "from the highest");
}

#[test]
fn a_limit_is_met_exactly_and_told_again_after_a_rise() {
    let rule = AlertRule { under: Some(Percent::whole(50)), ..AlertRule::default() };
    let of = |totals: &[i64]| by_steps(rule, &totals.iter().copied().map(total).collect::<Vec<_>>())[0];
    assert_eq!(of(&[60, 50, 49, 30, 49]), 1);
    assert_eq!(of(&[49, 40]), 0, "it held when the rule was set");
    assert_eq!(of(&[49, 50, 49]), 1);
}
