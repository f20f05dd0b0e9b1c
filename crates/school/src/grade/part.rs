//! One component of a total: which marks count, which are dropped, and their exact share.

use std::{cmp::Reverse, iter::Sum};

use num_bigint::BigInt;
use num_traits::Zero;
use serde::{Deserialize, Serialize};

use super::{Component, Effect, Fraction, Kind, Mark, Method, Percent, Points};

/// An assessment as it enters a total.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Line {
    /// Which of the assessments it is, from 0, in the order in which they were given.
    pub column: u32,
    pub kind: Kind,
    /// What it is out of; an assessment out of nothing counts nowhere.
    pub max: Points,
    pub mark: Mark,
    /// What the flags' table made of the mark.
    pub effect: Effect,
    /// It counted, and was dropped because that helps the student most.
    pub dropped: bool,
}

/// A component with its marks and what they come to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Part {
    pub name: String,
    /// Its share of the whole.
    pub weight: Percent,
    pub method: Method,
    /// How many marks may be dropped.
    pub drop_lowest: u8,
    /// Its assessments, in the order in which they were given.
    pub lines: Vec<Line>,
    /// What its marks come to, exactly; none while nothing counts.
    pub share: Option<Fraction>,
    /// How much of what is due in it is assessed, exactly; what was dropped is assessed.
    pub assessed: Fraction,
}

impl Line {
    /// The points that count; none where the line counts nowhere or not yet.
    #[must_use]
    pub fn points(&self) -> Option<Points> {
        match self.effect {
            Effect::Counts => self.mark.points,
            Effect::Zero => Some(Points::whole(0)),
            Effect::LeftOut | Effect::Waits => None,
        }
    }

    /// The points that count as a share of the maximum; none where the line counts nowhere or not yet.
    #[must_use]
    pub fn share(&self) -> Option<Fraction> {
        self.counted().map(|counted| Fraction::of(counted.points, counted.max))
    }

    fn counted(&self) -> Option<Counted> {
        self.points().map(|points| Counted { points: points.hundredths, max: self.max.hundredths })
    }
}

impl Part {
    /// What all its marks that count would come to, none of them dropped; none while nothing counts.
    #[must_use]
    pub fn undropped(&self) -> Option<Fraction> {
        let counted: Vec<Counted> = self.lines.iter().filter_map(Line::counted).collect();
        (!counted.is_empty()).then(|| self.method.share(&counted))
    }

    /// Adds up a component's lines and marks those that are dropped.
    pub(super) fn of(component: &Component, mut lines: Vec<Line>) -> Self {
        let counted: Vec<(usize, Counted)> =
            lines.iter().enumerate().filter_map(|(n, line)| Some((n, line.counted()?))).collect();
        let due = lines.iter().filter(|line| line.effect != Effect::LeftOut);
        let assessed = match component.method {
            Method::MeanOfPercentages => Fraction::of(counted.len(), due.count()),
            Method::SumOfPoints => {
                let due = due.map(|line| i128::from(line.max.hundredths)).sum::<i128>();
                Fraction::of(counted.iter().map(|(_, c)| i128::from(c.max)).sum::<i128>(), due)
            }
        };
        let kept = kept(component, counted, &mut lines);
        let share = (!kept.is_empty()).then(|| component.method.share(&kept));
        Self {
            name: component.name.clone(),
            weight: component.weight,
            method: component.method,
            drop_lowest: component.drop_lowest,
            lines,
            share,
            assessed,
        }
    }
}

/// A mark that counts, in hundredths; the maximum is above zero.
#[derive(Clone, Copy)]
struct Counted {
    points: i64,
    max: i64,
}

impl Method {
    /// What marks come to, exactly.
    fn share(self, marks: &[Counted]) -> Fraction {
        match self {
            Method::MeanOfPercentages => sum_of_shares(marks).divided_by(marks.len()),
            Method::SumOfPoints => {
                let (points, max) = sums(marks.iter());
                Fraction::of(points, max)
            }
        }
    }
}

/// The sum of points / max. Equal maxima are added up as whole numbers first: most columns of a book share a few.
fn sum_of_shares(marks: &[Counted]) -> Fraction {
    let mut by_max: Vec<(i64, i128)> = Vec::new();
    for mark in marks {
        match by_max.iter_mut().find(|(max, _)| *max == mark.max) {
            // An i128 holds the sum of 2^64 numbers of 64 bits.
            Some((_, sum)) => *sum += i128::from(mark.points),
            None => by_max.push((mark.max, mark.points.into())),
        }
    }
    by_max.into_iter().fold(Fraction::zero(), |sum, (max, points)| sum.plus(&Fraction::of(points, max)))
}

fn sums<'a>(marks: impl Iterator<Item = &'a Counted>) -> (i128, i128) {
    marks.fold((0, 0), |(points, max), mark| (points + i128::from(mark.points), max + i128::from(mark.max)))
}

/// Drops what the component may drop, marks it in the lines, and gives what is left.
fn kept(component: &Component, mut counted: Vec<(usize, Counted)>, lines: &mut [Line]) -> Vec<Counted> {
    let dropped = usize::from(component.drop_lowest).min(counted.len().saturating_sub(1));
    if dropped > 0 {
        match component.method {
            // Of a mean, the lowest percentages are those whose removal helps most.
            Method::MeanOfPercentages => counted.sort_by(|(_, a), (_, b)| {
                (i128::from(a.points) * i128::from(b.max)).cmp(&(i128::from(b.points) * i128::from(a.max)))
            }),
            Method::SumOfPoints => put_best_last(&mut counted, dropped),
        }
        counted.drain(..dropped).for_each(|(n, _)| lines[n].dropped = true);
    }
    counted.into_iter().map(|(_, mark)| mark).collect()
}

/// Orders marks so that dropping the first `dropped` leaves the greatest sum of points per sum of maxima.
///
/// Neither the lowest percentages nor one after the other gives that (Kane and Kane, "Dropping lowest grades", Mathematics
/// Magazine 79, 2006). Dinkelbach's method does: take the ratio reached so far, keep the marks that lie highest above it,
/// and go on until their ratio is the one they were measured by.
fn put_best_last(counted: &mut [(usize, Counted)], dropped: usize) {
    // What 2^32 marks of 31 bits come to fits into an i128 after one multiplication: 2 × (31 + 32) bits.
    let small = |number: i64| i32::try_from(number).is_ok();
    if counted.iter().all(|(_, mark)| small(mark.points) && small(mark.max)) {
        improve(counted, dropped, |mark, points, max| i128::from(mark.points) * max - i128::from(mark.max) * points);
    } else {
        improve(counted, dropped, |mark, points, max| {
            BigInt::from(mark.points) * max - BigInt::from(mark.max) * points
        });
    }
}

/// The method itself; `above` is by how much a mark lies above the ratio points / max, times the ratio's denominator.
fn improve<N: Ord + Zero + Sum>(
    counted: &mut [(usize, Counted)],
    dropped: usize,
    above: impl Fn(&Counted, i128, i128) -> N,
) {
    let (mut points, mut max) = sums(counted.iter().map(|(_, mark)| mark));
    loop {
        counted.sort_by_cached_key(|(n, mark)| (above(mark, points, max), Reverse(*n)));
        let kept = &counted[dropped..];
        if kept.iter().map(|(_, mark)| above(mark, points, max)).sum::<N>().is_zero() {
            return;
        }
        (points, max) = sums(kept.iter().map(|(_, mark)| mark));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The short way and the way for numbers of any size drop the same marks.
    #[test]
    fn large_numbers_are_dropped_like_small_ones() {
        let book = |scale: i64, seed: i64| -> Vec<(usize, Counted)> {
            let mark = |n: i64| {
                let max = 100 + (seed * 7 + n * 31) % 900;
                Counted { points: (seed * 13 + n * n * 17) % (max + 1) * scale, max: max * scale }
            };
            (0..9).map(|n| (usize::try_from(n).unwrap_or(0), mark(n))).collect()
        };
        for (seed, dropped) in (0..300).map(|n| (n, usize::try_from(n % 8).unwrap_or(0))) {
            let [small, large] = [1, 1 << 50].map(|scale| {
                let mut counted = book(scale, seed);
                put_best_last(&mut counted, dropped);
                counted.into_iter().map(|(n, _)| n).collect::<Vec<_>>()
            });
            assert_eq!(small, large, "book {seed}");
        }
    }
}
