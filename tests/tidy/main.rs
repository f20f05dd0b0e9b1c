//! Rules about the code, as tests. Each rule carries snippets that break it and snippets that don't, so that it can fail.

mod arrows;
mod languages;
mod manifests;
// The program itself is asked, which is built with this feature alone.
#[cfg(feature = "ssr")]
mod packaging;
mod parts;
mod rule;
mod shape;
mod source;
mod styles;
mod words;

use std::{
    fs,
    path::{Path, PathBuf},
};

use rule::Rule;
use source::Source;

fn rules() -> Vec<Rule> {
    [arrows::RULES, languages::RULES, parts::RULES, shape::RULES, words::RULES].concat()
}

#[test]
fn the_tree_is_tidy() {
    let sources = tree();
    assert!(sources.iter().any(|s| s.path == "src/app.rs"), "the tree was not found");
    let mut findings = Vec::new();
    for rule in rules() {
        for source in &sources {
            let found = (rule.check)(source).into_iter();
            findings.extend(found.map(|f| format!("{}:{}: {} ({})", source.path, f.line, f.what, rule.name)));
        }
    }
    assert!(findings.is_empty(), "{} findings:\n{}", findings.len(), findings.join("\n"));
}

#[test]
fn every_rule_can_fail() {
    for rule in rules() {
        assert!(!rule.bad.is_empty(), "{} has no bad snippet", rule.name);
        for (path, text) in rule.bad {
            let found = (rule.check)(&Source::new(path, text));
            assert!(!found.is_empty(), "{} does not see what is wrong in {path}:\n{text}", rule.name);
        }
    }
}

#[test]
fn no_rule_refuses_what_is_right() {
    for rule in rules() {
        assert!(!rule.good.is_empty(), "{} has no good snippet", rule.name);
        for (path, text) in rule.good {
            let found: Vec<_> = (rule.check)(&Source::new(path, text)).into_iter().map(|f| f.what).collect();
            assert!(found.is_empty(), "{} refuses {path}: {found:?}\n{text}", rule.name);
        }
    }
}

/// The root of the work tree.
fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// Every Rust source of the project.
fn tree() -> Vec<Source> {
    let mut sources = Vec::new();
    for folder in ["src", "crates", "tests", "benches"] {
        collect(&root().join(folder), &mut sources);
    }
    sources
}

fn collect(folder: &Path, sources: &mut Vec<Source>) {
    // A folder that is not there has no sources.
    let Ok(entries) = fs::read_dir(folder) else { return };
    for entry in entries {
        let path = entry.expect("a listed entry can be read").path();
        if path.is_dir() {
            collect(&path, sources);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            let name = path.strip_prefix(root()).expect("the walk began at the root");
            let text = fs::read_to_string(&path).expect("a source is UTF-8");
            sources.push(Source::new(&name.to_string_lossy().replace('\\', "/"), &text));
        }
    }
}
