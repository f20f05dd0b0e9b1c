//! The quiet navigation among a role's pages.

use school::person::Role;

/// The quiet navigation among a role's pages.
pub struct NavText {
    /// What the navigation is called.
    pub label: fn(Role) -> &'static str,
    pub courses: &'static str,
    pub children: &'static str,
    pub subjects: &'static str,
    pub enrollments: &'static str,
    pub course_requests: &'static str,
    pub available: &'static str,
    pub own_requests: &'static str,
    /// Of a family, to teachers.
    pub own_questions: &'static str,
    /// Of families, to a teacher.
    pub family_questions: &'static str,
    pub families: &'static str,
    pub alerts: &'static str,
    pub link: &'static str,
}
