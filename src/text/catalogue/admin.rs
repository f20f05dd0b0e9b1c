//! What the pages of an admin share, and the overview.

/// What the pages of an admin share, and the overview.
pub struct AdminText {
    /// Names the navigation between the parts.
    pub parts: &'static str,
    pub overview: &'static str,
    pub course_requests: &'static str,
    pub enrollments: &'static str,
    pub people: &'static str,
    pub families: &'static str,
    pub questions: &'static str,
    pub registrations: &'static str,
    pub catalogue: &'static str,
    pub policies: &'static str,
    pub settings: &'static str,
    pub overview_heading: &'static str,
    /// Above what nobody has decided.
    pub waits: &'static str,
    pub nothing_waits: &'static str,
    pub people_heading: &'static str,
    pub admins: &'static str,
    pub teachers: &'static str,
    pub students: &'static str,
    pub parents: &'static str,
    pub suspended: &'static str,
}
