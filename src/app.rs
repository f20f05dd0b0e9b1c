//! The shell, what every page shares, and the route table.

#[cfg(feature = "parts")]
mod alive;
mod documents;
mod installed;
mod parts;
#[cfg(feature = "ssr")]
mod trust;

use std::sync::Arc;

use leptos::{hydration::HydrationScripts, prelude::*, tachys::html::InertElement};
use leptos_router::{
    SsrMode,
    components::{FlatRoutes, Route, Router},
    hooks::use_location,
    location::RequestUrl,
    path,
};

#[cfg(feature = "parts")]
pub use self::alive::come_alive;
#[cfg(feature = "ssr")]
pub use self::trust::TrustPage;
use self::{
    documents::{Document, is_document},
    installed::installed,
    parts::{Decisions, OnItsWay, Teaching, preloaded},
};
pub use self::{
    installed::{BAR, MANIFEST},
    parts::PartFiles,
};
use crate::{
    error::{ApiError, PageStatus},
    notifications::NoticeBell,
    screen::{
        AsDocument, FeedBanner, FeedMark, ToastArea, Words, forget_with_the_session,
        is_document as is_document_rendered, provide_data_saver, provide_screens, provide_toasts,
    },
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
    let is_document = url.as_ref().is_some_and(|url| is_document(url.path()));
    let program = url
        .filter(|_| !is_document)
        .and_then(|url| preloaded(&files, &options.site_pkg_dir, url.path(), look.language));
    if is_document {
        render_as_document();
    }
    view! {
        <!DOCTYPE html>
        <html lang=text.lang data-theme=look.theme.forced() data-saver=look.saves.then_some("") data-document=is_document.then_some("")>
            <head>
                <meta charset="utf-8" />
                <meta name="viewport" content="width=device-width, initial-scale=1" />
                <meta name="color-scheme" content=look.theme.schemes() />
                {titled(title)}
                {installed(look.language, look.theme)}
                <link rel="icon" href="/favicon.svg" type="image/svg+xml" />
                <link rel="stylesheet" href=format!("{}/{}/{}.css", files.folder, options.site_pkg_dir, options.output_name) />
                {program}
                <HydrationScripts options root=files.folder />
            </head>
            <body>
                <App />
            </body>
        </html>
    }
}

/// Nothing of a document is read by a program of its own: what was loaded for it is not sent once more as data.
fn render_as_document() {
    provide_context(AsDocument);
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
    provide_screens();
    provide_toasts();
    let is_document = is_document_rendered();
    let on_its_way = RwSignal::new(false);
    provide_context(OnItsWay(on_its_way));
    view! {
        <Router>
            <a class="skip" href="#content" rel="external">{text.skip_to_content}</a>
            <AccountBar tools=bell />
            <FeedBanner />
            <p class="arriving" role="status">
                {move || on_its_way.get().then_some(text.loading)}
            </p>
            <main id="content" tabindex="-1">
                <Followers />
                <Pages />
            </main>
            <ToastArea />
            {is_document.then(|| view! { <Words /> })}
        </Router>
    }
}

/// The bell of a person, for the bar on top.
fn bell(user: &CurrentUser) -> AnyView {
    view! {
        <NoticeBell unread=user.unread cursor=user.cursor.clone() />
        <FeedMark user=user.clone() />
    }
    .into_any()
}

/// What goes along with whoever goes from page to page.
#[component]
fn Followers() -> impl IntoView {
    follow_with_the_title();
    forget_with_the_session();
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
            <Route path=path!("/teacher/course-requests") view=Decisions::TeacherCourseRequests ssr=SsrMode::Async />
            <Route path=path!("/teacher/course-requests/new") view=Decisions::NewCourseRequest ssr=SsrMode::Async />
            <Route path=path!("/teacher/course-requests/:id") view=Decisions::TeacherCourseRequest ssr=SsrMode::Async />
            <Route path=path!("/teacher/enrollments") view=Decisions::TeacherEnrollments ssr=SsrMode::Async />
            <Route path=path!("/teacher/enrollments/:id") view=Decisions::TeacherEnrollment ssr=SsrMode::Async />
            <Route path=path!("/teacher/questions") view=Document::TeacherQuestions ssr=SsrMode::Async />
            <Route path=path!("/teacher/courses/:id/gradebook") view=Teaching::Gradebook ssr=SsrMode::Async />
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
            <Route path=path!("/admin/course-requests") view=Decisions::AdminCourseRequests ssr=SsrMode::Async />
            <Route path=path!("/admin/course-requests/:id") view=Decisions::AdminCourseRequest ssr=SsrMode::Async />
            <Route path=path!("/admin/enrollments") view=Decisions::AdminEnrollments ssr=SsrMode::Async />
            <Route path=path!("/admin/enrollments/:id") view=Decisions::AdminEnrollment ssr=SsrMode::Async />
        </FlatRoutes>
    }
}

/// Who goes to another page finds its title in the tab.
fn follow_with_the_title() {
    let text = use_text();
    let location = use_location();
    Effect::new(move || document().set_title((text.title)(Page::of(&location.pathname.get()))));
}

#[component]
fn NotFound() -> impl IntoView {
    if let Some(PageStatus(tell)) = use_context::<PageStatus>() {
        tell(&ApiError::NotFound);
    }
    view! { <Failure error=ApiError::NotFound /> }
}
