//! The form that says what of the book is shown, and how many students that is.

use leptos::prelude::*;
use school::grade::{Kind, Percent};

use super::sheet::Sheet;
use crate::{
    gradebook::model::wanted::{Only, SEARCH_LENGTH, Sort},
    text::use_text,
};

/// Search, filters and order of the book: a plain form, which an open page answers without leaving it.
#[component]
pub fn FilterForm<'a>(sheet: &'a Sheet) -> impl IntoView + use<> {
    let text = use_text();
    let wanted = &sheet.wanted;
    let open = wanted.filters() || !wanted.kinds.is_empty();
    view! {
        <details class="add" open=open>
            <summary class="button">{text.columns.filter}</summary>
            <form method="get" action=sheet.path() class="filter" role="search" aria-label=text.columns.filter>
                {fields(sheet)}
                <div class="filter-buttons">
                    <button type="submit" class="primary">{text.common.show}</button>
                    <a class="button quiet" href=sheet.path() data-shows="">{text.columns.clear}</a>
                </div>
            </form>
        </details>
    }
}

/// The fields, filled with what is wanted now.
fn fields(sheet: &Sheet) -> impl IntoView + use<> {
    let text = use_text();
    let wanted = &sheet.wanted;
    let percent = |percent: Option<Percent>| percent.map(|p| p.to_string()).unwrap_or_default();
    let chosen = wanted.only;
    let only = [(Only::Missing, text.columns.only_missing), (Only::Blank, text.columns.only_blank)]
        .map(|(of, word)| view! { <option value=of.name() selected=chosen == Some(of)>{word}</option> });
    view! {
        <div class="filter-search">
            <label for="q">{text.columns.search}</label>
            <input id="q" name="q" type="search" maxlength=SEARCH_LENGTH.to_string() value=wanted.search.clone() />
        </div>
        <div>
            <label for="only">{text.columns.students}</label>
            <select id="only" name="only"><option value="">{text.columns.every_student}</option>{only}</select>
        </div>
        <div>
            <label for="of-kind">{text.gradebook.kind}</label>
            <select id="of-kind" name="kind">
                <option value="">{text.columns.every_kind}</option>
                {kinds(sheet)}
            </select>
        </div>
        <div>
            <label for="from">{text.columns.from}</label>
            <input id="from" name="from" inputmode="decimal" maxlength="6" value=percent(wanted.from) />
        </div>
        <div>
            <label for="to">{text.columns.to}</label>
            <input id="to" name="to" inputmode="decimal" maxlength="6" value=percent(wanted.to) />
        </div>
        <div>
            <label for="sort">{text.columns.sort}</label>
            <select id="sort" name="sort">{sorts(sheet)}</select>
        </div>
        <label class="check">
            <input name="down" type="checkbox" value="1" checked=wanted.descending />
            {text.columns.descending}
        </label>
    }
}

/// The kinds that the book has.
fn kinds(sheet: &Sheet) -> impl IntoView + use<> {
    let text = use_text();
    let here = |kind: &Kind| sheet.opened.book.assessments.iter().any(|column| column.kind == *kind);
    let option = |kind: Kind| {
        let chosen = sheet.wanted.kinds.contains(&kind);
        view! { <option value=kind.name() selected=chosen>{(text.kind)(kind)}</option> }
    };
    Kind::ALL.into_iter().filter(here).map(option).collect_view()
}

/// What the rows can be sorted by.
fn sorts(sheet: &Sheet) -> impl IntoView + use<> {
    let text = use_text();
    let own = [
        (Sort::Name, text.common.name.to_owned()),
        (Sort::Number, text.columns.number.to_owned()),
        (Sort::Overall, text.gradebook.overall.to_owned()),
    ];
    let columns = sheet.columns().map(|(column, _)| (Sort::Column(column.assessment), column.title.clone()));
    let option = |(sort, name): (Sort, String)| {
        view! { <option value=sort.name() selected=sheet.wanted.sort == sort>{name}</option> }
    };
    own.into_iter().chain(columns).map(option).collect_view()
}

/// How many students are shown, where some are left out; and a way back where all are.
#[component]
pub fn Found<'a>(sheet: &'a Sheet) -> impl IntoView + use<> {
    let text = use_text();
    let many = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
    let (found, all) = (many(sheet.rows.len()), many(sheet.opened.book.students.len()));
    let filters = sheet.wanted.filters();
    view! {
        <p class="found" role="status">{filters.then(|| (text.columns.found)(found, all))}</p>
        <p class="empty" id="nobody" hidden=!(filters && found == 0 && all > 0)>
            {text.columns.nobody}
            " "
            <a href=sheet.path() data-shows="">{text.columns.clear}</a>
        </p>
    }
}
