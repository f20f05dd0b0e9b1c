//! Mean, median and range of every column, in the grid's foot: of posted and held marks alike, live with every mark.

use leptos::prelude::*;
use school::{
    grade::{Flag, Percent, Points, Statistics as Of},
    view::Column,
};

use crate::{
    gradebook::book::{Book, CellKey},
    text::use_text,
};

/// One line of the foot.
#[derive(Clone, Copy)]
enum Line {
    Mean,
    Median,
    Range,
}

/// The foot of the grid.
#[component]
pub fn Statistics(book: Book) -> impl IntoView {
    let text = use_text();
    let lines =
        [(Line::Mean, text.columns.mean), (Line::Median, text.columns.median), (Line::Range, text.columns.range)];
    // The students' rows, and the head above them.
    let above = move || book.shown.with_rows(<[_]>::len) + 1;
    let lines = lines.into_iter().zip(1..).map(|((line, label), place)| {
        view! {
            <div role="row" class="row" aria-rowindex=move || (above() + place).to_string()>
                <div role="rowheader" class="name">{label}</div>
                <For each=move || book.shown.columns.get() key=|column| column.assessment let(column)>
                    <Figure book column line />
                </For>
                <Whole book line />
            </div>
        }
    });
    view! {
        <div role="rowgroup" class="foot" aria-label=text.columns.statistics>
            {lines.collect_view()}
        </div>
    }
    .into_any()
}

/// One figure of one column.
#[component]
fn Figure(book: Book, column: Column, line: Line) -> impl IntoView {
    let assessment = column.assessment;
    let figure = Memo::new(move |_| {
        book.cells.follow_column(assessment);
        let points = |student| {
            let mark = book.cells.mark(CellKey { student, assessment });
            // Excused work counts in neither direction.
            mark.points.filter(|_| mark.flag != Flag::Excused)
        };
        let of = book.students.with(|students| Of::of(students.iter().filter_map(|row| points(row.student))));
        of.map(|of| words::<Points>(line, of.mean, of.median, of.min, of.max)).unwrap_or_default()
    });
    view! { <div role="gridcell" class="cell number" data-statistic=assessment.to_string()>{figure}</div> }.into_any()
}

/// The same figure of the overalls.
#[component]
fn Whole(book: Book, line: Line) -> impl IntoView {
    let figure = Memo::new(move |_| {
        let shown = |student| book.facts.of(student).overall.percent;
        let of = book.students.with(|students| Of::of(students.iter().filter_map(|row| shown(row.student))));
        of.map(|of| words::<Percent>(line, of.mean, of.median, of.min, of.max)).unwrap_or_default()
    });
    view! { <div role="gridcell" class="total number">{figure}</div> }.into_any()
}

fn words<T: ToString>(line: Line, mean: T, median: T, min: T, max: T) -> String {
    match line {
        Line::Mean => mean.to_string(),
        Line::Median => median.to_string(),
        Line::Range => format!("{}–{}", min.to_string(), max.to_string()),
    }
}
