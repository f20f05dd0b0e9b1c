//! The shell, what every page shares, and the route table.

use leptos::{hydration::HydrationScripts, prelude::*, tachys::html::InertElement};
use leptos_router::{
    SsrMode,
    components::{FlatRoutes, Route, Router},
    hooks::use_location,
    location::RequestUrl,
    path,
};

use crate::{
    account::{AccountPage, InvitationPage, MemberLinksPage, RegisterPage, RegistrationsPage, ResetPage},
    course_requests::{
        AdminCourseRequestPage, AdminCourseRequestsPage, NewCourseRequestPage, TeacherCourseRequestPage,
        TeacherCourseRequestsPage,
    },
    enrollment::{
        AdminEnrollmentPage, AdminEnrollmentsPage, ParentAvailablePage, ParentEnrollmentsPage, StudentAvailablePage,
        StudentEnrollmentsPage, TeacherEnrollmentPage, TeacherEnrollmentsPage,
    },
    error::{ApiError, PageStatus},
    family::ParentPage,
    gradebook::{GradebookPage, TeacherPage},
    help::FlagsHelpPage,
    linking::{ClassFamiliesPage, ClassLettersPage, FamiliesPage, LettersPage, LinkPage},
    marks_file::{ImportMarksPage, MarksFilePage},
    notifications::{NoticeBell, NotificationsPage, provide_bell},
    people::{AddPersonPage, AdminPage, ImportPage, PeoplePage, PersonPage, RosterPage},
    policy::{CoursePolicyPage, PolicyDefaultsPage},
    screen::{FeedBanner, ToastArea, provide_screens, provide_toasts},
    session::{AccountBar, Look, SignInPage, api::CurrentUser, provide_visit},
    setup::{CataloguePage, SettingsPage},
    student::StudentPage,
    text::{Language, Page, language, provide_text, use_text},
    ui::Failure,
};

/// The document around the app; rendered on the server only.
pub fn shell(options: LeptosOptions) -> impl IntoView {
    let look: Look = use_context().unwrap_or_default();
    let text = provide_text(look.language);
    let url = use_context::<RequestUrl>().and_then(|url| url.parse().ok());
    let title = url.map_or(text.app_name, |url| (text.title)(Page::of(url.path())));
    view! {
        <!DOCTYPE html>
        <html lang=text.lang data-theme=look.theme.forced()>
            <head>
                <meta charset="utf-8" />
                <meta name="viewport" content="width=device-width, initial-scale=1" />
                <meta name="color-scheme" content=look.theme.schemes() />
                {titled(title)}
                <link rel="icon" href="/favicon.svg" type="image/svg+xml" />
                <link rel="stylesheet" href="/pkg/yeneta.css" />
                <HydrationScripts options />
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
    let text = provide_text(spoken());
    provide_visit();
    provide_screens();
    provide_toasts();
    provide_bell();
    // Runs in the browser only: effects don't run on the server.
    Effect::new(|| {
        if let Some(root) = document().document_element() {
            // The attribute has a valid name: setting it can't fail.
            let _ = root.set_attribute("data-hydrated", "");
        }
    });
    view! {
        <Router>
            <a class="skip" href="#content" rel="external">{text.skip_to_content}</a>
            <AccountBar tools=bell />
            <FeedBanner />
            <main id="content" tabindex="-1">
                <Pages />
            </main>
            <ToastArea />
        </Router>
    }
}

/// The language of the page: the server says it in the page, so that the browser goes on in the same one.
fn spoken() -> &'static Language {
    let tag = SharedValue::new(|| use_context::<Look>().unwrap_or_default().language.tag.to_owned());
    language(&tag).unwrap_or_default()
}

/// The bell of a person, for the bar on top.
fn bell(user: &CurrentUser) -> AnyView {
    view! { <NoticeBell unread=user.unread cursor=user.cursor.clone() /> }.into_any()
}

/// The route table.
#[component]
fn Pages() -> impl IntoView {
    let text = use_text();
    let location = use_location();
    Effect::new(move || document().set_title((text.title)(Page::of(&location.pathname.get()))));
    view! {
        <FlatRoutes fallback=NotFound>
            <Route path=path!("/sign-in") view=SignInPage ssr=SsrMode::Async />
            <Route path=path!("/account") view=AccountPage ssr=SsrMode::Async />
            <Route path=path!("/register") view=RegisterPage ssr=SsrMode::Async />
            <Route path=path!("/admin/registrations") view=RegistrationsPage ssr=SsrMode::Async />
            <Route path=path!("/reset") view=ResetPage ssr=SsrMode::Async />
            <Route path=path!("/invitation") view=InvitationPage ssr=SsrMode::Async />
            <Route path=path!("/admin/people/:id/link") view=MemberLinksPage ssr=SsrMode::Async />
            <Route path=path!("/teacher") view=TeacherPage ssr=SsrMode::Async />
            <Route path=path!("/teacher/course-requests") view=TeacherCourseRequestsPage ssr=SsrMode::Async />
            <Route path=path!("/teacher/course-requests/new") view=NewCourseRequestPage ssr=SsrMode::Async />
            <Route path=path!("/teacher/course-requests/:id") view=TeacherCourseRequestPage ssr=SsrMode::Async />
            <Route path=path!("/teacher/enrollments") view=TeacherEnrollmentsPage ssr=SsrMode::Async />
            <Route path=path!("/teacher/enrollments/:id") view=TeacherEnrollmentPage ssr=SsrMode::Async />
            <Route path=path!("/teacher/courses/:id/gradebook") view=GradebookPage ssr=SsrMode::Async />
            <Route path=path!("/teacher/courses/:id/import") view=ImportMarksPage ssr=SsrMode::Async />
            <Route path=path!("/teacher/courses/:id/import/:file") view=MarksFilePage ssr=SsrMode::Async />
            <Route path=path!("/teacher/courses/:id/policy") view=CoursePolicyPage ssr=SsrMode::Async />
            <Route path=path!("/student") view=StudentPage ssr=SsrMode::Async />
            <Route path=path!("/student/available-courses") view=StudentAvailablePage ssr=SsrMode::Async />
            <Route path=path!("/student/enrollments") view=StudentEnrollmentsPage ssr=SsrMode::Async />
            <Route path=path!("/parent") view=ParentPage ssr=SsrMode::Async />
            <Route path=path!("/parent/available-courses") view=ParentAvailablePage ssr=SsrMode::Async />
            <Route path=path!("/parent/enrollments") view=ParentEnrollmentsPage ssr=SsrMode::Async />
            <Route path=path!("/admin") view=AdminPage ssr=SsrMode::Async />
            <Route path=path!("/admin/people") view=PeoplePage ssr=SsrMode::Async />
            <Route path=path!("/admin/people/add") view=AddPersonPage ssr=SsrMode::Async />
            <Route path=path!("/admin/people/import") view=ImportPage ssr=SsrMode::Async />
            <Route path=path!("/admin/people/import/:id") view=RosterPage ssr=SsrMode::Async />
            <Route path=path!("/admin/people/:id") view=PersonPage ssr=SsrMode::Async />
            <Route path=path!("/admin/families") view=FamiliesPage ssr=SsrMode::Async />
            <Route path=path!("/admin/families/letters") view=LettersPage ssr=SsrMode::Async />
            <Route path=path!("/teacher/families") view=ClassFamiliesPage ssr=SsrMode::Async />
            <Route path=path!("/teacher/families/letters") view=ClassLettersPage ssr=SsrMode::Async />
            <Route path=path!("/link") view=LinkPage ssr=SsrMode::Async />
            <Route path=path!("/help/flags") view=FlagsHelpPage ssr=SsrMode::Async />
            <Route path=path!("/notifications") view=NotificationsPage ssr=SsrMode::Async />
            <Route path=path!("/admin/catalogue") view=CataloguePage ssr=SsrMode::Async />
            <Route path=path!("/admin/policies") view=PolicyDefaultsPage ssr=SsrMode::Async />
            <Route path=path!("/admin/settings") view=SettingsPage ssr=SsrMode::Async />
            <Route path=path!("/admin/course-requests") view=AdminCourseRequestsPage ssr=SsrMode::Async />
            <Route path=path!("/admin/course-requests/:id") view=AdminCourseRequestPage ssr=SsrMode::Async />
            <Route path=path!("/admin/enrollments") view=AdminEnrollmentsPage ssr=SsrMode::Async />
            <Route path=path!("/admin/enrollments/:id") view=AdminEnrollmentPage ssr=SsrMode::Async />
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
