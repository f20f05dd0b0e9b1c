//! The admin's catalogue: subjects, years with their terms, classes.

use std::collections::BTreeSet;

use school::{
    curriculum::{ClassLabel, GradeLevel, Stage, Stream},
    view::CataloguePart,
};

use crate::text::catalogue::CurriculumText;

pub(super) const CURRICULUM: CurriculumText = CurriculumText {
    heading: "Catalogue",
    parts: "Parts of the catalogue",
    part: |part| match part {
        CataloguePart::Subjects => "Subjects",
        CataloguePart::Years => "Years and terms",
        CataloguePart::Classes => "Classes",
    },
    saved: |what| format!("“{what}” is saved."),
    change: "Change",
    change_of: |what| format!("Change {what}"),
    back: "Back without saving",
    stage: "Grade level and stream",
    every_stage: "Every grade level",
    stage_name,
    stream_name,
    taught_at: "Taught at",
    stages,
    courses: "Courses",
    course_count: |n| if n == 1 { "1 course".into() } else { format!("{n} courses") },
    subjects_caption: "Subjects by name",
    no_subject: "No subject yet. Add the first one, or start with the national curriculum.",
    add_subject: "Add a subject",
    subject_name: "Name of the subject",
    subject_hint: "Then choose the grade levels at which it is taught.",
    remove_subject: "Remove from the list",
    remove_hint: "Nobody teaches it and it is offered nowhere. You can put it back at any time.",
    kept_hint: "A subject can be removed once it is offered nowhere and no course or request has it.",
    removed_heading: "Removed subjects",
    put_back: "Put back",
    starting_set: "Add the national curriculum",
    starting_set_hint: "Adds the subjects and grade levels of Ethiopia's curriculum that are not in your list. Yours stay.",
    no_year: "No school year yet. Add the first one; courses and classes belong to a year.",
    add_year: "Add a year",
    year_name: "Name of the year",
    year_hint: "Such as 2018 E.C.",
    rename_year: "Rename",
    current_year: "Current year",
    make_current: "Make it the current year",
    make_current_hint: "Courses open in the current year, and its classes are shown. You can choose another one at any time.",
    terms_caption: |year| format!("Terms of {year}"),
    term: "Term",
    starts_on: "First day",
    ends_on: "Last day",
    not_said: "Not said",
    state: "Marks",
    open: "Open",
    closed: "Closed",
    no_term: "No term yet. Teachers can add assessments once there is an open one.",
    add_term: "Add a term",
    term_name: "Name of the term",
    term_hint: "Such as Semester 1.",
    close_term: "Close…",
    closing_means,
    close_now: |term| format!("Close {term}"),
    term_closed: |term| format!("{term} is closed. Reopen it if that was a mistake."),
    reopen_term: "Reopen",
    term_reopened: |term| format!("{term} takes marks again."),
    classes_of: |year| format!("Classes of {year}"),
    no_class: "No class yet in this year.",
    add_class: "Add a class",
    section: "Section",
    section_hint: "Such as A; empty where there is only one.",
    class_teacher: "Class teacher",
    no_teacher: "Nobody",
    students: "Students",
    in_use_hint: "There are students or courses in this class, so its grade level and stream stay.",
};

/// A class: its grade level, stream and section; a course for several grade levels by its title.
pub(super) fn class(class: &ClassLabel) -> String {
    let level = class.level.map_or_else(|| class.title.clone(), level);
    joined([&level, stream_name(class.stream), &class.section])
}

fn stage_name(stage: Stage) -> String {
    joined([&level(stage.level()), stream_name(stage.stream())])
}

fn level(level: GradeLevel) -> String {
    match level.number() {
        0 => "KG".into(),
        n => format!("Grade {n}"),
    }
}

fn stream_name(stream: Stream) -> &'static str {
    match stream {
        Stream::None => "",
        Stream::Natural => "Natural",
        Stream::Social => "Social",
    }
}

/// What of these is there, with spaces between.
fn joined<const N: usize>(parts: [&str; N]) -> String {
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ")
}

fn closing_means(courses: u32, blank: u32) -> String {
    let courses = (CURRICULUM.course_count)(courses);
    let blank = match blank {
        0 => "No mark is blank.".to_owned(),
        1 => "1 mark is still blank.".to_owned(),
        n => format!("{n} marks are still blank."),
    };
    format!(
        "{courses} will take no more marks in this term. {blank} Nothing is deleted, everyone can still read it, and you can reopen it."
    )
}

/// Grade levels that follow each other become a range: "KG to grade 6", "Grades 7 to 10", "Grades 11 and 12 Natural".
fn stages(stages: &BTreeSet<Stage>) -> String {
    if stages.is_empty() {
        return "Nowhere".into();
    }
    let whole = |level: &GradeLevel| level.streams().iter().all(|stream| has(stages, *level, *stream));
    let mut parts = ranges(GradeLevel::all().filter(whole), "");
    for stream in [Stream::Natural, Stream::Social] {
        let alone = |level: &GradeLevel| !whole(level) && has(stages, *level, stream);
        parts.extend(ranges(GradeLevel::all().filter(alone), stream_name(stream)));
    }
    parts.join(", ")
}

fn has(stages: &BTreeSet<Stage>, level: GradeLevel, stream: Stream) -> bool {
    Stage::new(level, stream).is_ok_and(|stage| stages.contains(&stage))
}

/// Runs of levels without a gap, in words.
fn ranges(levels: impl Iterator<Item = GradeLevel>, stream: &str) -> Vec<String> {
    let mut runs: Vec<(GradeLevel, GradeLevel)> = Vec::new();
    for level in levels {
        match runs.last_mut() {
            Some((_, last)) if last.number() + 1 == level.number() => *last = level,
            _ => runs.push((level, level)),
        }
    }
    let words = |(first, last): (GradeLevel, GradeLevel)| {
        let range = match (first.number(), last.number()) {
            (a, b) if a == b => level(first),
            (0, b) => format!("KG to grade {b}"),
            (a, b) if a + 1 == b => format!("Grades {a} and {b}"),
            (a, b) => format!("Grades {a} to {b}"),
        };
        format!("{range} {stream}").trim_end().to_owned()
    };
    runs.into_iter().map(words).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn where_a_subject_is_taught_is_said_in_few_words() {
        for (keys, expected) in [
            ("", "Nowhere"),
            ("0", "KG"),
            ("9", "Grade 9"),
            ("0 1 2 3", "KG to grade 3"),
            ("7 8 10", "Grades 7 and 8, Grade 10"),
            ("9 10 11-Natural 12-Natural", "Grades 9 and 10, Grades 11 and 12 Natural"),
            ("10 11-Natural 11-Social 12-Social", "Grades 10 and 11, Grade 12 Social"),
            ("7 8 9 10 11-Natural 11-Social 12-Natural 12-Social", "Grades 7 to 12"),
        ] {
            let set = keys.split_whitespace().map(|key| key.parse().expect("a stage")).collect();
            assert_eq!(stages(&set), expected, "{keys}");
        }
    }
}
