//! The inbox and toasts.

use school::{
    notice::NoticeKind,
    person::Role,
    view::{Correction, NoticeLine},
};

use crate::text::catalogue::NoticeText;

pub(super) const NOTICES: NoticeText = NoticeText {
    heading: "Notifications",
    bell: |unread| if unread == 0 { "Notifications".into() } else { format!("Notifications, {unread} unread") },
    new: "New",
    empty: "Nothing here yet. You will be told of requests, decisions and links that concern you.",
    mark_read: "Mark as read",
    mark_all: "Mark all as read",
    all_read: "All notifications are marked as read.",
    sentence,
    messages: "Messages",
    success: "Done:",
    info: "New:",
};

fn sentence(line: &NoticeLine) -> String {
    use NoticeKind as K;
    let course = course(line);
    match line.kind {
        K::CourseRequested => format!("{} asks to teach {course}.", person(line, "A teacher")),
        K::CourseUnderReview => format!("Your request to teach {course} is being looked into."),
        K::CourseApproved => format!("Your request to teach {course} is approved; the course is open."),
        K::CourseDeclined => format!("Your request to teach {course} is declined."),
        K::CourseEnded => format!("{} has ended. Everything in it stays readable.", capital(&course)),
        K::EnrollmentRequested => format!("{} asks to join {course}.", person(line, "A student")),
        K::EnrollmentUnderReview => format!("{} request to join {course} is being looked into.", whose(line)),
        K::EnrollmentApproved => format!("{} enrolled in {course}.", who_is(line)),
        K::EnrollmentDeclined => format!("{} request to join {course} is declined.", whose(line)),
        K::EnrollmentWaitlisted => {
            format!("{} on the waiting list for {course}: every seat is taken.", who_is(line))
        }
        K::SeatOffered => {
            format!("A seat in {course} is held for {}. Take it before the offer expires.", whom(line))
        }
        K::OfferExpired => format!("The seat in {course} that was held for {} was not taken in time.", whom(line)),
        K::EnrollmentEnded => format!("{} no longer enrolled in {course}.", who_is(line)),
        K::MarkChangedByAdmin => {
            let whose = line.person.as_ref().map_or_else(|| "a".into(), |name| format!("{name}'s"));
            match &line.correction {
                Some(Correction { assessment, why }) => {
                    format!("An administrator changed {whose} mark in {course}, {assessment}. The reason: {why}")
                }
                None => format!("An administrator changed {whose} mark in {course}."),
            }
        }
        K::QuestionAsked => format!("A family asks about {} in {course}.", person(line, "a student")),
        K::QuestionAnswered => {
            let about =
                if line.about_reader { String::new() } else { format!(" about {}", person(line, "your child")) };
            format!("Your question{about} in {course} is answered.")
        }
        K::RegistrationWaits => format!("{} registered and waits for a decision.", person(line, "Somebody")),
        K::RegistrationApproved => format!("Your registration at {} is approved. Welcome!", line.school_name),
        K::GuardianLinked => format!("A guardian is now linked to {}.", person(line, "a student")),
        K::GuardianUnlinked => {
            let child = person(line, "a child");
            format!("{} ended your link to {child}. If that is a mistake, ask the school's office.", line.school_name)
        }
        K::TotalUnder => format!("{} overall grade in {course} is now below the limit that you set.", childs(line)),
        K::TotalFell => {
            format!("{} overall grade in {course} has fallen by as much as you asked to be told of.", childs(line))
        }
        K::WeekOver => format!("The week at {} is over: see how it went.", line.school_name),
        K::WorkMissing => match &line.assessment {
            Some(assessment) => format!("{} work is missing in {course}: {assessment}.", childs(line)),
            None => format!("{} work is missing in {course}.", childs(line)),
        },
    }
}

fn course(line: &NoticeLine) -> String {
    let label = line.about.as_ref();
    label.map_or_else(|| "a course".into(), |c| super::ENGLISH.course(&c.subject, &c.class))
}

fn person(line: &NoticeLine, otherwise: &str) -> String {
    line.person.as_ref().map_or_else(|| otherwise.into(), ToString::to_string)
}

/// "You are" to the student, "Hanna is" to others.
fn who_is(line: &NoticeLine) -> String {
    if line.about_reader { "You are".into() } else { format!("{} is", person(line, "A student")) }
}

fn whose(line: &NoticeLine) -> String {
    if line.about_reader { "Your".into() } else { format!("{}'s", person(line, "A student")) }
}

/// Of the child whom a guardian is told of.
fn childs(line: &NoticeLine) -> String {
    format!("{}'s", person(line, "Your child"))
}

fn whom(line: &NoticeLine) -> String {
    let otherwise = if line.role == Role::Parent { "your child" } else { "a student" };
    if line.about_reader { "you".into() } else { person(line, otherwise) }
}

fn capital(text: &str) -> String {
    let mut rest = text.chars();
    rest.next().map_or_else(String::new, |first| first.to_uppercase().chain(rest).collect())
}
