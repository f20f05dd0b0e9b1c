//! Which program lives in a document beside the small one, and in which files of the build it is.

use std::collections::BTreeMap;

use leptos::prelude::*;
use school::language::Tongue;

use super::Files;

/// Which files each part of the browser's program is in, by its name: what the build says of itself.
pub type PartFiles = BTreeMap<String, Vec<String>>;

/// The lists whose requests are decided many at once.
const DESKS: [&str; 3] = ["/teacher/enrollments", "/admin/course-requests", "/admin/enrollments"];

/// The program that lives in the document at a path; in most there is none.
pub fn program_at(path: &str) -> Option<&'static str> {
    if path.ends_with("/gradebook") { Some("gradebook") } else { DESKS.contains(&path).then_some("desk") }
}

/// The parts of the browser's program that the document at a path needs.
fn parts_at(path: &str, tongue: Tongue) -> Vec<&'static str> {
    let text = match tongue {
        Tongue::English => "english_book",
        Tongue::Amharic => "amharic_book",
    };
    let program = program_at(path);
    program.into_iter().chain((program == Some("gradebook")).then_some(text)).collect()
}

/// Names the files of a page's parts, so that all are fetched beside the first and not one after the other.
pub fn preloaded(files: &Files, folder: &str, path: &str, tongue: Tongue) -> Option<AnyView> {
    let parts = parts_at(path, tongue);
    if parts.is_empty() {
        return None;
    }
    let mut names: Vec<&String> = parts.iter().filter_map(|part| files.parts.get(*part)).flatten().collect();
    names.sort();
    names.dedup();
    let link = |name: &String| {
        let href = format!("{}/{folder}/{name}.wasm", files.folder);
        // Fetched without credentials of others, as the program does.
        view! { <link rel="preload" href=href r#as="fetch" type="application/wasm" crossorigin="" fetchpriority="low" /> }
    };
    Some(names.into_iter().map(link).collect_view().into_any())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_parts_of_every_route_are_those_that_are_preloaded() {
        let routes = include_str!("../app.rs").lines().filter(|line| line.contains("<Route "));
        let paths = routes.filter_map(|line| line.split('"').nth(1)).map(|path| path.replace(":id", "7"));
        let with_parts = |path: String| {
            let parts = parts_at(&path, Tongue::English);
            (!parts.is_empty()).then_some((path, parts))
        };
        let expected = [
            ("/teacher/enrollments", vec!["desk"]),
            ("/teacher/courses/7/gradebook", vec!["gradebook", "english_book"]),
            ("/admin/course-requests", vec!["desk"]),
            ("/admin/enrollments", vec!["desk"]),
        ];
        let found: Vec<_> = paths.filter_map(with_parts).collect();
        assert_eq!(found, expected.map(|(path, parts)| (path.to_owned(), parts)));
        assert_eq!(parts_at("/teacher/courses/7/gradebook", Tongue::Amharic), ["gradebook", "amharic_book"]);
    }
}
