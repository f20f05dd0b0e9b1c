//! Where a notice leads.

use school::{
    id::{CourseId, MemberId},
    notice::NoticeKind,
    person::Role,
};
use store::inbox::NoticeTarget;

/// The page of what a notice tells of, for who was told in this role.
#[must_use]
pub fn path_of(NoticeTarget { kind, role, course, student }: NoticeTarget) -> String {
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
        K::QuestionAsked | K::QuestionAnswered => format!("{}/questions", home(role)),
        K::RegistrationWaits => of_admin(role, "/admin/registrations"),
        K::GuardianLinked | K::GuardianUnlinked => of_admin(role, "/admin/families"),
        K::RegistrationApproved => home(role),
        K::WeekOver => of_parent(role, "/parent/week"),
        K::TotalUnder | K::TotalFell | K::WorkMissing => childs_course(role, student, course),
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

fn childs_course(role: Role, child: Option<MemberId>, course: Option<CourseId>) -> String {
    let of = child.zip(course).filter(|_| role == Role::Parent);
    of.map_or_else(|| home(role), |(child, course)| format!("/parent/children/{child}/courses/{course}"))
}

fn of_admin(role: Role, path: &str) -> String {
    if role == Role::Admin { path.into() } else { home(role) }
}

fn of_parent(role: Role, path: &str) -> String {
    if role == Role::Parent { path.into() } else { home(role) }
}

fn home(role: Role) -> String {
    role.home().into()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn path(kind: NoticeKind, role: Role) -> String {
        path_of(NoticeTarget { kind, role, course: Some(CourseId(7)), student: Some(MemberId(5)) })
    }

    #[test]
    fn each_is_led_to_pages_of_their_own_role() {
        for kind in NoticeKind::ALL {
            for role in Role::ALL {
                let path = path(*kind, role);
                let own = path.starts_with(role.home()) || role == Role::Admin && path.ends_with("/7/gradebook");
                assert!(own, "{kind:?} leads {role:?} to {path}");
            }
        }
    }

    #[test]
    fn a_notice_leads_to_what_it_tells_of() {
        assert_eq!(path(NoticeKind::CourseRequested, Role::Admin), "/admin/course-requests");
        assert_eq!(path(NoticeKind::EnrollmentRequested, Role::Teacher), "/teacher/enrollments");
        assert_eq!(path(NoticeKind::SeatOffered, Role::Student), "/student/enrollments");
        assert_eq!(path(NoticeKind::EnrollmentApproved, Role::Parent), "/parent");
        assert_eq!(path(NoticeKind::MarkChangedByAdmin, Role::Teacher), "/teacher/courses/7/gradebook");
        assert_eq!(path(NoticeKind::RegistrationWaits, Role::Admin), "/admin/registrations");
        assert_eq!(path(NoticeKind::GuardianLinked, Role::Admin), "/admin/families");
        assert_eq!(path(NoticeKind::TotalUnder, Role::Parent), "/parent/children/5/courses/7");
        let (kind, role) = (NoticeKind::CourseEnded, Role::Teacher);
        assert_eq!(path_of(NoticeTarget { kind, role, course: None, student: None }), "/teacher");
    }
}
