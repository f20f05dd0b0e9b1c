//! A total with all that explaining it takes: the same for teacher, student and guardian.

use serde::{Deserialize, Serialize};

use crate::grade::{Award, Basis, Derivation, FlagRules, Policy, Row, Scale, Scored, derive, row_of};

/// A total, step by step, with the names of what it was made of. It holds all that the total depends on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Explanation {
    pub derivation: Derivation,
    /// The assessments' titles, in the order in which the derivation's lines count them.
    pub titles: Vec<String>,
    /// What flagged work without points does to a final total.
    pub flags: FlagRules,
    /// How the school words a percentage.
    pub scale: Scale,
}

impl Explanation {
    /// Explains the total of named assessments.
    #[must_use]
    pub fn of(policy: &Policy, basis: Basis, scale: Scale, named: impl IntoIterator<Item = (String, Scored)>) -> Self {
        let (titles, column): (Vec<String>, Vec<Scored>) = named.into_iter().unzip();
        Self { derivation: derive(policy, basis, column), titles, flags: policy.flags(), scale }
    }

    /// What the school says of the shown percentage.
    #[must_use]
    pub fn award(&self) -> Option<Award> {
        self.derivation.overall().award(self.scale)
    }

    /// The title of a line's assessment.
    #[must_use]
    pub fn title(&self, column: u32) -> &str {
        usize::try_from(column).ok().and_then(|n| self.titles.get(n)).map_or("", String::as_str)
    }

    /// The row of the flags' table that decided about a line; none where it is out of nothing.
    #[must_use]
    pub fn row(&self, line: &crate::grade::Line) -> Option<Row> {
        row_of(line.mark, self.derivation.basis, self.flags).filter(|_| line.max.hundredths > 0)
    }
}
