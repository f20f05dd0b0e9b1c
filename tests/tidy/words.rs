//! What must never be written where.

use crate::{
    rule::{Finding, Rule, at},
    source::{Source, closing, word},
};

pub const RULES: &[Rule] = &[
    Rule {
        name: "no float touches a mark",
        check: floats,
        bad: &[
            ("crates/school/src/a.rs", "let a: f64 = b;"),
            ("crates/school/src/a.rs", "let a = 0.4 * b;"),
            ("crates/school/src/a.rs", "a as f32"),
        ],
        good: &[("crates/school/src/a.rs", "// 0.4\nlet a = pair.0.1 + (0..10) + \"1.5\";"), ("src/ui/a.rs", "0.5")],
    },
    Rule {
        name: "SQL is in crates/store",
        check: sql,
        bad: &[
            ("src/a/api.rs", "let a = \"SELECT name FROM members\";"),
            ("src/server/a.rs", "sqlx::query(a)"),
            ("crates/school/src/a.rs", "\"INSERT INTO grades\""),
        ],
        good: &[
            ("crates/store/src/a.rs", "sqlx::query(\"SELECT 1\")"),
            ("src/a.rs", "// SELECT is elsewhere\nlet a = \"Select a course\";"),
        ],
    },
    Rule {
        name: "the one module of the timers has gloo-timers",
        check: timers,
        bad: &[("src/live/feed.rs", "use gloo_timers::callback::Interval;")],
        good: &[
            ("src/live/timers/browser.rs", "use gloo_timers::callback::Interval;"),
            ("src/live/timers.rs", "gloo_timers::a()"),
        ],
    },
    Rule {
        name: "no state outlives its reader in live",
        check: statics,
        bad: &[("src/live/events.rs", "static BUS: Bus = Bus::new();"), ("src/live/events.rs", "thread_local! { }")],
        good: &[
            ("src/live/events.rs", "fn f<T: 'static>(name: &'static str) {}"),
            ("src/text/english.rs", "static ENGLISH: Catalogue = A;"),
        ],
    },
    Rule {
        name: "what is not escaped is not written",
        check: raw_html,
        bad: &[
            ("src/ui/field.rs", "view! { <textarea name=\"a\">{text}</textarea> }"),
            ("src/ui/field.rs", "view! { <textarea on:input=move |e| { a > b }>\"x\"</textarea> }"),
            ("src/ui/field.rs", "view! { <script>{text}</script> }"),
            ("src/ui/field.rs", "view! { <style>{text}</style> }"),
            ("src/ui/field.rs", "view! { <p inner_html=text /> }"),
            ("src/app.rs", "view! { <p inner_html=text /> }"),
        ],
        good: &[
            ("src/ui/field.rs", "view! { <textarea prop:value=text></textarea> <textarea prop:value=text /> }"),
            ("src/ui/field.rs", "let a = \"<script>\"; // <script>"),
            ("src/app.rs", "view! { <script>{hydrate}</script> }"),
        ],
    },
    Rule {
        name: "a failure is an ApiError, never a panic",
        check: failures,
        bad: &[
            ("src/a/api.rs", "async fn a() -> Result<(), ServerFnError> {}"),
            ("src/a.rs", "let a = b.unwrap();"),
            ("crates/store/src/a.rs", "todo!()"),
        ],
        good: &[
            ("src/error.rs", "use leptos::{FromServerFnError, ServerFnErrorErr};"),
            ("src/a.rs", "a.unwrap_or(b);\n#[cfg(test)]\nmod tests { fn a() { b.unwrap() } }"),
            ("tests/a.rs", "a.unwrap()"),
        ],
    },
];

fn floats(source: &Source) -> Vec<Finding> {
    if !source.path.starts_with("crates/school/src/") {
        return Vec::new();
    }
    let code = &source.code;
    let types = word(code, "f32").chain(word(code, "f64"));
    let literals = code.match_indices('.').map(|(dot, _)| dot).filter(|dot| is_decimal_point(code, *dot));
    types.chain(literals).map(|n| at(source, n, "a float")).collect()
}

/// Whether digits stand on both sides and the left ones are a number of their own, not the field of a tuple.
fn is_decimal_point(code: &str, dot: usize) -> bool {
    let left = code[..dot].trim_end_matches(|c: char| c.is_ascii_digit() || c == '_');
    let is_number = left.len() < dot && !left.ends_with(|c: char| c == '.' || c.is_alphanumeric());
    is_number && code[dot + 1..].starts_with(|c: char| c.is_ascii_digit())
}

fn sql(source: &Source) -> Vec<Finding> {
    if !source.is_shipped() || source.path.starts_with("crates/store/") {
        return Vec::new();
    }
    let text = &source.uncommented;
    let statements = ["SELECT ", "INSERT INTO ", "DELETE FROM "].into_iter().flat_map(|sql| text.match_indices(sql));
    let found = statements.map(|(n, _)| n).chain(word(&source.code, "sqlx"));
    found.map(|n| at(source, n, "SQL")).collect()
}

fn timers(source: &Source) -> Vec<Finding> {
    let its_module = !source.path.starts_with("src/") || source.path.starts_with("src/live/timers");
    let found = word(&source.code, "gloo_timers").filter(|_| !its_module);
    found.map(|n| at(source, n, "a timer on the server ends the process")).collect()
}

fn statics(source: &Source) -> Vec<Finding> {
    let in_live = source.path.starts_with("src/live/");
    let items = word(&source.code, "static").filter(|n| !source.code[..*n].ends_with('\''));
    let found = items.chain(word(&source.code, "thread_local")).filter(|_| in_live);
    found.map(|n| at(source, n, "on the server all users would share it")).collect()
}

fn raw_html(source: &Source) -> Vec<Finding> {
    if !source.is_shipped() {
        return Vec::new();
    }
    let code = &source.code;
    // The shell may have scripts of its own.
    let banned: &[&str] = if source.path == "src/app.rs" { &[] } else { &["<script", "<style"] };
    let elements = banned.iter().flat_map(|element| code.match_indices(element)).map(|(n, _)| n);
    let texts = code
        .match_indices("<textarea")
        .map(|(n, _)| n)
        .filter(|n| has_children(&code[*n..], &source.uncommented[*n..]));
    let found = elements.chain(texts).chain(word(code, "inner_html"));
    found.map(|n| at(source, n, "this is sent unescaped")).collect()
}

/// Whether anything stands between an element's opening tag and its closing one.
///
/// Its end is sought where strings are blanked, its children where they are not.
fn has_children(element: &str, text: &str) -> bool {
    let mut end = 0;
    while let Some(n) = element[end..].find(['{', '>']) {
        end += n;
        let closes = element[end..].starts_with('>') && !element[..end].ends_with(['-', '=']);
        if closes {
            return !element[..end].ends_with('/') && !text[end + 1..].trim_start().starts_with("</");
        }
        end = if element[end..].starts_with('{') { closing(element, end) } else { end + 1 };
    }
    true
}

fn failures(source: &Source) -> Vec<Finding> {
    if !source.is_shipped() {
        return Vec::new();
    }
    let code = source.shipped_code();
    let banned = ["ServerFnError", "unwrap", "todo", "unimplemented"];
    let found = banned.into_iter().flat_map(|name| word(&code, name).map(move |n| (n, name)));
    found.map(|(n, name)| at(source, n, name)).collect()
}
