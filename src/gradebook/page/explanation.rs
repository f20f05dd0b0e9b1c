//! How a student's total is made: in the dialog of an open page, or above the grid where the address says whose.

use leptos::prelude::*;
use leptos_router::hooks::use_query_map;
use school::{id::MemberId, view::Column};

use super::{dialogs::Skeleton, sheet::Sheet};
use crate::{text::use_text, ui::ExplainedTotal};

/// The dialog, and what the address asks for.
#[component]
pub fn Explanations<'a>(sheet: &'a Sheet) -> impl IntoView + use<> {
    let text = use_text();
    let asked = asked_for(sheet).and_then(|student| explained(sheet, student));
    view! {
        <Skeleton id="explain" heading="">
            <div class="explained" data-explanation="">
                <p data-basis=""></p>
                <div data-parts=""></div>
                <ol class="steps"></ol>
                <p class="hint">
                    <a href="/help/flags">{text.help.link}</a>
                    " · "
                    <a href="" data-as-data="" download="">{text.explain.data}</a>
                </p>
            </div>
            <p class="hint" data-held="" hidden></p>
        </Skeleton>
        {asked}
    }
}

fn explained(sheet: &Sheet, student: MemberId) -> Option<impl IntoView + use<>> {
    let text = use_text();
    let book = &sheet.opened.book;
    let explanation = book.explanation(student)?;
    let name = book.students.iter().find(|row| row.student == student)?.name.to_string();
    let held = held_back(sheet, student);
    let held = (!held.is_empty()).then(|| view! { <p class="hint">{(text.explain.held_back)(&held)}</p> });
    Some(view! {
        <section class="card" id="explanation">
            <h2>{(text.explain.open_of)(&name)}</h2>
            <ExplainedTotal student course=book.course explanation />
            {held}
        </section>
    })
}

/// The assessments that count in this total and not yet in the family's.
fn held_back(sheet: &Sheet, student: MemberId) -> String {
    let counts = |column: &&Column| !column.posted && !sheet.cells.mark(student, column.assessment).is_blank();
    let columns = sheet.opened.book.assessments.iter().filter(counts);
    columns.map(|column| column.title.as_str()).collect::<Vec<_>>().join(", ")
}

/// The student of this book whose total the address asks for.
fn asked_for(sheet: &Sheet) -> Option<MemberId> {
    let asked = use_query_map().with_untracked(|query| query.get("explain"))?;
    let student = MemberId(asked.parse().ok()?);
    sheet.opened.book.students.iter().any(|row| row.student == student).then_some(student)
}
