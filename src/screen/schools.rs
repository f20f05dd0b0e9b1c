//! Which of the schools that an admin administers is open.

use leptos::prelude::*;
use leptos_router::hooks::use_query_map;
use school::{id::SchoolId, view::NamedSchool};

use crate::text::use_text;

/// The school that the address asks for.
pub fn use_asked_school() -> impl Fn() -> Option<SchoolId> + Copy + Send + Sync {
    let query = use_query_map();
    move || query.with_untracked(|q| q.get("school")).and_then(|id| id.parse().ok())
}

/// Links to the same page of the other schools; nothing where there is one.
#[component]
pub fn Schools(
    /// All, by name.
    schools: Vec<NamedSchool>,
    /// The one that is open.
    open: SchoolId,
) -> impl IntoView {
    let text = use_text();
    let link = move |choice: NamedSchool| {
        let current = (choice.school == open).then_some("page");
        view! {
            <li>
                <a href=format!("?school={}", choice.school) rel="external" aria-current=current>{choice.name}</a>
            </li>
        }
    };
    (schools.len() > 1).then(|| {
        view! {
            <nav class="tabs" aria-label=text.common.school>
                <ul>{schools.into_iter().map(link).collect_view()}</ul>
            </nav>
        }
    })
}
