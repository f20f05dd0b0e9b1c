//! The quiet navigation among a role's pages.

use school::person::Role;

use crate::text::catalogue::NavText;

pub(super) const NAV: NavText = NavText {
    label,
    courses: "My courses",
    children: "My children",
    subjects: "Subjects",
    enrollments: "Enrollments",
    course_requests: "Course requests",
    available: "Available courses",
    own_requests: "My requests",
    own_questions: "Questions",
    family_questions: "Questions",
    families: "Families",
    alerts: "Alerts",
    link: "Link a child",
};

fn label(role: Role) -> &'static str {
    match role {
        Role::Admin => "Administration",
        Role::Teacher => "Teaching",
        Role::Student => "Learning",
        Role::Parent => "Family",
    }
}
