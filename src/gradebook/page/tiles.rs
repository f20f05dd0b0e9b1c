//! The class in four numbers above the grid.

use leptos::prelude::*;
use school::grade::{Percent, Scale};

use super::sheet::Sheet;
use crate::{
    gradebook::model::{
        summary,
        wanted::{Only, Wanted},
    },
    text::use_text,
};

/// The class average, who is below the pass mark, how much is assessed, what is missing.
#[component]
pub fn Tiles<'a>(sheet: &'a Sheet) -> impl IntoView + use<> {
    let text = use_text();
    let [average, low, assessed, absent] = summary::of(&sheet.opened.facts).figures();
    // Below the pass mark is at most a hundredth less: what is shown has two decimals.
    let just_below = Percent::hundredths(Scale::PASS_MARK.hundredths - 1);
    let below = Wanted { to: Some(just_below), ..Wanted::default() }.address(&sheet.path());
    let missing = Wanted { only: Some(Only::Missing), ..Wanted::default() }.address(&sheet.path());
    view! {
        <dl class="tiles">
            <div class="tile">
                <dt>{text.columns.average}</dt>
                <dd data-tile="average">{average}</dd>
            </div>
            <div class="tile">
                <dt>{(text.columns.below)(&Scale::PASS_MARK.to_string())}</dt>
                <dd>
                    <a href=below data-shows="" data-tile="below">{low}</a>
                </dd>
            </div>
            <div class="tile">
                <dt>{text.columns.assessed}</dt>
                <dd data-tile="assessed">{assessed}</dd>
            </div>
            <div class="tile">
                <dt>{text.columns.missing}</dt>
                <dd>
                    <a href=missing data-shows="" data-tile="missing">{absent}</a>
                </dd>
            </div>
        </dl>
    }
}
