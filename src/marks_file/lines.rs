//! Lines whose student is not sure, as fields of a form: who it is, or that the line is left out.

use leptos::prelude::*;
use school::{
    marks_file::Decision,
    view::{MarksFilePage, OpenLine},
};

use crate::{text::use_text, ui::titled_table};

/// A row for each line that no number finds.
#[component]
pub fn OpenLines<'a>(page: &'a MarksFilePage) -> impl IntoView + use<> {
    let marks = &use_text().marks_file;
    let (open, whole, may_create) = (page.plan.open.clone(), page.whole.open, page.may_create);
    let shown = open.len();
    if shown == 0 {
        return ().into_any();
    }
    let rows = open.into_iter().map(|line| view! { <LineRow line may_create /> }).collect_view();
    let headings = [marks.line, marks.in_file, marks.who];
    let more = (shown < whole as usize).then(|| view! { <p class="hint">{(marks.first_of)(shown, whole)}</p> });
    view! {
        {titled_table(marks.open_heading, headings, rows.into_any())}
        <p class="hint">{marks.open_hint}</p>
        {more}
    }
    .into_any()
}

#[component]
fn LineRow(line: OpenLine, may_create: bool) -> impl IntoView {
    let marks = &use_text().marks_file;
    let in_file = [line.name.as_str(), line.number.as_str()].into_iter().filter(|part| !part.is_empty());
    let in_file = in_file.collect::<Vec<_>>().join(" · ");
    let label = format!("{} {}: {}", marks.line, line.line, marks.who);
    let (nobody, is_new) = (line.candidates.is_empty(), line.decided == Some(Decision::IsNew));
    let candidates = line.candidates.into_iter().map(|row| {
        let who = format!("{} {}", row.name, row.number);
        let selected = line.decided == Some(Decision::Is(row.student));
        view! { <option value=row.student.to_string() selected=selected>{(marks.it_is)(who.trim())}</option> }
    });
    let choice = (!nobody || may_create).then(|| {
        view! {
            <select name=format!("decide[lines][{}]", line.line) aria-label=label>
                <option value="">{marks.leave_out}</option>
                {candidates.collect_view()}
                {nobody.then(|| view! { <option value="new" selected=is_new>{marks.create}</option> })}
            </select>
        }
    });
    view! {
        <tr>
            <th scope="row">{format!("{} {}", marks.line, line.line)}</th>
            <td data-label=marks.in_file>{in_file}</td>
            <td data-label=marks.who>
                {nobody.then_some(marks.not_here)}
                {choice}
            </td>
        </tr>
    }
    .into_any()
}
