//! What a flag does to a mark: the table that the help publishes, the engine reads and the tests walk through.

use serde::{Deserialize, Serialize};

use super::{Flag, Mark};

/// Which of a course's two totals is meant.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Basis {
    /// What is graded so far: nothing that was not graded lowers it.
    #[default]
    Current,
    /// What stands once the term is closed: missing work counts as the policy says.
    Final,
}

/// What a policy says of flagged work without points, in the final total.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Unscored {
    /// It counts as zero.
    Zero,
    /// It counts nowhere, as if excused.
    LeaveOut,
    /// It is still to come.
    Wait,
}

/// A policy's rules for flagged work without points.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FlagRules {
    pub missing: Unscored,
    pub late: Unscored,
    pub absent: Unscored,
    pub incomplete: Unscored,
}

/// What a cell does to a total.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Effect {
    /// Its points count.
    Counts,
    /// It counts as no points.
    Zero,
    /// It counts neither for nor against, nor is it due.
    LeftOut,
    /// It is due and not yet graded: it lowers the coverage alone.
    Waits,
}

/// One line of the table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Row {
    pub flag: Flag,
    /// Whether the cell has points.
    pub scored: bool,
    /// None is either.
    pub basis: Option<Basis>,
    /// What the policy says of the flag; none is whatever it says.
    pub rule: Option<Unscored>,
    pub effect: Effect,
}

impl Unscored {
    /// Every rule, in the order in which a form offers them.
    pub const ALL: [Unscored; 3] = [Unscored::Zero, Unscored::LeaveOut, Unscored::Wait];

    /// The name in the database and on the wire.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Unscored::Zero => "zero",
            Unscored::LeaveOut => "leave_out",
            Unscored::Wait => "wait",
        }
    }

    /// Reads a stored or sent name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|rule| rule.name() == name)
    }
}

impl FlagRules {
    /// The rule of a flag; none of a flag that no policy has a say in.
    #[must_use]
    pub fn of(self, flag: Flag) -> Option<Unscored> {
        match flag {
            Flag::None | Flag::Excused => None,
            Flag::Missing => Some(self.missing),
            Flag::Late => Some(self.late),
            Flag::Absent => Some(self.absent),
            Flag::Incomplete => Some(self.incomplete),
        }
    }
}

impl Default for FlagRules {
    /// Work that did not come is zero in the end; what came late or not whole waits for its points, and who was absent for a
    /// new date or an excuse.
    fn default() -> Self {
        Self { missing: Unscored::Zero, late: Unscored::Wait, absent: Unscored::Wait, incomplete: Unscored::Wait }
    }
}

/// The truth table. Exactly one row fits each flag, with points or without, in each total, under each rule.
///
/// Points count beside every flag but one: a flag never clears a score, and excused work counts in neither direction. Blank is
/// "not yet". Work without points lowers no current total, whatever is said of it: a zero before the work was due is what
/// families of a peer's users panic over.
pub const EFFECTS: [Row; 24] = [
    row(Flag::None, true, None, None, Effect::Counts),
    row(Flag::None, false, None, None, Effect::Waits),
    row(Flag::Excused, true, None, None, Effect::LeftOut),
    row(Flag::Excused, false, None, None, Effect::LeftOut),
    row(Flag::Missing, true, None, None, Effect::Counts),
    row(Flag::Missing, false, CURRENT, None, Effect::Waits),
    row(Flag::Missing, false, FINAL, ZERO, Effect::Zero),
    row(Flag::Missing, false, FINAL, LEAVE_OUT, Effect::LeftOut),
    row(Flag::Missing, false, FINAL, WAIT, Effect::Waits),
    row(Flag::Late, true, None, None, Effect::Counts),
    row(Flag::Late, false, CURRENT, None, Effect::Waits),
    row(Flag::Late, false, FINAL, ZERO, Effect::Zero),
    row(Flag::Late, false, FINAL, LEAVE_OUT, Effect::LeftOut),
    row(Flag::Late, false, FINAL, WAIT, Effect::Waits),
    row(Flag::Absent, true, None, None, Effect::Counts),
    row(Flag::Absent, false, CURRENT, None, Effect::Waits),
    row(Flag::Absent, false, FINAL, ZERO, Effect::Zero),
    row(Flag::Absent, false, FINAL, LEAVE_OUT, Effect::LeftOut),
    row(Flag::Absent, false, FINAL, WAIT, Effect::Waits),
    row(Flag::Incomplete, true, None, None, Effect::Counts),
    row(Flag::Incomplete, false, CURRENT, None, Effect::Waits),
    row(Flag::Incomplete, false, FINAL, ZERO, Effect::Zero),
    row(Flag::Incomplete, false, FINAL, LEAVE_OUT, Effect::LeftOut),
    row(Flag::Incomplete, false, FINAL, WAIT, Effect::Waits),
];

const CURRENT: Option<Basis> = Some(Basis::Current);
const FINAL: Option<Basis> = Some(Basis::Final);
const ZERO: Option<Unscored> = Some(Unscored::Zero);
const LEAVE_OUT: Option<Unscored> = Some(Unscored::LeaveOut);
const WAIT: Option<Unscored> = Some(Unscored::Wait);

const fn row(flag: Flag, scored: bool, basis: Option<Basis>, rule: Option<Unscored>, effect: Effect) -> Row {
    Row { flag, scored, basis, rule, effect }
}

/// What a cell does to a total under a policy's rules, as the table says.
#[must_use]
pub fn effect(mark: Mark, basis: Basis, rules: FlagRules) -> Effect {
    // The table is complete; a test walks through all of it.
    row_of(mark, basis, rules).map_or(Effect::Waits, |row| row.effect)
}

/// The row of the table that decides about a cell.
#[must_use]
pub fn row_of(mark: Mark, basis: Basis, rules: FlagRules) -> Option<Row> {
    let (scored, rule) = (mark.points.is_some(), rules.of(mark.flag));
    let fits = |row: &&Row| {
        row.flag == mark.flag
            && row.scored == scored
            && row.basis.is_none_or(|of| of == basis)
            && (row.rule.is_none() || row.rule == rule)
    };
    EFFECTS.iter().find(fits).copied()
}
