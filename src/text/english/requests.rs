//! Requests to teach and to join a course.

use school::request::{Refusal, RequestState};

use crate::text::catalogue::RequestText;

pub(super) const REQUESTS: RequestText = RequestText { state, refused };

fn state(state: RequestState) -> &'static str {
    match state {
        RequestState::Pending => "Pending",
        RequestState::UnderReview => "Under review",
        RequestState::Waitlisted => "On the waiting list",
        RequestState::Offered => "Seat offered",
        RequestState::Approved => "Approved",
        RequestState::Declined => "Declined",
        RequestState::Withdrawn => "Withdrawn",
        RequestState::Expired => "Offer expired",
        RequestState::Ended => "Ended",
    }
}

fn refused(refusal: Refusal) -> String {
    match refusal {
        Refusal::NotTheirs => "That is not yours to decide. Nothing was changed.".into(),
        Refusal::Closed { state: now } => {
            format!("This request is “{}” by now; that can't be done any more. Refresh to see it.", state(now))
        }
        Refusal::AdminDecided => "An administrator has decided this; only an administrator can change it.".into(),
        Refusal::Overtaken { state: now } => {
            format!("Somebody decided first: the request is “{}”. Yours was not applied; look again.", state(now))
        }
        Refusal::AlreadyAsked => "You have asked for this already, and it is not decided yet.".into(),
        Refusal::AlreadyGranted => "This has been approved already.".into(),
        Refusal::CourseEnded => "The course has ended; it can't be asked for any more.".into(),
        Refusal::OtherGrade => "The course is for another grade level or stream.".into(),
        Refusal::ParentsMayNot => {
            "The school lets students ask for themselves only. Your child can ask, or the office can help.".into()
        }
        Refusal::NotInCatalogue => {
            "The school's catalogue has no such course: choose a subject that is taught at this grade level.".into()
        }
        Refusal::Capacity => "The capacity is a whole number from 0, for no limit, to 500.".into(),
    }
}
