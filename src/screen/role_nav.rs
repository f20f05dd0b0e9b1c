//! What every page of a teacher, a student or a parent has on top: the way to the others.

use leptos::prelude::*;
use leptos_router::hooks::use_location;
use school::person::Role;

use crate::text::{NavText, use_text};

/// A page with what it is called.
type Entry = (&'static str, fn(&NavText) -> &'static str);

const TEACHER: &[Entry] = &[
    ("/teacher", |nav| nav.courses),
    ("/teacher/enrollments", |nav| nav.enrollments),
    ("/teacher/course-requests", |nav| nav.course_requests),
    ("/teacher/questions", |nav| nav.family_questions),
    ("/teacher/families", |nav| nav.families),
];

const STUDENT: &[Entry] = &[
    ("/student", |nav| nav.courses),
    ("/student/available-courses", |nav| nav.available),
    ("/student/enrollments", |nav| nav.own_requests),
    ("/student/questions", |nav| nav.own_questions),
];

const PARENT: &[Entry] = &[
    ("/parent", |nav| nav.children),
    ("/parent/subjects", |nav| nav.subjects),
    ("/parent/available-courses", |nav| nav.available),
    ("/parent/enrollments", |nav| nav.own_requests),
    ("/parent/questions", |nav| nav.own_questions),
    ("/parent/alerts", |nav| nav.alerts),
    ("/link", |nav| nav.link),
];

/// A role's pages; the one that is open, or that the open one belongs to, is marked.
#[component]
pub fn RoleNav(
    /// Whose pages; an admin has [`AdminNav`](super::AdminNav).
    role: Role,
) -> impl IntoView {
    let text = use_text();
    let path = use_location().pathname;
    let pages = pages_of(role);
    let link = move |(href, label): &'static Entry| {
        let current = move || (path.with(|path| belongs_to(pages, path)) == Some(*href)).then_some("page");
        view! {
            <li>
                <a href=*href aria-current=current>{label(&text.nav)}</a>
            </li>
        }
    };
    view! {
        <nav class="tabs" aria-label=(text.nav.label)(role)>
            <ul>{pages.iter().map(link).collect_view()}</ul>
        </nav>
    }
    .into_any()
}

fn pages_of(role: Role) -> &'static [Entry] {
    match role {
        Role::Teacher => TEACHER,
        Role::Student => STUDENT,
        Role::Parent => PARENT,
        Role::Admin => &[],
    }
}

/// The page in the navigation that a path belongs to: a request of a list belongs to the list, a gradebook to the courses.
fn belongs_to(pages: &'static [Entry], path: &str) -> Option<&'static str> {
    let below = |href: &str| path.strip_prefix(href).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'));
    pages.iter().map(|(href, _)| *href).filter(|href| below(href)).max_by_key(|href| href.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_belongs_to_the_nearest_entry_above_it() {
        let of = |path| belongs_to(TEACHER, path);
        assert_eq!(of("/teacher"), Some("/teacher"));
        assert_eq!(of("/teacher/courses/7/gradebook"), Some("/teacher"));
        assert_eq!(of("/teacher/enrollments/9"), Some("/teacher/enrollments"));
        assert_eq!(of("/teachers"), None);
    }
}
