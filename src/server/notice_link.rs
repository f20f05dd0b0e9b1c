//! Where a notice leads.

use school::{id::CourseId, notice::NoticeKind, person::Role};

/// The page of what a notice tells of, for who was told in this role.
#[must_use]
pub fn path_of(kind: NoticeKind, role: Role, course: Option<CourseId>) -> String {
    use NoticeKind as K;
    match kind {
        K::CourseRequested | K::CourseUnderReview | K::CourseApproved | K::CourseDeclined => requests_to_teach(role),
        K::CourseEnded => book(role, course).unwrap_or_else(|| home(role)),
        K::EnrollmentRequested
        | K::EnrollmentUnderReview
        | K::EnrollmentApproved
        | K::EnrollmentDeclined
        | K::EnrollmentWaitlisted
        | K::SeatOffered
        | K::OfferExpired
        | K::EnrollmentEnded => requests_to_join(role),
        K::MarkChangedByAdmin => book(role, course).unwrap_or_else(|| home(role)),
        K::RegistrationWaits => of_admin(role, "/admin/registrations"),
        K::GuardianLinked | K::GuardianUnlinked => of_admin(role, "/admin/families"),
        K::RegistrationApproved => home(role),
    }
}

fn requests_to_teach(role: Role) -> String {
    match role {
        Role::Admin => "/admin/course-requests".into(),
        Role::Teacher => "/teacher/course-requests".into(),
        Role::Student | Role::Parent => home(role),
    }
}

fn requests_to_join(role: Role) -> String {
    match role {
        Role::Admin => "/admin/enrollments".into(),
        Role::Teacher => "/teacher/enrollments".into(),
        Role::Student => "/student/enrollments".into(),
        Role::Parent => home(role),
    }
}

fn book(role: Role, course: Option<CourseId>) -> Option<String> {
    let course = course.filter(|_| matches!(role, Role::Admin | Role::Teacher))?;
    Some(format!("/teacher/courses/{course}/gradebook"))
}

fn of_admin(role: Role, path: &str) -> String {
    if role == Role::Admin { path.into() } else { home(role) }
}

fn home(role: Role) -> String {
    role.home().into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_is_led_to_pages_of_their_own_role() {
        for kind in NoticeKind::ALL {
            for role in Role::ALL {
                let path = path_of(*kind, role, Some(CourseId(7)));
                let own = path.starts_with(role.home()) || role == Role::Admin && path.ends_with("/7/gradebook");
                assert!(own, "{kind:?} leads {role:?} to {path}");
            }
        }
    }

    #[test]
    fn a_notice_leads_to_what_it_tells_of() {
        let path = |kind, role| path_of(kind, role, Some(CourseId(7)));
        assert_eq!(path(NoticeKind::CourseRequested, Role::Admin), "/admin/course-requests");
        assert_eq!(path(NoticeKind::EnrollmentRequested, Role::Teacher), "/teacher/enrollments");
        assert_eq!(path(NoticeKind::SeatOffered, Role::Student), "/student/enrollments");
        assert_eq!(path(NoticeKind::EnrollmentApproved, Role::Parent), "/parent");
        assert_eq!(path(NoticeKind::MarkChangedByAdmin, Role::Teacher), "/teacher/courses/7/gradebook");
        assert_eq!(path(NoticeKind::RegistrationWaits, Role::Admin), "/admin/registrations");
        assert_eq!(path(NoticeKind::GuardianLinked, Role::Admin), "/admin/families");
        assert_eq!(path_of(NoticeKind::CourseEnded, Role::Teacher, None), "/teacher");
    }
}
