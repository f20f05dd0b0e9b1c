//! One's own data as a file, and the log of downloads.

use school::{
    export::{Content, Format},
    view::Disclosure,
};

use crate::text::catalogue::ExportText;

pub(super) const EXPORT: ExportText = ExportText {
    heading: "Your data",
    hint: "CSV opens in a spreadsheet. JSON is complete, for programs.",
    account: "What Yeneta knows about your account",
    marks_of: |name| format!("All marks of {name}"),
    download: |format| match format {
        Format::Csv => "Download as CSV",
        Format::Json => "Download as JSON",
    },
    download_of: |what, format| format!("{what}: download as {}", format.label()),
    logged: "Every download is noted here, and the school's administrators can see it.",
    downloads: "Downloads",
    no_downloads: "Nothing has been downloaded yet.",
    disclosed,
    mark_headings: [
        "School",
        "Student number",
        "Student",
        "Course",
        "Teachers",
        "Term",
        "Component",
        "Assessment",
        "Date",
        "Maximum points",
        "Mark",
        "Flag",
        "Comment",
        "Written at",
        "Overall (%)",
        "Coverage (%)",
    ],
    fact_headings: ["Part", "School", "About", "What is kept", "When"],
};

fn disclosed(of: &Disclosure) -> String {
    let (by, format) = (&of.by, of.format.label());
    match (of.content, of.own) {
        (Content::Account, _) => format!("{by} downloaded what is known about their own account as {format}."),
        (Content::Record, true) => format!("{by} downloaded their own marks as {format}."),
        (Content::Record, false) => format!("{by} downloaded the marks of {} as {format}.", of.of),
    }
}
