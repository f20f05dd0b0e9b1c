//! Which folder may name which: the arrows of ARCHITECTURE.md, as far as the crates don't hold them.

use crate::{
    rule::{Finding, Rule, at},
    source::{Source, blank_range, is_word, word},
};

pub const RULES: &[Rule] = &[
    Rule {
        name: "arrows point down, and a feature never names another feature",
        check: arrows,
        bad: &[
            ("src/gradebook/page.rs", "use crate::student::Card;"),
            ("src/gradebook/page.rs", "use crate::{error::ApiError, ui::{Field, Table}, family};"),
            ("src/ui/button.rs", "use crate::gradebook::Cell;"),
            ("src/ui/button.rs", "fn f() { crate::session::api::visit() }"),
            ("src/live/feed.rs", "use crate::ui::Toast;"),
            ("src/text/english.rs", "use crate::error::ApiError;"),
            ("src/error.rs", "use crate::text::use_text;"),
            ("src/server/hub.rs", "use crate::gradebook::api::save_grade;"),
            ("src/student/page.rs", "use super::super::family;"),
            ("src/document/words.rs", "use crate::text::use_text;"),
            ("src/student/page.rs", "use crate::document::morph;"),
        ],
        good: &[
            ("src/gradebook/page.rs", "use crate::{error::ApiError, gradebook::cell, ui::{Field, Table}};"),
            ("src/gradebook/program/refresh.rs", "use crate::document::morph;"),
            ("src/app.rs", "use crate::{gradebook::Page, student, live};"),
            ("src/main.rs", "yeneta::server::cli::main()"),
            ("src/live/feed.rs", "// crate::ui shows it\nuse crate::error::ApiError;"),
            ("crates/store/src/save.rs", "use crate::permit::TeachesCourse;"),
        ],
    },
    Rule {
        name: "store and server are named inside #[server] bodies only",
        check: server_side,
        bad: &[
            ("src/gradebook/api.rs", "use store::grades;"),
            ("src/gradebook/page.rs", "fn f() { crate::server::call() }"),
            ("src/app.rs", "use crate::{error, server::run};"),
            (
                "src/gradebook/api.rs",
                "#[server(endpoint = \"a\")]\nasync fn a() { b() }\nfn b() { store::grades::save() }",
            ),
        ],
        good: &[
            (
                "src/gradebook/api.rs",
                "#[server(endpoint = \"a\")]\nasync fn a() { crate::server::call(); store::grades::save() }",
            ),
            ("src/server/run.rs", "use store::Store;"),
            ("src/live/events.rs", "use reactive_stores::Store; fn f() { self.store::<u8>() }"),
        ],
    },
];

/// What each folder may name beside itself; a folder that is not listed is a feature.
const ARROWS: &[(&str, &[&str])] = &[
    ("error", &[]),
    ("text", &[]),
    ("live", &["error"]),
    ("ui", &["error", "text"]),
    ("session", &["error", "text", "ui"]),
    ("screen", &["error", "live", "session", "text", "ui"]),
    // Its program, as a gradebook's below, puts what is fresh into its document.
    ("requests", &["document", "error", "live", "screen", "text", "ui"]),
    ("record", &["error", "live", "screen", "text", "ui"]),
    ("document", &["error", "live", "screen", "session"]),
    ("gradebook", &["document", "error", "live", "record", "requests", "screen", "session", "text", "ui"]),
    // Starts each program.
    ("alive", &["document", "gradebook", "live", "requests", "screen", "session", "text"]),
    ("server", &["app", "error", "session", "text"]),
];
const OF_A_FEATURE: &[&str] = &["error", "live", "record", "requests", "screen", "session", "text", "ui"];

fn arrows(source: &Source) -> Vec<Finding> {
    let Some(folder) = folder_of(&source.path) else { return Vec::new() };
    let allowed = ARROWS.iter().find(|(from, _)| *from == folder).map_or(OF_A_FEATURE, |(_, to)| *to);
    let wrong = named(&source.code).into_iter().filter(|(_, to)| {
        // The server's folder has a rule of its own; the app names every feature.
        *to != folder && *to != "server" && folder != "app" && !allowed.contains(to)
    });
    let mut findings: Vec<_> = wrong.map(|(offset, to)| at(source, offset, format!("{folder} names {to}"))).collect();
    findings.extend(
        source.code.match_indices("super::super").map(|(n, path)| at(source, n, format!("{path} hides an arrow"))),
    );
    findings
}

fn server_side(source: &Source) -> Vec<Finding> {
    if folder_of(&source.path).is_none_or(|folder| folder == "server") {
        return Vec::new();
    }
    let mut code = source.shipped_code();
    for function in source.functions().into_iter().filter(|f| f.before.contains("#[server")) {
        blank_range(&mut code, function.body);
    }
    let of_server = named(&code).into_iter().filter(|(_, to)| *to == "server").map(|(offset, _)| offset);
    let of_store =
        word(&code, "store").filter(|n| code[n + 5..].starts_with("::") && !code[..*n].ends_with([':', '.']));
    of_server.chain(of_store).map(|n| at(source, n, "only a #[server] body may name it")).collect()
}

/// The folder (or top file) of the root package that a path belongs to; none for the module list and the command line.
fn folder_of(path: &str) -> Option<&str> {
    let inside = path.strip_prefix("src/")?;
    let folder = inside.split('/').next()?.trim_end_matches(".rs");
    (!["lib", "main"].contains(&folder)).then_some(folder)
}

/// Every `crate::name`, those in a `crate::{…}` group too.
fn named(code: &str) -> Vec<(usize, &str)> {
    let mut found = Vec::new();
    for start in word(code, "crate") {
        let Some(path) = code[start + 5..].strip_prefix("::") else { continue };
        match path.strip_prefix('{') {
            None => found.push((start, first_name(path))),
            Some(group) => found.extend(names_of_group(group).into_iter().map(|name| (start, name))),
        }
    }
    found
}

/// The first names of a group's members: `a` and `d` of `a::{b, c}, d}`.
fn names_of_group(group: &str) -> Vec<&str> {
    let (mut depth, mut start, mut names) = (0_u32, Some(0), Vec::new());
    for (n, c) in group.char_indices() {
        match c {
            '}' if depth == 0 => break,
            '{' => depth += 1,
            '}' => depth -= 1,
            ',' if depth == 0 => start = Some(n + 1),
            _ => {}
        }
        if let Some(from) = start.filter(|from| is_word(c) && group[*from..n].trim().is_empty()) {
            names.push(first_name(&group[from..]));
            start = None;
        }
    }
    names
}

fn first_name(path: &str) -> &str {
    let path = path.trim_start();
    &path[..path.find(|c| !is_word(c)).unwrap_or(path.len())]
}
