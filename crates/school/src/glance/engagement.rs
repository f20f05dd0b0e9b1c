//! How much of what was due a student handed in.

use crate::{
    grade::{Flag, Fraction, Percent},
    view::PostedMark,
};

/// A share of assessments that came. Both numbers are shown beside it, so that the formula can be checked.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Engagement {
    /// How many came: with points and no flag, late, or not whole.
    pub handed_in: u32,
    /// How many were due: those that came, and the missing and absent ones.
    pub due: u32,
}

impl Engagement {
    /// Handed in ÷ due, rounded once, half up.
    #[must_use]
    pub fn percent(self) -> Percent {
        Fraction::of(self.handed_in, self.due).rounded()
    }
}

/// The engagement that marks tell of; none where nothing was due.
///
/// Assessments are counted, not points: engagement is about coming, the overall grade about how well. The flag decides, points
/// beside it or not, because teachers write a zero beside what is missing. Blank is "not yet" and excused is nobody's fault: both
/// count in neither number.
#[must_use]
pub fn engagement<'a>(marks: impl IntoIterator<Item = &'a PostedMark>) -> Option<Engagement> {
    let came = marks.into_iter().filter_map(|posted| match posted.mark.flag {
        Flag::None => posted.mark.points.map(|_| true),
        Flag::Excused => None,
        Flag::Late | Flag::Incomplete => Some(true),
        Flag::Missing | Flag::Absent => Some(false),
    });
    let add = |sum: Engagement, came: bool| Engagement {
        handed_in: sum.handed_in.saturating_add(came.into()),
        due: sum.due.saturating_add(1),
    };
    Some(came.fold(Engagement::default(), add)).filter(|sum| sum.due > 0)
}
