//! Which page an address leads to: each has a title in every language.

/// A page that has a title of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Page {
    SignIn,
    Gradebook,
    /// Marks from a file.
    ImportMarks,
    /// Requests to teach, a teacher's own or all.
    CourseRequests,
    /// Requests to join, to be decided.
    Enrollments,
    AvailableCourses,
    /// Requests to join, of those who ask.
    OwnRequests,
    /// Questions of families to teachers.
    Questions,
    /// Students with their guardians and letters.
    Families,
    /// Letters to families, to be printed.
    Letters,
    /// Where a parent types a letter's code.
    LinkChild,
    /// A teacher's courses.
    Teaching,
    /// A student's courses.
    Learning,
    /// A parent's children.
    Children,
    /// What a parent wants to be told.
    Alerts,
    /// A parent's children in the last seven days.
    Week,
    /// Where a link of a mail ends the mails.
    EndMails,
    Notifications,
    Account,
    NewPassword,
    Invitation,
    Register,
    /// People who registered themselves, for the office.
    Registrations,
    People,
    Administration,
    /// How marks become totals.
    Policy,
    Help,
    /// Any other, such as one that is not there.
    Other,
}

impl Page {
    /// The page of a path such as `/teacher/courses/7/gradebook`.
    #[must_use]
    pub fn of(path: &str) -> Self {
        match path.split('/').nth(1).unwrap_or_default() {
            "sign-in" => Page::SignIn,
            "teacher" if path.ends_with("/gradebook") => Page::Gradebook,
            "teacher" if path.starts_with("/teacher/courses/") && path.contains("/import") => Page::ImportMarks,
            "teacher" if path.ends_with("/policy") => Page::Policy,
            "admin" if path.ends_with("/policies") => Page::Policy,
            "teacher" | "admin" if path.ends_with("/letters") => Page::Letters,
            "teacher" | "admin" if path.ends_with("/families") => Page::Families,
            "teacher" | "admin" if path.contains("/course-requests") => Page::CourseRequests,
            "teacher" | "admin" if path.contains("/enrollments") => Page::Enrollments,
            "student" | "parent" if path.ends_with("/available-courses") => Page::AvailableCourses,
            "student" | "parent" if path.ends_with("/enrollments") => Page::OwnRequests,
            "teacher" | "student" | "parent" | "admin" if path.ends_with("/questions") => Page::Questions,
            "parent" if path.ends_with("/alerts") => Page::Alerts,
            "parent" if path.ends_with("/week") => Page::Week,
            "unsubscribe" => Page::EndMails,
            "teacher" => Page::Teaching,
            "student" => Page::Learning,
            "parent" => Page::Children,
            "notifications" => Page::Notifications,
            "account" => Page::Account,
            "link" => Page::LinkChild,
            "reset" => Page::NewPassword,
            "invitation" => Page::Invitation,
            "register" => Page::Register,
            "help" => Page::Help,
            "admin" if path.starts_with("/admin/registrations") => Page::Registrations,
            "admin" if path.starts_with("/admin/people") => Page::People,
            "admin" => Page::Administration,
            _ => Page::Other,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_leads_to_its_page() {
        assert_eq!(Page::of("/teacher/courses/7/gradebook"), Page::Gradebook);
        assert_eq!(Page::of("/teacher/courses/7/import/8"), Page::ImportMarks);
        assert_eq!(Page::of("/admin/enrollments/7"), Page::Enrollments);
        assert_eq!(Page::of("/student/enrollments"), Page::OwnRequests);
        assert_eq!(Page::of("/parent/questions"), Page::Questions);
        assert_eq!(Page::of("/admin/families"), Page::Families);
        assert_eq!(Page::of("/teacher"), Page::Teaching);
        assert_eq!(Page::of("/admin/people/7/link"), Page::People);
        assert_eq!(Page::of("/teacher/courses/7/policy"), Page::Policy);
        assert_eq!(Page::of("/admin/policies"), Page::Policy);
        assert_eq!(Page::of("/help/flags"), Page::Help);
        assert_eq!(Page::of("/parent/alerts"), Page::Alerts);
        assert_eq!(Page::of("/parent/week"), Page::Week);
        assert_eq!(Page::of("/unsubscribe"), Page::EndMails);
        assert_eq!(Page::of("/nowhere"), Page::Other);
        assert_eq!(Page::of(""), Page::Other);
    }
}
