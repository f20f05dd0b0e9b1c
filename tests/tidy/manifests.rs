//! What the manifests, the settings and the migrations must agree on.

use std::{collections::BTreeSet, fs};

use crate::root;

#[test]
fn the_crates_depend_downwards_only() {
    assert_eq!(strangers(&manifest("crates/school"), OF_SCHOOL), NONE);
    assert_eq!(strangers(&manifest("crates/front"), OF_FRONT), NONE);
    let of_store = dependencies(&manifest("crates/store"));
    assert!(NEVER_OF_STORE.iter().all(|name| !of_store.contains(*name)), "store depends on {of_store:?}");
}

#[test]
fn a_new_dependency_of_school_is_seen() {
    let manifest = "[dependencies]\nserde.workspace = true\ntokio = \"1\"\n[dev-dependencies]\nproptest = \"1\"\n";
    assert_eq!(strangers(manifest, OF_SCHOOL), ["tokio"]);
}

/// Beside an rlib, cargo silently builds a cdylib without link-time optimisation.
#[test]
fn the_browsers_crate_is_a_cdylib_alone_and_the_root_an_rlib_alone() {
    assert_eq!(value(&manifest("crates/front"), "crate-type"), Some("[\"cdylib\"]".into()));
    assert_eq!(value(&manifest("."), "crate-type"), Some("[\"rlib\"]".into()));
}

#[test]
fn the_operators_settings_agree_with_the_builds() {
    let (build, run) = (manifest("."), read("Leptos.toml"));
    for key in ["output-name", "site-root", "site-pkg-dir", "site-addr"] {
        let built = value(&build, key);
        assert!(built.is_some(), "Cargo.toml does not say {key}");
        assert_eq!(value(&run, key), built, "{key}");
    }
}

#[test]
fn both_databases_have_the_same_migrations() {
    let (sqlite, postgres) = (files("migrations/sqlite"), files("migrations/postgres"));
    assert!(!sqlite.is_empty());
    assert_eq!(sqlite, postgres);
}

/// The tool reads what the crate wrote only where both are of one version.
#[test]
fn wasm_bindgen_is_pinned_exactly() {
    for folder in [".", "crates/front"] {
        let manifest = manifest(folder);
        let pins = manifest.lines().filter(|line| line.starts_with("wasm-bindgen = "));
        pins.for_each(|line| assert!(line.contains("\"=0."), "{folder}: {line}"));
    }
}

const NONE: [&str; 0] = [];
const OF_SCHOOL: &[&str] = &["jiff", "num-bigint", "num-integer", "num-rational", "num-traits", "serde", "thiserror"];
const OF_FRONT: &[&str] = &["leptos", "wasm-bindgen", "wasm-bindgen-futures", "yeneta"];
const NEVER_OF_STORE: &[&str] =
    &["axum", "http", "leptos", "leptos_axum", "leptos_router", "tower", "tower-http", "yeneta"];

fn read(path: &str) -> String {
    fs::read_to_string(root().join(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

fn manifest(folder: &str) -> String {
    read(&format!("{folder}/Cargo.toml"))
}

fn files(folder: &str) -> BTreeSet<String> {
    let entries = fs::read_dir(root().join(folder)).unwrap_or_else(|error| panic!("{folder}: {error}"));
    entries.map(|e| e.expect("a listed entry can be read").file_name().to_string_lossy().into_owned()).collect()
}

/// The dependencies that are not in the list.
fn strangers(manifest: &str, allowed: &[&str]) -> Vec<String> {
    dependencies(manifest).into_iter().filter(|name| !allowed.contains(&name.as_str())).collect()
}

/// The names under `[dependencies]`, those of one target too.
fn dependencies(manifest: &str) -> BTreeSet<String> {
    let sections = manifest.split("\n[").filter(|section| {
        let head = section.trim_start_matches('[').split(']').next().unwrap_or_default();
        head.ends_with("dependencies") && !head.ends_with("dev-dependencies") && !head.starts_with("workspace")
    });
    let names = sections.flat_map(|section| section.lines().skip(1)).filter_map(|line| {
        let name = line.split(['.', ' ', '=']).next()?;
        (!name.is_empty() && !line.starts_with(['#', ' ', ']', '"'])).then(|| name.to_owned())
    });
    names.collect()
}

/// The first value that a file gives a key.
fn value(file: &str, key: &str) -> Option<String> {
    let line = file.lines().find_map(|line| line.strip_prefix(key)?.trim_start().strip_prefix('='))?;
    Some(line.trim().trim_matches('"').to_owned())
}
