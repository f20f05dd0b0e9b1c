//! Notices: what a person's inbox tells. Made in the transaction of what they tell of, once.
//!
//! Invariant: a notice carries ids; names are read when it is shown, by someone who may read them.

use crate::named::named;

named! {
    /// What a notice tells.
    NoticeKind {
        /// To the admins: a teacher asks to teach.
        CourseRequested = "course_requested",
        /// To the teacher.
        CourseUnderReview = "course_under_review",
        /// To the teacher.
        CourseApproved = "course_approved",
        /// To the teacher.
        CourseDeclined = "course_declined",
        /// To teachers, students and guardians of the course.
        CourseEnded = "course_ended",
        /// To the teachers of the course: a student asks to join.
        EnrollmentRequested = "enrollment_requested",
        /// To the student and who asked for them.
        EnrollmentUnderReview = "enrollment_under_review",
        /// To the student, the guardians and the admins.
        EnrollmentApproved = "enrollment_approved",
        /// To the student and who asked for them.
        EnrollmentDeclined = "enrollment_declined",
        /// To the student and who asked for them.
        EnrollmentWaitlisted = "enrollment_waitlisted",
        /// To the student and the guardians: a seat is held until the offer expires.
        SeatOffered = "seat_offered",
        /// To the student and the guardians.
        OfferExpired = "offer_expired",
        /// To the student and the guardians.
        EnrollmentEnded = "enrollment_ended",
        /// To the course's teachers: an admin changed a mark.
        MarkChangedByAdmin = "mark_changed_by_admin",
        /// To the admins: somebody registered and waits.
        RegistrationWaits = "registration_waits",
        /// To the person.
        RegistrationApproved = "registration_approved",
        /// To the admins: a guardian was linked to a student by a code.
        GuardianLinked = "guardian_linked",
        /// To the course's teachers: a family asks, or asks again.
        QuestionAsked = "question_asked",
        /// To who asked.
        QuestionAnswered = "question_answered",
        /// To the guardian: the school ended the link.
        GuardianUnlinked = "guardian_unlinked",
        /// To a guardian who asked for it: the child's total in a course is below the guardian's limit.
        TotalUnder = "total_under",
        /// To a guardian who asked for it: the child's total in a course has fallen.
        TotalFell = "total_fell",
        /// To a guardian who asked for it: work of the child is missing.
        WorkMissing = "work_missing",
        /// To a guardian who asked for it: the week is over, and can be read at a glance.
        WeekOver = "week_over",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_name_reads_back() {
        for kind in NoticeKind::ALL {
            assert_eq!(NoticeKind::from_name(kind.name()), Some(*kind));
            assert_eq!(serde_json::to_value(kind).ok(), Some(kind.name().into()));
        }
    }
}
