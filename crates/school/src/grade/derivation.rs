//! A total, step by step. The total is the end of its derivation: there is no other way to it.

use serde::{Deserialize, Serialize};

use super::{Basis, Coverage, Effect, Fraction, Line, Overall, Part, Percent, Policy, Rounding, Scored, effect};

/// Why a total is what it is: from every mark to the shown percentage. It holds all that the total depends on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Derivation {
    pub basis: Basis,
    /// The policy's components, in its order.
    pub parts: Vec<Part>,
    /// The weights of the parts in which something counts: each part's weight is divided by them.
    pub counting: Percent,
    pub outcome: Outcome,
}

/// The last steps of every total: exact, rounded once, shown.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Outcome {
    /// The exact share; none while nothing counts.
    pub share: Option<Fraction>,
    /// How much of the weight is assessed, exactly.
    pub covered: Fraction,
    pub rounding: Rounding,
    /// The share rounded, before the school's lift to 50.
    pub rounded: Option<Percent>,
    /// What is shown.
    pub overall: Overall,
}

impl Outcome {
    pub(super) fn of(share: Option<Fraction>, covered: Fraction, rounding: Rounding) -> Self {
        let rounded = share.as_ref().map(Fraction::rounded);
        let coverage: Coverage = covered.whole_percent();
        let overall = Overall { percent: rounded.map(|rounded| rounding.shown(rounded)), coverage };
        Self { share, covered, rounding, rounded, overall }
    }
}

impl Derivation {
    /// The total.
    #[must_use]
    pub fn overall(&self) -> Overall {
        self.outcome.overall
    }
}

/// Derives the total of one student in one course and term.
///
/// The flags' table decides what counts. Each component drops what it may and comes to an exact share; the shares are weighed by
/// the weights of those components in which something counts, so the others' weight goes to them in proportion. One rounding.
#[must_use]
pub fn derive(policy: &Policy, basis: Basis, column: impl IntoIterator<Item = Scored>) -> Derivation {
    let mut lines: Vec<Vec<Line>> = policy.components().iter().map(|_| Vec::new()).collect();
    for (n, scored) in column.into_iter().enumerate() {
        let own = policy.components().iter().position(|component| component.kinds.contains(&scored.kind));
        // A policy has a place for every kind.
        let Some(lines) = own.and_then(|place| lines.get_mut(place)) else { continue };
        lines.push(line(policy, basis, n, scored));
    }
    let parts: Vec<Part> = policy.components().iter().zip(lines).map(|(c, lines)| Part::of(c, lines)).collect();
    let (mut weighted, mut covered, mut counting) = (Fraction::zero(), Fraction::zero(), 0);
    for part in &parts {
        let Some(share) = &part.share else { continue };
        counting += part.weight.hundredths;
        weighted = weighted.plus(&share.times(part.weight.hundredths));
        covered = covered.plus(&part.assessed.times(part.weight.hundredths));
    }
    let share = (counting > 0).then(|| weighted.divided_by(counting));
    let covered = covered.divided_by(Percent::whole(100).hundredths);
    let outcome = Outcome::of(share, covered, policy.rounding());
    Derivation { basis, parts, counting: Percent::hundredths(counting), outcome }
}

fn line(policy: &Policy, basis: Basis, n: usize, Scored { kind, max, mark }: Scored) -> Line {
    let out_of_nothing = max.hundredths <= 0;
    let effect = if out_of_nothing { Effect::LeftOut } else { effect(mark, basis, policy.flags()) };
    Line { column: u32::try_from(n).unwrap_or(u32::MAX), kind, max, mark, effect, dropped: false }
}
