//! What the glance says, in sentences.

use school::{
    clock::{Instant, SchoolClock},
    glance::{Concern, CourseTrend, StudentTrend, course_trend},
    grade::{Direction, Overall, Percent, Scale},
    view::CourseRecord,
};

use crate::text::Catalogue;

impl Catalogue {
    /// A total with the word for it.
    pub fn total(&self, overall: Overall, scale: Scale) -> String {
        let Some(percent) = overall.percent else { return self.record.no_grade.to_owned() };
        let award = overall.award(scale).map(|award| format!(" ({})", self.award(award)));
        format!("{}{}", self.percent(percent), award.unwrap_or_default())
    }

    /// An average with its coverage; an average never travels without it.
    #[must_use]
    pub fn average(&self, overall: Overall) -> String {
        let percent = overall.percent.map_or_else(|| self.record.no_grade.to_owned(), |percent| self.percent(percent));
        (self.digest.average)(&percent, &(self.record.coverage_short)(overall.coverage))
    }

    /// How a course moves, and between which dates; or that too few marks tell.
    pub fn course_moves(&self, course: &CourseRecord, clock: SchoolClock) -> String {
        let told = |of: CourseTrend| self.trend(of.trend.direction, of.trend.change, (of.from, of.to), clock);
        course_trend(course).map_or_else(|| self.glance.no_trend.to_owned(), told)
    }

    /// How a student's courses move, and between which dates.
    pub(super) fn student_trend(&self, of: &StudentTrend, clock: SchoolClock) -> String {
        self.trend(of.direction, of.change, (of.from, of.to), clock)
    }

    /// A reason to look at a course.
    pub fn concern(&self, concern: &Concern, course: &CourseRecord, clock: SchoolClock) -> String {
        match concern {
            Concern::UnderPass { overall, least_pass } => {
                (self.glance.under_pass)(&overall.to_string(), &least_pass.to_string())
            }
            Concern::Missing(missing) => {
                let missed = course.marks.iter().filter(|mark| missing.contains(&mark.assessment));
                (self.glance.is_missing)(&missed.map(|mark| mark.title.clone()).collect::<Vec<_>>())
            }
            Concern::Falling(of) => {
                (self.glance.falling)(&size(of.trend.change), &self.between((of.from, of.to), clock))
            }
            Concern::NotAssessed => self.glance.not_assessed.to_owned(),
        }
    }

    fn trend(&self, direction: Direction, change: Percent, times: (Instant, Instant), clock: SchoolClock) -> String {
        format!("{} ({})", (self.glance.trend)(direction, &size(change)), self.between(times, clock))
    }

    fn between(&self, (from, to): (Instant, Instant), clock: SchoolClock) -> String {
        let day = |at: Instant| (self.dates.date)(at.date(clock));
        (self.glance.between)(&day(from), &day(to))
    }
}

/// Percentage points without a sign: the words say up or down.
fn size(change: Percent) -> String {
    Percent::hundredths(change.hundredths.abs()).to_string()
}
