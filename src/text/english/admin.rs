//! What the pages of an admin share, and the overview.

use crate::text::catalogue::AdminText;

pub(super) const ADMIN: AdminText = AdminText {
    parts: "Administration",
    overview: "Overview",
    course_requests: "Course requests",
    enrollments: "Enrollments",
    people: "People",
    families: "Families",
    questions: "Questions",
    registrations: "Registrations",
    catalogue: "Catalogue",
    policies: "Grading policies",
    settings: "Settings",
    overview_heading: "Overview",
    waits: "What waits for you",
    nothing_waits: "Every request is decided.",
    people_heading: "People",
    admins: "Administrators",
    teachers: "Teachers",
    students: "Students",
    parents: "Parents",
    suspended: "Suspended",
};
