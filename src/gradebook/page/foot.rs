//! Mean, median and range of every column, in the grid's foot.

use leptos::prelude::*;

use super::sheet::Sheet;
use crate::{gradebook::model::figures::Figures, text::use_text};

/// The foot of the grid.
#[component]
pub fn Foot<'a>(sheet: &'a Sheet) -> impl IntoView + use<> {
    let text = use_text();
    let students = || sheet.opened.book.students.iter().map(|row| row.student);
    let columns: Vec<_> = sheet
        .columns()
        .map(|(column, shown)| {
            let marks = students().map(|student| sheet.cells.mark(student, column.assessment));
            (column.assessment, shown, Figures::of_marks(marks).lines())
        })
        .collect();
    let whole = Figures::of_overalls(sheet.opened.facts.iter().map(|facts| facts.overall)).lines();
    let lines = [text.columns.mean, text.columns.median, text.columns.range].into_iter().zip(whole).enumerate();
    let lines = lines.map(|(line, (label, whole))| {
        let figures = columns.iter().map(|(assessment, shown, figures)| {
            view! {
                <div role="gridcell" class="cell number" data-statistic=assessment.to_string() hidden=!shown>
                    {figures[line].clone()}
                </div>
            }
        });
        view! {
            // Below the students' rows, and the head above them.
            <div role="row" class="row" aria-rowindex=(sheet.rows.len() + 2 + line).to_string()>
                <div role="rowheader" class="name">{label}</div>
                {figures.collect_view()}
                <div role="gridcell" class="total number" data-statistic="overall">{whole}</div>
            </div>
        }
    });
    view! {
        <div role="rowgroup" class="foot" aria-label=text.columns.statistics>
            {lines.collect_view()}
        </div>
    }
}
