//! What the browser's programs read of a refusal: what the server wrote, as far as they can meet it.

use school::{
    grade::{EntryProblem, ReasonProblem, TitleProblem},
    id::{AssessmentId, MemberId},
    request::Refusal,
    view::{Problem, RefusedCell, UnsavedGrades},
};
use wasm_bindgen_test::wasm_bindgen_test;
use yeneta::error::ApiError;

fn read(error: &ApiError) -> Result<ApiError, serde_json::Error> {
    serde_json::from_str(&serde_json::to_string(error).expect("an error is written"))
}

#[wasm_bindgen_test]
fn what_a_gradebook_and_a_desk_can_meet_is_read_as_it_was_written() {
    let near = [
        Problem::Entry(EntryProblem::AboveMax),
        Problem::NoSuchCell,
        Problem::CellCount,
        Problem::Title(TitleProblem::Empty),
        Problem::MaxPoints,
        Problem::MarksAbove(3),
        Problem::SaveIdReused,
        Problem::Taken,
        Problem::Reason(ReasonProblem::TooShort),
        Problem::TermClosed,
        Problem::CourseEnded,
        Problem::NothingSelected,
        Problem::Request(Refusal::ParentsMayNot),
        Problem::Malformed,
    ];
    let mut errors: Vec<ApiError> = near.iter().map(|problem| ApiError::Invalid { problem: *problem }).collect();
    let refused = |problem| RefusedCell { student: MemberId(1), assessment: AssessmentId(2), problem };
    let cells = UnsavedGrades { conflicts: Vec::new(), refused: near.map(refused).to_vec() };
    errors.extend([ApiError::Unsaved { cells: Box::new(cells) }, ApiError::Busy, ApiError::Unauthenticated]);
    for error in errors {
        assert_eq!(read(&error).ok().as_ref(), Some(&error));
    }
}

#[wasm_bindgen_test]
fn what_only_another_page_refuses_is_not_mistaken_for_something_else() {
    let problem = Problem::Link(school::link_code::LinkProblem::Expired);
    assert!(read(&ApiError::Invalid { problem }).is_err());
}
