//! Mean, median and range of a column, in the grid's foot: of posted and held marks alike.

use school::grade::{Flag, Hundredths, Mark, Overall, Statistics};

/// The lines of the foot.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Figures {
    pub mean: String,
    pub median: String,
    pub range: String,
}

impl Figures {
    /// Of the marks of a column. Excused work counts in neither direction.
    pub fn of_marks(marks: impl Iterator<Item = Mark>) -> Self {
        Self::of(marks.filter(|mark| mark.flag != Flag::Excused).filter_map(|mark| mark.points))
    }

    /// Of the overalls, as they are shown.
    pub fn of_overalls(overalls: impl Iterator<Item = Overall>) -> Self {
        Self::of(overalls.filter_map(|overall| overall.percent))
    }

    /// In the order of the lines.
    #[must_use]
    pub fn lines(self) -> [String; 3] {
        [self.mean, self.median, self.range]
    }

    fn of<T: Hundredths + ToString>(values: impl Iterator<Item = T>) -> Self {
        let Some(of) = Statistics::of(values) else { return Self::default() };
        let range = format!("{}–{}", of.min.to_string(), of.max.to_string());
        Self { mean: of.mean.to_string(), median: of.median.to_string(), range }
    }
}

#[cfg(test)]
mod tests {
    use school::grade::Points;

    use super::*;

    #[test]
    fn excused_and_blank_marks_are_in_no_figure() {
        let points = |n| Mark::points(Points::whole(n));
        let excused = Mark { flag: Flag::Excused, ..points(1) };
        let figures = Figures::of_marks([points(10), excused, Mark::default(), points(15), points(20)].into_iter());
        assert_eq!(figures.lines(), ["15", "15", "10–20"]);
        assert_eq!(Figures::of_marks([excused].into_iter()), Figures::default());
        assert_eq!(Figures::of_overalls([Overall::default()].into_iter()), Figures::default());
    }
}
