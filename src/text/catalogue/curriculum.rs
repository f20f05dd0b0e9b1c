//! The admin's catalogue: subjects, years with their terms, classes.

use std::collections::BTreeSet;

use school::{
    curriculum::{Stage, Stream},
    view::CataloguePart,
};

/// The admin's catalogue: subjects, years with their terms, classes.
pub struct CurriculumText {
    pub heading: &'static str,
    pub parts: &'static str,
    pub part: fn(CataloguePart) -> &'static str,
    /// Something was done: what it is called.
    pub saved: fn(&str) -> String,
    pub change: &'static str,
    /// Heads a form that changes something: what it is called.
    pub change_of: fn(&str) -> String,
    pub back: &'static str,
    pub stage: &'static str,
    pub every_stage: &'static str,
    pub stage_name: fn(Stage) -> String,
    pub stream_name: fn(Stream) -> &'static str,
    pub taught_at: &'static str,
    /// Where something is taught, in few words.
    pub stages: fn(&BTreeSet<Stage>) -> String,
    pub courses: &'static str,
    pub course_count: fn(u32) -> String,
    pub subjects_caption: &'static str,
    pub no_subject: &'static str,
    pub add_subject: &'static str,
    pub subject_name: &'static str,
    pub subject_hint: &'static str,
    pub remove_subject: &'static str,
    pub remove_hint: &'static str,
    pub kept_hint: &'static str,
    pub removed_heading: &'static str,
    pub put_back: &'static str,
    pub starting_set: &'static str,
    pub starting_set_hint: &'static str,
    pub no_year: &'static str,
    pub add_year: &'static str,
    pub year_name: &'static str,
    pub year_hint: &'static str,
    pub rename_year: &'static str,
    pub current_year: &'static str,
    pub make_current: &'static str,
    pub make_current_hint: &'static str,
    /// The year's name.
    pub terms_caption: fn(&str) -> String,
    pub term: &'static str,
    pub starts_on: &'static str,
    pub ends_on: &'static str,
    pub not_said: &'static str,
    pub state: &'static str,
    pub open: &'static str,
    pub closed: &'static str,
    pub no_term: &'static str,
    pub add_term: &'static str,
    pub term_name: &'static str,
    pub term_hint: &'static str,
    pub close_term: &'static str,
    /// What closing means: courses, blank marks.
    pub closing_means: fn(u32, u32) -> String,
    /// The term's name.
    pub close_now: fn(&str) -> String,
    pub term_closed: fn(&str) -> String,
    pub reopen_term: &'static str,
    pub term_reopened: fn(&str) -> String,
    /// The year's name.
    pub classes_of: fn(&str) -> String,
    pub no_class: &'static str,
    pub add_class: &'static str,
    pub section: &'static str,
    pub section_hint: &'static str,
    pub class_teacher: &'static str,
    pub no_teacher: &'static str,
    pub students: &'static str,
    pub in_use_hint: &'static str,
}
