//! One's own data as a file, and the log of downloads.

use school::{export::Format, view::Disclosure};

/// One's own data as a file, and the log of downloads.
pub struct ExportText {
    pub heading: &'static str,
    pub hint: &'static str,
    /// What is known of a login.
    pub account: &'static str,
    /// Whose marks.
    pub marks_of: fn(&str) -> String,
    pub download: fn(Format) -> &'static str,
    /// What is downloaded, and how it is written.
    pub download_of: fn(&str, Format) -> String,
    pub logged: &'static str,
    pub downloads: &'static str,
    pub no_downloads: &'static str,
    pub disclosed: fn(&Disclosure) -> String,
    /// The columns of a student's marks.
    pub mark_headings: [&'static str; 16],
    /// The columns of what is known of a login.
    pub fact_headings: [&'static str; 5],
}
