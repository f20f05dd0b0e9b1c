//! The program's parts: pages whose code is loaded with the first of them. Who decides on requests never loads the gradebook.
//!
//! Invariant: only the part names a page. What the route table named itself would be in the first load.

use std::{collections::BTreeMap, future::Future};

use leptos::{
    prelude::*,
    wasm_split::{SplitLoaderError, wasm_split},
};
use leptos_router::ChooseView;
use school::language::Tongue;

use super::Files;
use crate::{
    course_requests::{
        AdminCourseRequestPage, AdminCourseRequestsPage, NewCourseRequestPage, TeacherCourseRequestPage,
        TeacherCourseRequestsPage,
    },
    enrollment::{AdminEnrollmentPage, AdminEnrollmentsPage, TeacherEnrollmentPage, TeacherEnrollmentsPage},
    error::ApiError,
    gradebook::GradebookPage,
    live::timers,
    ui::Failure,
};

/// How long after a failed load the next is tried, in milliseconds, while the server's page waits to come to life.
pub(super) const RETRY: u32 = 5_000;

/// A part could not be loaded.
pub(super) struct Missing;

impl From<SplitLoaderError> for Missing {
    fn from(_: SplitLoaderError) -> Self {
        Missing
    }
}

/// Makes a part: the pages in it, and the one function that the browser loads by itself.
macro_rules! part {
    ($(#[$about:meta])* $part:ident by $show:ident: $($name:ident => $page:ident),+ $(,)?) => {
        $(#[$about])*
        #[derive(Clone, Copy)]
        pub enum $part {
            $($name),+
        }

        #[wasm_split($show, wasm_split_path = leptos::wasm_split, fallible)]
        fn $show(page: $part) -> Result<AnyView, Missing> {
            Ok(match page {
                $($part::$name => $page().into_any()),+
            })
        }

        impl ChooseView for $part {
            async fn choose(self) -> AnyView {
                loaded(move || $show(self)).await
            }

            async fn preload(&self) {}
        }
    };
}

part! {
    /// What a teacher types in.
    Teaching by teaching:
        Gradebook => GradebookPage,
}

part! {
    /// What teachers and admins decide.
    Decisions by decisions:
        TeacherCourseRequests => TeacherCourseRequestsPage,
        NewCourseRequest => NewCourseRequestPage,
        TeacherCourseRequest => TeacherCourseRequestPage,
        TeacherEnrollments => TeacherEnrollmentsPage,
        TeacherEnrollment => TeacherEnrollmentPage,
        AdminCourseRequests => AdminCourseRequestsPage,
        AdminCourseRequest => AdminCourseRequestPage,
        AdminEnrollments => AdminEnrollmentsPage,
        AdminEnrollment => AdminEnrollmentPage,
}

/// Which files each part is in, by its name: what the build says of itself.
pub type PartFiles = BTreeMap<String, Vec<String>>;

/// The paths of pages on which something is decided begin so.
const DECIDED: [&str; 4] =
    ["/teacher/course-requests", "/teacher/enrollments", "/admin/course-requests", "/admin/enrollments"];

/// The part of the page at a path; none where no such page is.
fn part_at(path: &str) -> Option<&'static str> {
    let is_decided = |path: &str| DECIDED.iter().any(|of| path.starts_with(of));
    if path.ends_with("/gradebook") { Some("teaching") } else { is_decided(path).then_some("decisions") }
}

/// Names the files of a page's part, of its program and of its language, so that all are fetched beside the first and not one
/// after the other. Rendered on the server only.
pub fn preloaded(files: &Files, folder: &str, path: &str, tongue: Tongue) -> Option<AnyView> {
    let language = match tongue {
        Tongue::English => "english",
        Tongue::Amharic => "amharic",
    };
    let parts = [part_at(path)?, "pages", language];
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

/// Whether a page's part is on its way, for who went there and waits.
#[derive(Clone, Copy)]
pub struct OnItsWay(pub RwSignal<bool>);

/// A page whose part is loaded. The server's page stays as it is, plain forms and links, until its part arrives; who goes to
/// a page whose part does not come is told that the server was not reached.
async fn loaded<F: Future<Output = Result<AnyView, Missing>>>(show: impl Fn() -> F) -> AnyView {
    let coming_to_life = Owner::current_shared_context().is_some_and(|shared| shared.during_hydration());
    let waits = use_context::<OnItsWay>().filter(|_| !coming_to_life);
    let tell = |is_waiting| waits.map(|OnItsWay(waits)| waits.set(is_waiting));
    tell(true);
    let page = loop {
        match show().await {
            Ok(page) => break page,
            Err(Missing) if coming_to_life => timers::sleep(RETRY).await,
            Err(Missing) => break view! { <Failure error=ApiError::Offline /> }.into_any(),
        }
    };
    tell(false);
    page
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_part_of_every_route_is_the_one_that_is_preloaded() {
        let routes = include_str!("../app.rs").lines().filter(|line| line.contains("<Route "));
        let mut found = 0;
        for route in routes {
            let path = route.split('"').nth(1).unwrap_or_default().replace(":id", "7").replace(":file", "3");
            let view = route.split("view=").nth(1).and_then(|view| view.split("::").next());
            let part = match view {
                Some("Teaching") => Some("teaching"),
                Some("Decisions") => Some("decisions"),
                _ => None,
            };
            assert_eq!(part_at(&path), part, "{path}");
            found += usize::from(part.is_some());
        }
        assert_eq!(found, 10, "the routes were not found");
    }
}
