//! A login as lines for a spreadsheet.

use super::{AccountFile, Login};
use crate::marks_file::Field;

/// The file as lines for a spreadsheet: its part, the school, what it is about, what is said of it, and when. Records are files of
/// their own.
#[must_use]
pub fn fact_lines(of: &AccountFile, headings: &[&'static str; 5]) -> Vec<Vec<Field>> {
    let line = |cells: [&str; 5]| cells.map(Field::text).to_vec();
    let mut lines = vec![line(*headings)];
    let Login { email, language, theme, .. } = &of.account;
    lines.extend(
        [("email", email), ("language", language), ("theme", theme)]
            .map(|(about, value)| line(["account", "", about, value, ""])),
    );
    lines.extend(of.roles.iter().map(|role| {
        let name = format!("{} {} {}", role.given_name, role.father_name, role.grandfather_name);
        line(["roles", &role.school, role.role.name(), &format!("{} {} {}", name.trim(), role.number, role.class), ""])
    }));
    lines.extend(of.children.iter().map(|c| line(["children", &c.school, &c.name, c.relation, &c.linked_at])));
    lines.extend(of.devices.iter().map(|d| line(["devices", "", &d.name, &d.signed_in_at, &d.seen_at])));
    lines.extend(of.registrations.iter().map(|r| {
        let state = format!("{} {}", r.state.name(), r.note);
        line(["registrations", &r.school, r.role.name(), state.trim(), &r.changed_at])
    }));
    lines.extend(of.requests.iter().map(|r| {
        let about = [r.kind, &r.course, r.student.as_deref().unwrap_or_default()].join(" ");
        line(["requests", &r.school, about.trim(), format!("{} {}", r.state, r.note).trim(), &r.changed_at])
    }));
    for question in &of.questions {
        let about = [question.kind.name(), &question.course, &question.student].join(" ");
        lines.extend(question.steps.iter().map(|s| line(["questions", &question.school, &about, &s.said, &s.at])));
    }
    lines.extend(of.notices.iter().map(|n| {
        let about = [n.course.as_deref().unwrap_or_default(), n.student.as_deref().unwrap_or_default()].join(" ");
        line(["notices", &n.school, about.trim(), n.kind.name(), &n.told_at])
    }));
    if let Some(told) = &of.told {
        lines.extend(told.alerts.iter().map(|a| line(["alerts", &a.school, &a.student, &a.in_words(), ""])));
        let quiet = told.quiet.iter().map(|q| line(["quiet", "", "", &format!("{} - {}", q.from, q.until), ""]));
        lines.extend(quiet);
        let ways = [("inbox", told.week_in_inbox), ("mail", told.week_by_mail)];
        lines.extend(ways.iter().filter(|(_, on)| *on).map(|(way, _)| line(["week", "", "", way, ""])));
    }
    lines.extend(of.downloads.iter().map(|d| {
        let what = format!("{} {}", d.content.name(), d.file_format.name());
        line(["downloads", "", &format!("{} ← {}", d.by, d.of), &what, &d.at])
    }));
    lines
}
