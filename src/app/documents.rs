//! Documents: pages that the server renders whole, again and again. The browser has no code of theirs, only the small program
//! that keeps every one of them fresh (`crate::document`).
//!
//! Invariant: `PATHS` are the routes of `Document` in the route table (`tests/tidy/parts.rs`).

use leptos::prelude::*;
use leptos_router::ChooseView;

#[cfg(feature = "ssr")]
mod rendered;
#[cfg(feature = "ssr")]
use rendered::shown;

#[cfg(not(feature = "ssr"))]
mod elsewhere;
#[cfg(not(feature = "ssr"))]
use elsewhere::shown;

/// Every document, as the route table names them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Document {
    SignIn,
    Account,
    Register,
    Reset,
    Invitation,
    Student,
    StudentCourse,
    Parent,
    Subjects,
    Week,
    Child,
    ChildCourse,
    StudentAvailable,
    StudentEnrollments,
    ParentAvailable,
    ParentEnrollments,
    Alerts,
    EndMails,
    Link,
    Notifications,
    FlagsHelp,
    TeacherQuestions,
    StudentQuestions,
    ParentQuestions,
    AdminQuestions,
    Teacher,
    ImportMarks,
    MarksFile,
    CoursePolicy,
    ClassFamilies,
    ClassLetters,
    Admin,
    People,
    AddPerson,
    ImportPeople,
    Roster,
    Person,
    MemberLinks,
    Registrations,
    Families,
    Letters,
    Catalogue,
    PolicyDefaults,
    Settings,
}

/// Their routes; `:` begins a part that is any number.
const PATHS: &[&str] = &[
    "/sign-in",
    "/account",
    "/register",
    "/reset",
    "/invitation",
    "/student",
    "/student/courses/:id",
    "/parent",
    "/parent/subjects",
    "/parent/week",
    "/parent/children/:child",
    "/parent/children/:child/courses/:id",
    "/student/available-courses",
    "/student/enrollments",
    "/parent/available-courses",
    "/parent/enrollments",
    "/parent/alerts",
    "/unsubscribe",
    "/link",
    "/notifications",
    "/help/flags",
    "/teacher/questions",
    "/student/questions",
    "/parent/questions",
    "/admin/questions",
    "/teacher",
    "/teacher/courses/:id/import",
    "/teacher/courses/:id/import/:file",
    "/teacher/courses/:id/policy",
    "/teacher/families",
    "/teacher/families/letters",
    "/admin",
    "/admin/people",
    "/admin/people/add",
    "/admin/people/import",
    "/admin/people/import/:id",
    "/admin/people/:id",
    "/admin/people/:id/link",
    "/admin/registrations",
    "/admin/families",
    "/admin/families/letters",
    "/admin/catalogue",
    "/admin/policies",
    "/admin/settings",
];

impl ChooseView for Document {
    async fn choose(self) -> AnyView {
        shown(self).await
    }

    async fn preload(&self) {}
}

/// Whether a path leads to a document.
#[must_use]
pub fn is_document(path: &str) -> bool {
    PATHS.iter().any(|route| is_of(route, path))
}

fn is_of(route: &str, path: &str) -> bool {
    let (mut wanted, mut there) = (route.split('/'), path.split('/'));
    let same = wanted.by_ref().all(|part| there.next().is_some_and(|of| part.starts_with(':') || of == part));
    same && there.next().is_none()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_is_a_document_where_its_route_is() {
        for path in ["/student", "/parent/children/7", "/parent/children/7/courses/9", "/teacher/courses/7/import/3"] {
            assert!(is_document(path), "{path}");
        }
        for path in [
            "/",
            "/students",
            "/student/",
            "/student/courses",
            "/parent/children/7/courses",
            "/teacher/courses/7/gradebook",
            "",
        ] {
            assert!(!is_document(path), "{path}");
        }
    }
}
