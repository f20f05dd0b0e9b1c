//! The class in four numbers above the grid, live with every mark.

use leptos::prelude::*;
use school::grade::{Percent, Scale};

use super::{
    facts::Facts,
    summary,
    wanted::{Only, Wanted},
};
use crate::{gradebook::book::Book, text::use_text};

/// The class average, who is below the pass mark, how much is assessed, what is missing.
#[component]
pub fn Tiles(book: Book) -> impl IntoView {
    let text = use_text();
    let class = Memo::new(move |_| {
        let facts: Vec<Facts> =
            book.students.with(|students| students.iter().map(|row| book.facts.of(row.student)).collect());
        summary::of(&facts)
    });
    let average = move || class.get().average.map_or_else(|| "–".to_owned(), |average| format!("{average} %"));
    let assessed = move || format!("{} %", class.get().assessed);
    // Below the pass mark is at most a hundredth less: what is shown has two decimals.
    let just_below = Percent::hundredths(Scale::PASS_MARK.hundredths - 1);
    let below = Wanted { to: Some(just_below), ..Wanted::default() }.address(&book.path());
    let missing = Wanted { only: Some(Only::Missing), ..Wanted::default() }.address(&book.path());
    view! {
        <dl class="tiles">
            <div class="tile">
                <dt>{text.columns.average}</dt>
                <dd data-tile="average">{average}</dd>
            </div>
            <div class="tile">
                <dt>{(text.columns.below)(&Scale::PASS_MARK.to_string())}</dt>
                <dd data-tile="below"><a href=below data-noscroll="">{move || class.get().below.to_string()}</a></dd>
            </div>
            <div class="tile">
                <dt>{text.columns.assessed}</dt>
                <dd data-tile="assessed">{assessed}</dd>
            </div>
            <div class="tile">
                <dt>{text.columns.missing}</dt>
                <dd data-tile="missing"><a href=missing data-noscroll="">{move || class.get().missing.to_string()}</a></dd>
            </div>
        </dl>
    }
    .into_any()
}
