//! What many pages say.

/// What many pages say.
pub struct CommonText {
    pub search: &'static str,
    pub all: &'static str,
    pub any: &'static str,
    pub show: &'static str,
    pub save: &'static str,
    pub cancel: &'static str,
    pub close: &'static str,
    pub note: &'static str,
    pub note_hint: &'static str,
    pub reason: &'static str,
    pub status: &'static str,
    pub name: &'static str,
    pub school: &'static str,
    pub subject: &'static str,
    pub class: &'static str,
    pub grade_level: &'static str,
    pub stream: &'static str,
    pub no_stream: &'static str,
    pub teacher: &'static str,
    pub student: &'static str,
    pub done: &'static str,
    pub nothing_found: &'static str,
    pub working: &'static str,
    pub undo: &'static str,
}
