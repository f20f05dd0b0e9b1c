//! What a student and a guardian read at one glance, and on the page of one course.

use school::{glance::Progress, grade::Direction};

use super::dates::month_name;
use crate::text::catalogue::{CourseText, GlanceText, NeedText, SubjectsText};

pub(super) const GLANCE: GlanceText = GlanceText {
    tiles: "At a glance",
    average: "Average of the courses",
    courses: "Courses",
    ended: |n| format!("{n} ended"),
    handed_in: "Handed in",
    handed_in_of: |of| format!("{} of {} due", of.handed_in, of.due),
    how_counted: "How this is counted",
    handed_in_rule: "What was handed in, also late or in part, divided by that and what is missing or was missed by absence. Excused work and what has no mark yet count in neither.",
    to_do: "Without a mark yet",
    missing: "Missing",
    trend: |direction, points| match direction {
        Direction::Improving => format!("Rising by {points} percentage points"),
        Direction::Steady => format!("Steady, within {points} percentage points"),
        Direction::Declining => format!("Falling by {points} percentage points"),
    },
    between: |from, to| format!("marks from {from} to {to}"),
    no_trend: "Too few marks for a trend",
    concerns: "What needs attention",
    all_well: "Nothing needs attention: no running course is under the pass mark, nothing is missing, and nothing falls.",
    mark_seen: "Seen",
    seen: "(seen)",
    under_pass: |overall, pass| format!("{overall} % is under the pass mark of {pass} %."),
    is_missing: |titles| format!("Missing: {}.", titles.join(", ")),
    falling: |points, between| format!("The latest marks are {points} percentage points lower ({between})."),
    not_assessed: "Nothing is assessed yet.",
    coming_up: "Coming up",
    by_month: "Average by month of writing, every mark alike",
    month: |calendar, year, month| format!("{} {year}", month_name(calendar, month)),
    marks: |n| if n == 1 { "1 mark".into() } else { format!("{n} marks") },
    child: "Child",
    find: "Search, filter and sort",
    search: "Find a course",
    show: "Show",
    show_all: "All",
    progress: |progress| match progress {
        Progress::Passing => "Passing",
        Progress::Struggling => "Under the pass mark",
        Progress::NotAssessed => "Not assessed yet",
    },
    sort: "Sort",
    by_name: "By name",
    highest_first: "Highest first",
    lowest_first: "Lowest first",
    apply: "Show",
    none_found: "No course is like that.",
    open_course: |course| format!("{course}: all marks, and what if"),
};

pub(super) const COURSE: CourseText = CourseText {
    marks: "Marks",
    back_to_courses: "All courses",
    back_to_children: "All children",
    part: |name, weight| format!("{name}, {weight} of the total"),
    part_average: |share| format!("{share} so far"),
    part_empty: "nothing assessed yet",
    class: "Class",
    class_did: |median, least, greatest| format!("median {median}, {least} to {greatest}"),
    class_hint: "The class’s median and range stand beside a mark where at least eight are marked.",
    need: NEED,
    subjects: SUBJECTS,
};

const SUBJECTS: SubjectsText = SubjectsText {
    heading: "Subjects",
    hint: "Every course of every child, with who teaches it and how it goes.",
    children: "Children",
    active: "Running",
    subject: "Subject",
    teacher: "Teacher",
    since: "Since",
    status: "Status",
    running: "Running",
    parts: "By component",
    trend: "Trend",
};

const NEED: NeedText = NeedText {
    heading: "What if, and what do I need?",
    hint: "Try marks here. Nothing is saved, and nobody sees it.",
    try_mark: |title, max| format!("{title}, out of {max}"),
    tried: "Marks to try",
    with_these: "With these marks",
    goal: "I want",
    to_pass: "to pass",
    to_reach: |award| format!("to reach {award}"),
    to_keep: |award| format!("to keep {award}"),
    place: "In",
    in_each: "each of the assessments without a mark",
    work_out: "Work it out",
    nothing_open: "No assessment is waiting for a mark.",
    nothing: |total| format!("No more points are needed: even with none the total is {total}."),
    points: |points, max, title, total| format!("You need {points} of {max} in {title}. The total is {total} then."),
    percent: |percent, total| format!("You need {percent} % in each of them. The total is {total} then."),
    out_of_reach: |total| {
        format!("Not with these assessments alone: with all their points the total is {total}. Others may still come.")
    },
};

#[cfg(test)]
mod tests {
    use school::calendar::Calendar;

    use super::*;

    #[test]
    fn months_have_names_in_both_calendars() {
        assert_eq!((GLANCE.month)(Calendar::Gregorian, 2026, 11), "Nov 2026");
        assert_eq!((GLANCE.month)(Calendar::Ethiopian, 2019, 3), "Hidar 2019");
    }
}
