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
    pub families: &'static str,
    pub link: &'static str,
}
