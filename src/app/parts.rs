//! The program's parts: pages whose code is loaded with the first of them. Who decides on requests never loads the gradebook.
//!
//! Invariant: only the part names a page. What the route table named itself would be in the first load.

use std::future::Future;

use leptos::{
    prefetch_lazy_fn_on_server,
    prelude::*,
    wasm_split::{SplitLoaderError, wasm_split},
};
use leptos_router::ChooseView;
use school::language::Tongue;

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
                // The page names the part's file, so that it is fetched beside the first.
                prefetch_lazy_fn_on_server(stringify!($show));
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

/// The document names the files of its pages' program and of its language (`alive`), so that they are fetched beside the first.
pub fn preload(tongue: Tongue) {
    prefetch_lazy_fn_on_server("pages");
    prefetch_lazy_fn_on_server(match tongue {
        Tongue::English => "english",
        Tongue::Amharic => "amharic",
    });
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
