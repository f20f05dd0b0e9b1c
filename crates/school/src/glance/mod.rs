//! What a student or a parent sees at one glance: who needs attention and why, the newest marks, what is to come.
//!
//! Everything is derived from the records of the pages. The time order is that in which the marks were written, so a mark that was
//! corrected counts as new: not every assessment has a date.

mod coming_up;
mod concern;
mod course_mark;
mod engagement;
mod monthly;
mod need;
mod overview;
mod progress;
mod trends;
mod week;

pub use coming_up::coming_up;
pub use concern::{Concern, ConcernKind, CourseConcern, SeenConcern, concerns, student_concerns};
pub use course_mark::CourseMark;
pub use engagement::{Engagement, engagement};
pub use monthly::{MonthAverage, monthly};
pub use need::{Child, by_need};
pub use overview::{Overview, overview, student_average};
pub use progress::{Progress, progress};
pub use trends::{CourseTrend, StudentTrend, course_trend, student_trend};
pub use week::{Week, week};

/// A count for a page.
fn count(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}
