//! Requests to teach and to join a course.

use school::request::{Act, Actor, Refusal, RequestKind, RequestState};

use crate::text::catalogue::{DeskText, JoinText, RequestListText, RequestText, TeachText};

pub(super) const REQUESTS: RequestText =
    RequestText { state, refused, actor, act, means, list: LIST, desk: DESK, teach: TEACH, join: JOIN };

const LIST: RequestListText = RequestListText {
    tabs: "Requests by status",
    tab,
    search_hint: "Names, numbers, subjects",
    course: "Course",
    any_course: "Every course",
    asked: "Asked",
    decided: "Last step",
    seats: "Seats left",
    seats_left: |left, of| left.map_or_else(|| "no limit".into(), |left| format!("{left} of {of}")),
    history: "History",
    details: "Details",
    by_itself: "Yeneta",
    number: "Number",
    back: "Back to the list",
    requests: |n| if n == 1 { "1 request".into() } else { format!("{n} requests") },
};

const DESK: DeskText = DeskText {
    heading_courses: "Course requests",
    heading_enrollments: "Enrollments",
    nothing_waits: "Nothing waits here.",
    selection: "Selected requests",
    select: |what| format!("Select {what}"),
    select_page: "Select all on this page",
    select_all: |n| format!("Select all {n} that match"),
    selected: |n| match n {
        0 => "None selected".into(),
        1 => "1 selected".into(),
        n => format!("{n} selected"),
    },
    clear: "Clear selection",
    choose_first: "Select at least one request first.",
    keys_heading: "Keys",
    keys: &[
        ("↑ ↓", "go from request to request"),
        ("Space", "selects"),
        ("Enter", "opens"),
        ("Shift+A", "approves"),
        ("Shift+R", "marks as under review"),
        ("Shift+D", "declines"),
    ],
    review: "Review",
    review_of: |what| format!("Review {what}"),
    decide: "Decide",
    overrides: |now| {
        format!(
            "A teacher made this “{}”. Your decision overrides theirs; they can't change it afterwards.",
            state(now)
        )
    },
    admin_decided: "An administrator has decided this; only an administrator can change it.",
    nothing_to_decide: "There is nothing left to decide here.",
    other_courses: "The student's other courses",
    no_other_courses: "None yet.",
    seat_hint: "Where no seat is left, approving puts the student on the waiting list; a freed seat is offered in order.",
    progress: |done, of| format!("{done} of {of} decided"),
    stop: "Cancel",
    stopping: "Stopping after this part…",
    outcome: "What became of it",
    moved: |to, n| format!("{n} × {}", state(to)),
    not_applied: |n| if n == 1 { "1 was not changed:".into() } else { format!("{n} were not changed:") },
    not_tried: |n| format!("{n} were left as they were: stopped before their turn. What was done stays done."),
    more: |n| format!("and {n} more"),
    one_request: "A request",
    moved_meanwhile: |who| format!("Decided by somebody else meanwhile, so not selected any more: {who}."),
    changed_meanwhile: |now| format!("This request changed meanwhile: it is “{}” now. Your note is kept.", state(now)),
    arrived: |n| if n == 1 { "A new request has arrived.".into() } else { format!("{n} new requests have arrived.") },
};

const TEACH: TeachText = TeachText {
    heading: "Course requests",
    intro: "Ask the school for a course to teach. Once it is approved it opens, and students can ask to join.",
    new: "Ask for a course",
    new_heading: "Ask for a course to teach",
    none: "You have asked for no course yet.",
    region: "Region",
    kindergarten: "Kindergarten",
    grade: |level| format!("Grade {level}"),
    grade_and_stream: |level, stream| format!("{level}, {stream}"),
    choose: "Choose…",
    narrow: "Show its subjects and classes",
    narrow_hint: "Shows only what is taught at this grade level. What you filled in stays.",
    whole_level: "The whole grade level",
    class_hint: "One class, or everyone of the grade level who asks to join.",
    capacity: "Seats",
    capacity_hint: "From 1 to 500; 0 is no limit.",
    takes: |n| match n {
        0 => "no limit of seats".into(),
        1 => "1 seat".into(),
        n => format!("{n} seats"),
    },
    ask: "Send the request",
    no_schools: "The school's catalogue has no subjects yet. Ask the school's office.",
    withdraw: "Withdraw…",
    withdrawn: "The request is withdrawn. You can ask again at any time.",
    withdraw_hint: "The school won't decide it any more. You can ask again at any time.",
    ask_again: "Ask again",
    open_book: "Open the gradebook",
    taught_to: |n| if n == 1 { "1 student in it".into() } else { format!("{n} students in it") },
};

const JOIN: JoinText = JoinText {
    available_heading: "Available courses",
    own_heading: "My requests",
    none_available: "No course can be asked for now. When the school opens one it shows here by itself.",
    none_found: "No course has these words. Change the search.",
    no_children: "No child is linked to your account yet. Ask the school's office for a code.",
    none_asked: "No request here yet.",
    find_courses: "Find a course to ask for",
    waiting: |n| if n == 1 { "1 waiting".into() } else { format!("{n} waiting") },
    full: "No seat left",
    ask: "Ask for a place",
    ask_waiting: "Ask for the waiting list",
    ask_again: "Ask again",
    send: "Send the request",
    asked: |what| format!("Asked for {what}. Its teacher decides; you are told."),
    your_request: "Your request",
    place: |n| format!("Place {n} on the waiting list"),
    offer: |until| format!("A seat is held for you until {until}."),
    take_seat: "Take the seat",
    seat_taken: |what| format!("The seat in {what} is yours."),
    withdraw: "Withdraw…",
    withdraw_hint: "Gives up the request and any place in the waiting list. You can ask again at any time.",
    withdrawn: |what| format!("The request for {what} is withdrawn. You can ask again at any time."),
    for_child: |child| format!("for {child}"),
};

fn actor(actor: Actor) -> &'static str {
    match actor {
        Actor::Asker => "asked",
        Actor::Teacher => "teacher",
        Actor::Admin => "administrator",
        Actor::School => "by itself",
    }
}

fn tab(of: Option<RequestState>) -> &'static str {
    match of {
        None => "All",
        Some(RequestState::Waitlisted) => "Waiting list",
        Some(of) => state(of),
    }
}

fn act(kind: RequestKind, act: Act, from: RequestState) -> &'static str {
    match (act, kind, from) {
        (Act::Review, _, _) => "Under review",
        (Act::Approve, _, RequestState::Declined) => "Approve after all",
        (Act::Approve, _, _) => "Approve",
        (Act::Decline, _, RequestState::Approved) => "Decline after all",
        (Act::Decline, _, _) => "Decline",
        (Act::Withdraw, _, _) => "Withdraw the request",
        (Act::Offer, _, _) => "Offer a seat",
        (Act::Accept, _, _) => "Take the seat",
        (Act::Lapse, _, _) => "Let the offer lapse",
        (Act::End, RequestKind::Course, _) => "End the course",
        (Act::End, RequestKind::Enrollment, _) => "End the enrollment",
        (Act::Reopen, RequestKind::Course, _) => "Reopen the course",
        (Act::Reopen, RequestKind::Enrollment, _) => "Enroll again",
    }
}

fn means(kind: RequestKind, act: Act, from: RequestState, students: u32) -> Option<String> {
    match (act, kind, from) {
        (Act::End, RequestKind::Course, _) => Some(format!(
            "No more marks can be written and nobody can join; open requests to join end. Everything stays readable. {} The course can be reopened.",
            match students {
                0 => "Its teachers are told.".to_owned(),
                1 => "Its teachers, 1 student and the guardians are told.".to_owned(),
                n => format!("Its teachers, {n} students and their guardians are told."),
            }
        )),
        (Act::End, RequestKind::Enrollment, _) => {
            Some("The student leaves the course and the seat gets free. The marks stay.".to_owned())
        }
        (Act::Decline, RequestKind::Enrollment, RequestState::Approved) => Some(
            "The approval is taken back: the student leaves the course and the seat gets free. The marks stay."
                .to_owned(),
        ),
        _ => None,
    }
}

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
