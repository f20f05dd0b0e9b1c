//! What a student and a guardian read at one glance, and on the page of one course.

use school::{
    calendar::Calendar,
    glance::{Engagement, Progress},
    grade::Direction,
};

/// Tiles, concerns and filters of the student's and the parent's pages.
pub struct GlanceText {
    pub tiles: &'static str,
    pub average: &'static str,
    pub courses: &'static str,
    /// So many of them are over.
    pub ended: fn(u32) -> String,
    pub handed_in: &'static str,
    pub handed_in_of: fn(Engagement) -> String,
    pub how_counted: &'static str,
    /// The formula of the share that was handed in.
    pub handed_in_rule: &'static str,
    pub to_do: &'static str,
    pub missing: &'static str,
    /// A trend: its direction, and by how many percentage points, without a sign.
    pub trend: fn(Direction, &str) -> String,
    /// Between which two dates a trend lies.
    pub between: fn(&str, &str) -> String,
    pub no_trend: &'static str,
    pub concerns: &'static str,
    pub all_well: &'static str,
    /// The button that notes a concern as seen.
    pub mark_seen: &'static str,
    /// That it was.
    pub seen: &'static str,
    /// The overall grade and what passes.
    pub under_pass: fn(&str, &str) -> String,
    /// What is missing, by title.
    pub is_missing: fn(&[String]) -> String,
    /// By how many points the latest marks lie under the others, and between which dates.
    pub falling: fn(&str, &str) -> String,
    pub not_assessed: &'static str,
    pub coming_up: &'static str,
    pub by_month: &'static str,
    pub month: fn(Calendar, i64, u8) -> String,
    pub marks: fn(u32) -> String,
    pub child: &'static str,
    pub find: &'static str,
    pub search: &'static str,
    pub show: &'static str,
    pub show_all: &'static str,
    pub progress: fn(Progress) -> &'static str,
    pub sort: &'static str,
    pub by_name: &'static str,
    pub highest_first: &'static str,
    pub lowest_first: &'static str,
    pub apply: &'static str,
    pub none_found: &'static str,
    /// The link to the page of one course, by its name.
    pub open_course: fn(&str) -> String,
}

/// All courses of all children in one list.
pub struct SubjectsText {
    pub heading: &'static str,
    pub hint: &'static str,
    pub children: &'static str,
    pub active: &'static str,
    pub subject: &'static str,
    pub teacher: &'static str,
    pub since: &'static str,
    pub status: &'static str,
    pub running: &'static str,
    pub parts: &'static str,
    pub trend: &'static str,
}

/// The page of one course.
pub struct CourseText {
    pub marks: &'static str,
    pub back_to_courses: &'static str,
    pub back_to_children: &'static str,
    /// A component with its weight.
    pub part: fn(&str, &str) -> String,
    /// What a component's marks come to.
    pub part_average: fn(&str) -> String,
    pub part_empty: &'static str,
    pub class: &'static str,
    /// Median, least and greatest of the class.
    pub class_did: fn(&str, &str, &str) -> String,
    pub class_hint: &'static str,
    pub need: NeedText,
    pub subjects: SubjectsText,
}

/// What if, and what do I need.
pub struct NeedText {
    pub heading: &'static str,
    pub hint: &'static str,
    /// The field in which a mark is tried, by the assessment and what it is out of.
    pub try_mark: fn(&str, &str) -> String,
    pub tried: &'static str,
    pub with_these: &'static str,
    pub goal: &'static str,
    pub to_pass: &'static str,
    /// To be worded so, or better.
    pub to_reach: fn(&str) -> String,
    /// To stay what it is now.
    pub to_keep: fn(&str) -> String,
    pub place: &'static str,
    pub in_each: &'static str,
    pub work_out: &'static str,
    pub nothing_open: &'static str,
    /// No points at all are enough, and lead to this total.
    pub nothing: fn(&str) -> String,
    /// So many points, out of so many, in this assessment lead to this total.
    pub points: fn(&str, &str, &str, &str) -> String,
    /// So many percent in each lead to this total.
    pub percent: fn(&str, &str) -> String,
    /// All points of what is there lead to this total only.
    pub out_of_reach: fn(&str) -> String,
}
