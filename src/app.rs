//! The shell, what every page shares, and the route table. The server's alone: the browser has the document, and programs that live in it
//! (`crate::alive`).

mod documents;
mod installed;
mod parts;
mod trust;

use std::sync::Arc;

use leptos::{hydration::HydrationScripts, prelude::*, tachys::html::InertElement};
use leptos_router::{
    SsrMode,
    components::{FlatRoutes, Route, Router},
    hooks::use_location,
    location::{Location, RequestUrl},
    path,
};

use self::{
    documents::Document,
    installed::installed,
    parts::{preloaded, program_at},
};
pub use self::{
    installed::{BAR, MANIFEST},
    parts::PartFiles,
    trust::TrustPage,
};
use crate::{
    error::{ApiError, PageStatus},
    notifications::NoticeBell,
    screen::{FeedMark, ToastArea, Words, provide_data_saver},
    session::{AccountBar, Look, api::CurrentUser, provide_visit},
    text::{Page, of_tongue, provide_text, use_text},
    ui::Failure,
};

/// The browser's files of this build.
#[derive(Clone, Default)]
pub struct Files {
    /// The beginning of their address.
    pub folder: String,
    /// In which of them each part of the program is.
    pub parts: Arc<PartFiles>,
}

/// The document around the app; rendered on the server only.
pub fn shell(options: LeptosOptions) -> impl IntoView {
    let look: Look = use_context().unwrap_or_default();
    let text = provide_text(of_tongue(look.language));
    let files: Files = use_context().unwrap_or_default();
    let url = use_context::<RequestUrl>().and_then(|url| url.parse().ok());
    let title = url.as_ref().map_or(text.app_name, |url| (text.title)(Page::of(url.path())));
    let program = url.as_ref().and_then(|url| program_at(url.path()));
    let preloaded = url.and_then(|url| preloaded(&files, &options.site_pkg_dir, url.path(), look.language));
    send_no_data();
    view! {
        <!DOCTYPE html>
        <html lang=text.lang data-theme=look.theme.forced() data-saver=look.saves.then_some("") data-program=program>
            <head>
                <meta charset="utf-8" />
                <meta name="viewport" content="width=device-width, initial-scale=1" />
                <meta name="color-scheme" content=look.theme.schemes() />
                {titled(title)}
                {installed(look.language, look.theme)}
                <link rel="icon" href="/favicon.svg" type="image/svg+xml" />
                <link rel="stylesheet" href=format!("{}/{}/{}.css", files.folder, options.site_pkg_dir, options.output_name) />
                {preloaded}
                <HydrationScripts options root=files.folder />
            </head>
            <body>
                <App />
            </body>
        </html>
    }
}

/// Nothing of what was loaded for the page is sent once more as data: the browser renders none of it.
fn send_no_data() {
    if let Some(shared) = Owner::current_shared_context() {
        shared.set_is_hydrating(false);
    }
}

/// The document's title. As an ordinary element it would get a marker for hydration, which a tab shows as text; a sentence of
/// the catalogue needs no escaping.
fn titled(title: &'static str) -> impl IntoView {
    InertElement::new(format!("<title>{title}</title>"))
}

/// Every page, with what all of them share.
#[component]
pub fn App() -> impl IntoView {
    let text = use_text();
    provide_visit();
    provide_data_saver();
    view! {
        <Router>
            <KnownAddress />
            <a class="skip" href="#content" rel="external">{text.skip_to_content}</a>
            <AccountBar tools=bell />
            // Where the page says how its feed does.
            <div id="feed-banner" aria-live="polite"></div>
            // Says that an answer is on its way, once that takes long.
            <p class="arriving" id="arriving" role="status" data-loading=text.loading></p>
            <main id="content" tabindex="-1">
                <Pages />
            </main>
            <ToastArea />
            <Words />
        </Router>
    }
}

/// Reads the address before anything waits for the database: of two threads that are the first to read a memo at once one finds it
/// empty and panics (reactive_graph 0.2.16, `ArcMemo::try_read_untracked`), and the page answers 500 or never.
#[component]
fn KnownAddress() -> impl IntoView {
    let Location { pathname, search, query, hash, .. } = use_location();
    for memo in [pathname, search, hash] {
        memo.with_untracked(|_| ());
    }
    query.with_untracked(|_| ());
}

/// The bell of a person, for the bar on top.
fn bell(user: &CurrentUser) -> AnyView {
    view! {
        <NoticeBell unread=user.unread />
        <FeedMark user=user.clone() />
    }
    .into_any()
}

/// The route table.
#[component]
fn Pages() -> impl IntoView {
    view! {
        <FlatRoutes fallback=NotFound>
            <Route path=path!("/sign-in") view=Document::SignIn ssr=SsrMode::Async />
            <Route path=path!("/account") view=Document::Account ssr=SsrMode::Async />
            <Route path=path!("/register") view=Document::Register ssr=SsrMode::Async />
            <Route path=path!("/admin/registrations") view=Document::Registrations ssr=SsrMode::Async />
            <Route path=path!("/reset") view=Document::Reset ssr=SsrMode::Async />
            <Route path=path!("/invitation") view=Document::Invitation ssr=SsrMode::Async />
            <Route path=path!("/admin/people/:id/link") view=Document::MemberLinks ssr=SsrMode::Async />
            <Route path=path!("/teacher") view=Document::Teacher ssr=SsrMode::Async />
            <Route path=path!("/teacher/course-requests") view=Document::TeacherCourseRequests ssr=SsrMode::Async />
            <Route path=path!("/teacher/course-requests/new") view=Document::NewCourseRequest ssr=SsrMode::Async />
            <Route path=path!("/teacher/course-requests/:id") view=Document::TeacherCourseRequest ssr=SsrMode::Async />
            <Route path=path!("/teacher/enrollments") view=Document::TeacherEnrollments ssr=SsrMode::Async />
            <Route path=path!("/teacher/enrollments/:id") view=Document::TeacherEnrollment ssr=SsrMode::Async />
            <Route path=path!("/teacher/questions") view=Document::TeacherQuestions ssr=SsrMode::Async />
            <Route path=path!("/teacher/courses/:id/gradebook") view=Document::Gradebook ssr=SsrMode::Async />
            <Route path=path!("/teacher/courses/:id/import") view=Document::ImportMarks ssr=SsrMode::Async />
            <Route path=path!("/teacher/courses/:id/import/:file") view=Document::MarksFile ssr=SsrMode::Async />
            <Route path=path!("/teacher/courses/:id/policy") view=Document::CoursePolicy ssr=SsrMode::Async />
            <Route path=path!("/student") view=Document::Student ssr=SsrMode::Async />
            <Route path=path!("/student/courses/:id") view=Document::StudentCourse ssr=SsrMode::Async />
            <Route path=path!("/student/available-courses") view=Document::StudentAvailable ssr=SsrMode::Async />
            <Route path=path!("/student/enrollments") view=Document::StudentEnrollments ssr=SsrMode::Async />
            <Route path=path!("/student/questions") view=Document::StudentQuestions ssr=SsrMode::Async />
            <Route path=path!("/parent") view=Document::Parent ssr=SsrMode::Async />
            <Route path=path!("/parent/subjects") view=Document::Subjects ssr=SsrMode::Async />
            <Route path=path!("/parent/children/:child") view=Document::Child ssr=SsrMode::Async />
            <Route path=path!("/parent/children/:child/courses/:id") view=Document::ChildCourse ssr=SsrMode::Async />
            <Route path=path!("/parent/available-courses") view=Document::ParentAvailable ssr=SsrMode::Async />
            <Route path=path!("/parent/enrollments") view=Document::ParentEnrollments ssr=SsrMode::Async />
            <Route path=path!("/parent/questions") view=Document::ParentQuestions ssr=SsrMode::Async />
            <Route path=path!("/parent/week") view=Document::Week ssr=SsrMode::Async />
            <Route path=path!("/unsubscribe") view=Document::EndMails ssr=SsrMode::Async />
            <Route path=path!("/parent/alerts") view=Document::Alerts ssr=SsrMode::Async />
            <Route path=path!("/admin") view=Document::Admin ssr=SsrMode::Async />
            <Route path=path!("/admin/people") view=Document::People ssr=SsrMode::Async />
            <Route path=path!("/admin/people/add") view=Document::AddPerson ssr=SsrMode::Async />
            <Route path=path!("/admin/people/import") view=Document::ImportPeople ssr=SsrMode::Async />
            <Route path=path!("/admin/people/import/:id") view=Document::Roster ssr=SsrMode::Async />
            <Route path=path!("/admin/people/:id") view=Document::Person ssr=SsrMode::Async />
            <Route path=path!("/admin/families") view=Document::Families ssr=SsrMode::Async />
            <Route path=path!("/admin/families/letters") view=Document::Letters ssr=SsrMode::Async />
            <Route path=path!("/teacher/families") view=Document::ClassFamilies ssr=SsrMode::Async />
            <Route path=path!("/teacher/families/letters") view=Document::ClassLetters ssr=SsrMode::Async />
            <Route path=path!("/link") view=Document::Link ssr=SsrMode::Async />
            <Route path=path!("/help/flags") view=Document::FlagsHelp ssr=SsrMode::Async />
            <Route path=path!("/notifications") view=Document::Notifications ssr=SsrMode::Async />
            <Route path=path!("/admin/questions") view=Document::AdminQuestions ssr=SsrMode::Async />
            <Route path=path!("/admin/catalogue") view=Document::Catalogue ssr=SsrMode::Async />
            <Route path=path!("/admin/policies") view=Document::PolicyDefaults ssr=SsrMode::Async />
            <Route path=path!("/admin/settings") view=Document::Settings ssr=SsrMode::Async />
            <Route path=path!("/admin/course-requests") view=Document::AdminCourseRequests ssr=SsrMode::Async />
            <Route path=path!("/admin/course-requests/:id") view=Document::AdminCourseRequest ssr=SsrMode::Async />
            <Route path=path!("/admin/enrollments") view=Document::AdminEnrollments ssr=SsrMode::Async />
            <Route path=path!("/admin/enrollments/:id") view=Document::AdminEnrollment ssr=SsrMode::Async />
        </FlatRoutes>
    }
}

#[component]
fn NotFound() -> impl IntoView {
    if let Some(PageStatus(tell)) = use_context::<PageStatus>() {
        tell(&ApiError::NotFound);
    }
    view! { <Failure error=ApiError::NotFound /> }
}
