//! How long things are, where the two sides part, and what a server function looks like.

use crate::{
    rule::{Finding, Rule, at},
    source::{Function, Source, word},
};

pub const RULES: &[Rule] = &[
    Rule {
        name: "a file has at most 300 lines",
        check: file_length,
        bad: &[
            ("src/a.rs", LINES_301),
            ("crates/a/src/b.rs", LINES_301),
            ("tests/a.rs", LINES_301),
            ("src/text/a.rs", LINES_301),
        ],
        good: &[("src/a.rs", LINES_70)],
    },
    Rule {
        name: "a function has at most 70 lines, a component 60",
        check: function_length,
        bad: &[("src/a.rs", FUNCTION_71), ("tests/a.rs", FUNCTION_71), ("src/a.rs", COMPONENT_61)],
        good: &[("src/a.rs", FUNCTION_61)],
    },
    Rule {
        name: "the sides part at a module's door",
        check: cfg_at_doors,
        bad: &[
            ("src/live/feed.rs", "#[cfg(feature = \"ssr\")]\nuse a::b;"),
            ("src/live/mod.rs", "#[cfg(feature = \"ssr\")]\nfn a() {}"),
            ("src/live/mod.rs", "fn a() { if cfg!(feature = \"ssr\") {} }"),
            ("src/live/mod.rs", "#[cfg_attr(feature = \"ssr\", allow(unused))]\nfn a() {}"),
            ("src/app.rs", "#[cfg(target_arch = \"wasm32\")]\nuse a::b;"),
        ],
        good: &[
            ("src/live/mod.rs", "#[cfg(feature = \"ssr\")]\n#[path = \"inert.rs\"]\npub mod timers;"),
            ("src/lib.rs", "mod a;\n#[cfg(all(feature = \"ssr\", unix))]\npub use a::b;"),
            ("src/a.rs", "// #[cfg(feature = \"ssr\")]\n#[cfg(test)]\nmod tests {}"),
        ],
    },
    Rule {
        name: "a server function has a fixed path, our error and at most 8 lines",
        check: server_functions,
        bad: &[
            ("src/a/api.rs", "#[server]\nasync fn a() -> Result<(), ApiError> { b() }"),
            ("src/a/api.rs", "#[server(endpoint = \"a\")]\nasync fn a() -> Result<(), String> { b() }"),
            (
                "src/a/api.rs",
                "#[server(endpoint = \"a\")]\nasync fn a() -> Result<(), ApiError> {\n1;\n2;\n3;\n4;\n5;\n6;\n7;\n8;\n9\n}",
            ),
            (
                "src/a/api.rs",
                "#[server(input = GetUrl, endpoint = \"a\")]\nasync fn a() -> Result<(), ApiError> { b() }",
            ),
        ],
        good: &[(
            "src/a/api.rs",
            "#[server(endpoint = \"a\")]\nasync fn a() -> Result<(), ApiError> {\n1;\n2;\n// why\n3;\n4;\n5;\n6;\n7;\n8\n}",
        )],
    },
];

/// Files that may part the sides elsewhere; each with its reason beside it. Keep it a handful.
const DOORS: &[&str] = &[];

fn file_length(source: &Source) -> Vec<Finding> {
    let lines = source.code.lines().count();
    let long = lines > 300;
    if long { vec![at(source, 0, format!("{lines} lines"))] } else { Vec::new() }
}

fn function_length(source: &Source) -> Vec<Finding> {
    let finding = |f: Function<'_>| {
        let limit = if f.before.contains("#[component]") { 60 } else { 70 };
        let lines = 1 + source.code[f.start..f.body.end].matches('\n').count();
        (lines > limit).then(|| at(source, f.start, format!("{} has {lines} lines", f.name)))
    };
    source.functions().into_iter().filter_map(finding).collect()
}

/// A door is a file that declares modules; a line that tells the sides apart stands directly above a `mod` or a `use`.
fn cfg_at_doors(source: &Source) -> Vec<Finding> {
    if !source.is_shipped() || DOORS.contains(&source.path.as_str()) {
        return Vec::new();
    }
    let code = &source.code;
    let is_door =
        word(code, "mod").any(|n| code[n..].find([';', '{']).is_some_and(|end| code[n + end..].starts_with(';')));
    let conditions = word(code, "cfg").chain(word(code, "cfg_attr"));
    let sides = conditions.filter(|n| {
        let condition = &code[*n..n + code[*n..].find([']', '\n']).unwrap_or(code.len() - n)];
        condition.contains("feature") || condition.contains("target_arch")
    });
    sides.filter(|n| !(is_door && guards_a_module(&code[*n..]))).map(|n| at(source, n, "no door")).collect()
}

/// Whether the first line below the attributes declares or uses a module.
fn guards_a_module(code: &str) -> bool {
    let below = code.lines().skip(1).map(str::trim).find(|line| !line.is_empty() && !line.starts_with("#["));
    let item = below.unwrap_or_default().trim_start_matches("pub").trim_start_matches("(crate)").trim_start();
    item.starts_with("mod ") || item.starts_with("use ")
}

fn server_functions(source: &Source) -> Vec<Finding> {
    let mut findings = Vec::new();
    for function in source.functions().into_iter().filter(|f| f.before.contains("#[server")) {
        let lines = source.uncommented[function.body.clone()].lines().filter(|line| !line.trim().is_empty()).count();
        let faults = [
            (!function.before.contains("endpoint ="), "has no fixed path"),
            (function.before.contains("GetUrl"), "answers GET, which other sites can send"),
            (!function.signature.contains("ApiError"), "has another error than ApiError"),
            (lines > 8, "has more than 8 lines"),
        ];
        let wrong = faults.into_iter().filter(|(is_so, _)| *is_so);
        findings.extend(wrong.map(|(_, what)| at(source, function.start, format!("{} {what}", function.name))));
    }
    findings
}

macro_rules! ten {
    ($line:literal) => {
        concat!($line, $line, $line, $line, $line, $line, $line, $line, $line, $line)
    };
}
const LINES_70: &str =
    concat!(ten!("//\n"), ten!("//\n"), ten!("//\n"), ten!("//\n"), ten!("//\n"), ten!("//\n"), ten!("//\n"));
const LINES_301: &str = concat!(
    ten!("//\n\n\n"),
    ten!("//\n\n\n"),
    ten!("//\n\n\n"),
    ten!("//\n\n\n"),
    ten!("//\n\n\n"),
    ten!("//\n\n\n"),
    ten!("//\n\n\n"),
    ten!("//\n\n\n"),
    ten!("//\n\n\n"),
    ten!("//\n\n\n"),
    "//\n"
);
const FUNCTION_61: &str =
    concat!("fn a() {\n", ten!("\n"), ten!("\n"), ten!("\n"), ten!("\n"), ten!("\n"), "\n\n\n\n\n\n\n\n\n}");
const COMPONENT_61: &str = concat!(
    "#[component]\nfn A() {\n",
    ten!("\n"),
    ten!("\n"),
    ten!("\n"),
    ten!("\n"),
    ten!("\n"),
    "\n\n\n\n\n\n\n\n\n}"
);
const FUNCTION_71: &str = concat!(
    "fn a() {\n",
    ten!("\n"),
    ten!("\n"),
    ten!("\n"),
    ten!("\n"),
    ten!("\n"),
    ten!("\n"),
    "\n\n\n\n\n\n\n\n\n}"
);
