//! Requests to teach and to join a course.

use school::request::{Act, Actor, Refusal, RequestKind, RequestState};

/// Requests to teach and to join a course.
pub struct RequestText {
    pub state: fn(RequestState) -> &'static str,
    /// Why a request can't be made or decided, as a sentence.
    pub refused: fn(Refusal) -> String,
    /// Who took a step, where the name is not enough.
    pub actor: fn(Actor) -> &'static str,
    /// What a button says: the act, on what kind of request, and where that stands.
    pub act: fn(RequestKind, Act, RequestState) -> &'static str,
    /// What an act means, where it needs a second look: the act, the kind, where it stands, and how many are in the course.
    pub means: fn(RequestKind, Act, RequestState, u32) -> Option<String>,
    pub list: RequestListText,
    pub desk: DeskText,
    pub teach: TeachText,
    pub join: JoinText,
}

/// Lists of requests.
pub struct RequestListText {
    pub tabs: &'static str,
    pub tab: fn(Option<RequestState>) -> &'static str,
    pub search_hint: &'static str,
    pub course: &'static str,
    pub any_course: &'static str,
    pub asked: &'static str,
    pub decided: &'static str,
    pub seats: &'static str,
    /// How many are left of how many; 0 of 0 is no limit.
    pub seats_left: fn(Option<u32>, u32) -> String,
    pub history: &'static str,
    pub details: &'static str,
    /// The program took a step by itself.
    pub by_itself: &'static str,
    pub number: &'static str,
    pub back: &'static str,
    pub requests: fn(u32) -> String,
}

/// Deciding.
pub struct DeskText {
    pub heading_courses: &'static str,
    pub heading_enrollments: &'static str,
    pub nothing_waits: &'static str,
    pub selection: &'static str,
    pub select: fn(&str) -> String,
    pub select_page: &'static str,
    pub select_all: fn(u32) -> String,
    pub selected: fn(u32) -> String,
    pub clear: &'static str,
    pub choose_first: &'static str,
    pub keys_heading: &'static str,
    /// A key and what it does, one a line.
    pub keys: &'static [(&'static str, &'static str)],
    pub review: &'static str,
    pub review_of: fn(&str) -> String,
    pub decide: &'static str,
    /// What a decision on a request says of the one before it.
    pub overrides: fn(RequestState) -> String,
    pub admin_decided: &'static str,
    pub nothing_to_decide: &'static str,
    pub other_courses: &'static str,
    pub no_other_courses: &'static str,
    pub seat_hint: &'static str,
    /// How far, of how many.
    pub progress: fn(u32, u32) -> String,
    pub stop: &'static str,
    pub stopping: &'static str,
    pub outcome: &'static str,
    pub moved: fn(RequestState, u32) -> String,
    pub not_applied: fn(u32) -> String,
    pub not_tried: fn(u32) -> String,
    pub more: fn(u32) -> String,
    pub one_request: &'static str,
    /// Whose requests moved meanwhile and are not selected any more.
    pub moved_meanwhile: fn(&str) -> String,
    pub changed_meanwhile: fn(RequestState) -> String,
    pub arrived: fn(u32) -> String,
}

/// The teacher asks to teach.
pub struct TeachText {
    pub heading: &'static str,
    pub intro: &'static str,
    pub new: &'static str,
    pub new_heading: &'static str,
    pub none: &'static str,
    pub region: &'static str,
    pub kindergarten: &'static str,
    pub grade: fn(u32) -> String,
    pub grade_and_stream: fn(&str, &str) -> String,
    pub choose: &'static str,
    pub narrow: &'static str,
    pub narrow_hint: &'static str,
    pub whole_level: &'static str,
    pub class_hint: &'static str,
    pub capacity: &'static str,
    pub capacity_hint: &'static str,
    pub takes: fn(u32) -> String,
    pub ask: &'static str,
    pub no_schools: &'static str,
    pub withdraw: &'static str,
    pub withdrawn: &'static str,
    pub withdraw_hint: &'static str,
    pub ask_again: &'static str,
    pub open_book: &'static str,
    pub taught_to: fn(u32) -> String,
}

/// Students, and parents for their children, ask to join.
pub struct JoinText {
    pub available_heading: &'static str,
    pub own_heading: &'static str,
    pub none_available: &'static str,
    pub none_found: &'static str,
    pub no_children: &'static str,
    pub none_asked: &'static str,
    pub find_courses: &'static str,
    pub waiting: fn(u32) -> String,
    pub full: &'static str,
    pub ask: &'static str,
    pub ask_waiting: &'static str,
    pub ask_again: &'static str,
    pub send: &'static str,
    pub asked: fn(&str) -> String,
    pub your_request: &'static str,
    pub place: fn(u32) -> String,
    pub offer: fn(&str) -> String,
    pub take_seat: &'static str,
    pub seat_taken: fn(&str) -> String,
    pub withdraw: &'static str,
    pub withdraw_hint: &'static str,
    pub withdrawn: fn(&str) -> String,
    pub for_child: fn(&str) -> String,
}
