//! The shell, what every page shares, and the route table.

mod installed;
mod parts;
#[cfg(feature = "ssr")]
mod trust;

use leptos::{hydration::HydrationScripts, prelude::*, tachys::html::InertElement};
use leptos_router::{
    SsrMode,
    components::{FlatRoutes, Route, Router},
    hooks::use_location,
    location::RequestUrl,
    path,
};

#[cfg(feature = "ssr")]
pub use self::trust::TrustPage;
use self::{
    installed::installed,
    parts::{Closer, Decisions, Office, OnItsWay, Own, Records, Teaching, preload},
};
pub use self::{
    installed::{BAR, MANIFEST},
    parts::catalogue,
};
use crate::{
    error::{ApiError, PageStatus},
    notifications::{NoticeBell, provide_bell},
    screen::{FeedBanner, ToastArea, keep_pages, provide_data_saver, provide_screens, provide_toasts},
    session::{AccountBar, Look, SignInPage, api::CurrentUser, provide_visit},
    text::{Page, of_tongue, provide_text, use_text},
    ui::Failure,
};

/// Where the browser's files of this build are: the beginning of their address.
#[derive(Clone, Default)]
pub struct Files(pub String);

/// The document around the app; rendered on the server only.
pub fn shell(options: LeptosOptions) -> impl IntoView {
    let look: Look = use_context().unwrap_or_default();
    let text = provide_text(of_tongue(look.language));
    let Files(files) = use_context().unwrap_or_default();
    let url = use_context::<RequestUrl>().and_then(|url| url.parse().ok());
    let title = url.map_or(text.app_name, |url| (text.title)(Page::of(url.path())));
    view! {
        <!DOCTYPE html>
        <html lang=text.lang data-theme=look.theme.forced() data-saver=look.saves.then_some("")>
            <head>
                <meta charset="utf-8" />
                <meta name="viewport" content="width=device-width, initial-scale=1" />
                <meta name="color-scheme" content=look.theme.schemes() />
                {titled(title)}
                {installed(look.language, look.theme)}
                <link rel="icon" href="/favicon.svg" type="image/svg+xml" />
                <link rel="stylesheet" href=format!("{files}/{}/{}.css", options.site_pkg_dir, options.output_name) />
                {move || preload(look.language)}
                <HydrationScripts options root=files />
            </head>
            <body>
                <App />
            </body>
        </html>
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
    provide_bell();
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
        </Router>
    }
}

/// The bell of a person, for the bar on top.
fn bell(user: &CurrentUser) -> AnyView {
    view! { <NoticeBell unread=user.unread cursor=user.cursor.clone() /> }.into_any()
}

/// What goes along with whoever goes from page to page.
#[component]
fn Followers() -> impl IntoView {
    follow_with_the_title();
    keep_pages();
}

/// The route table.
#[component]
fn Pages() -> impl IntoView {
    view! {
        <FlatRoutes fallback=NotFound>
            <Route path=path!("/sign-in") view=SignInPage ssr=SsrMode::Async />
            <Route path=path!("/account") view=Own::Account ssr=SsrMode::Async />
            <Route path=path!("/register") view=Own::Register ssr=SsrMode::Async />
            <Route path=path!("/admin/registrations") view=Office::Registrations ssr=SsrMode::Async />
            <Route path=path!("/reset") view=Own::Reset ssr=SsrMode::Async />
            <Route path=path!("/invitation") view=Own::Invitation ssr=SsrMode::Async />
            <Route path=path!("/admin/people/:id/link") view=Office::MemberLinks ssr=SsrMode::Async />
            <Route path=path!("/teacher") view=Teaching::Teacher ssr=SsrMode::Async />
            <Route path=path!("/teacher/course-requests") view=Decisions::TeacherCourseRequests ssr=SsrMode::Async />
            <Route path=path!("/teacher/course-requests/new") view=Decisions::NewCourseRequest ssr=SsrMode::Async />
            <Route path=path!("/teacher/course-requests/:id") view=Decisions::TeacherCourseRequest ssr=SsrMode::Async />
            <Route path=path!("/teacher/enrollments") view=Decisions::TeacherEnrollments ssr=SsrMode::Async />
            <Route path=path!("/teacher/enrollments/:id") view=Decisions::TeacherEnrollment ssr=SsrMode::Async />
            <Route path=path!("/teacher/questions") view=Decisions::TeacherQuestions ssr=SsrMode::Async />
            <Route path=path!("/teacher/courses/:id/gradebook") view=Teaching::Gradebook ssr=SsrMode::Async />
            <Route path=path!("/teacher/courses/:id/import") view=Teaching::ImportMarks ssr=SsrMode::Async />
            <Route path=path!("/teacher/courses/:id/import/:file") view=Teaching::MarksFile ssr=SsrMode::Async />
            <Route path=path!("/teacher/courses/:id/policy") view=Teaching::CoursePolicy ssr=SsrMode::Async />
            <Route path=path!("/student") view=Records::Student ssr=SsrMode::Async />
            <Route path=path!("/student/courses/:id") view=Closer::StudentCourse ssr=SsrMode::Async />
            <Route path=path!("/student/available-courses") view=Own::StudentAvailable ssr=SsrMode::Async />
            <Route path=path!("/student/enrollments") view=Own::StudentEnrollments ssr=SsrMode::Async />
            <Route path=path!("/student/questions") view=Own::StudentQuestions ssr=SsrMode::Async />
            <Route path=path!("/parent") view=Records::Parent ssr=SsrMode::Async />
            <Route path=path!("/parent/subjects") view=Closer::Subjects ssr=SsrMode::Async />
            <Route path=path!("/parent/children/:child") view=Closer::Child ssr=SsrMode::Async />
            <Route path=path!("/parent/children/:child/courses/:id") view=Closer::ChildCourse ssr=SsrMode::Async />
            <Route path=path!("/parent/available-courses") view=Own::ParentAvailable ssr=SsrMode::Async />
            <Route path=path!("/parent/enrollments") view=Own::ParentEnrollments ssr=SsrMode::Async />
            <Route path=path!("/parent/questions") view=Own::ParentQuestions ssr=SsrMode::Async />
            <Route path=path!("/parent/week") view=Closer::Week ssr=SsrMode::Async />
            <Route path=path!("/unsubscribe") view=Own::EndMails ssr=SsrMode::Async />
            <Route path=path!("/parent/alerts") view=Own::Alerts ssr=SsrMode::Async />
            <Route path=path!("/admin") view=Office::Admin ssr=SsrMode::Async />
            <Route path=path!("/admin/people") view=Office::People ssr=SsrMode::Async />
            <Route path=path!("/admin/people/add") view=Office::AddPerson ssr=SsrMode::Async />
            <Route path=path!("/admin/people/import") view=Office::Import ssr=SsrMode::Async />
            <Route path=path!("/admin/people/import/:id") view=Office::Roster ssr=SsrMode::Async />
            <Route path=path!("/admin/people/:id") view=Office::Person ssr=SsrMode::Async />
            <Route path=path!("/admin/families") view=Office::Families ssr=SsrMode::Async />
            <Route path=path!("/admin/families/letters") view=Office::Letters ssr=SsrMode::Async />
            <Route path=path!("/teacher/families") view=Office::ClassFamilies ssr=SsrMode::Async />
            <Route path=path!("/teacher/families/letters") view=Office::ClassLetters ssr=SsrMode::Async />
            <Route path=path!("/link") view=Own::Link ssr=SsrMode::Async />
            <Route path=path!("/help/flags") view=Own::FlagsHelp ssr=SsrMode::Async />
            <Route path=path!("/notifications") view=Own::Notifications ssr=SsrMode::Async />
            <Route path=path!("/admin/questions") view=Decisions::AdminQuestions ssr=SsrMode::Async />
            <Route path=path!("/admin/catalogue") view=Office::Catalogue ssr=SsrMode::Async />
            <Route path=path!("/admin/policies") view=Office::PolicyDefaults ssr=SsrMode::Async />
            <Route path=path!("/admin/settings") view=Office::Settings ssr=SsrMode::Async />
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
