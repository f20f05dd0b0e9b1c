//! The form that says what of the book is shown: a plain one, which an open page answers without leaving it.

use leptos::{ev::SubmitEvent, form::FromFormData, prelude::*};
use leptos_router::{NavigateOptions, hooks::use_navigate};
use school::{grade::Kind, view::Column};
use serde::{Deserialize, Serialize};

use super::wanted::{Only, SEARCH_LENGTH, Sort, Wanted};
use crate::{gradebook::book::Book, text::use_text};

/// The form's fields, as an address has them.
#[derive(Debug, Default, Serialize, Deserialize)]
#[serde(default)]
struct Typed {
    q: String,
    kind: String,
    only: String,
    from: String,
    to: String,
    sort: String,
    down: String,
}

impl Typed {
    fn wanted(&self) -> Wanted {
        Wanted::read(|name| {
            let of = match name {
                "q" => &self.q,
                "kind" => &self.kind,
                "only" => &self.only,
                "from" => &self.from,
                "to" => &self.to,
                "sort" => &self.sort,
                "down" => &self.down,
                _ => return None,
            };
            Some(of.clone())
        })
    }
}

/// Search, filters and order of the book.
#[component]
pub fn FilterForm(book: Book) -> impl IntoView {
    let text = use_text();
    let go = use_navigate();
    let submit = move |event: SubmitEvent| {
        // What can't be read goes to the server as a plain form does.
        if let Ok(typed) = Typed::from_event(&event) {
            event.prevent_default();
            go(&typed.wanted().address(&book.path()), NavigateOptions { scroll: false, ..NavigateOptions::default() });
        }
    };
    let open = book.shown.wanted.with_untracked(|wanted| wanted.filters() || !wanted.kinds.is_empty());
    view! {
        <details class="add" open=open>
            <summary class="button">{text.columns.filter}</summary>
            <form method="get" action=book.path() class="filter" role="search" aria-label=text.columns.filter on:submit=submit>
                {move || book.shown.wanted.with(|wanted| fields(book, wanted))}
                <div class="filter-buttons">
                    <button type="submit" class="primary">{text.common.show}</button>
                    <a class="button quiet" href=book.path() data-noscroll="">{text.columns.clear}</a>
                </div>
            </form>
        </details>
    }
    .into_any()
}

/// The fields, filled with what is wanted now.
fn fields(book: Book, wanted: &Wanted) -> impl IntoView + use<> {
    let text = use_text();
    let percent = |percent: Option<school::grade::Percent>| percent.map(|p| p.to_string()).unwrap_or_default();
    // The book's columns may change while something is typed: only the choices follow them.
    let (of_kinds, of_sorts) = (wanted.clone(), wanted.clone());
    let of_kinds = move || kinds(book, &of_kinds);
    let of_sorts = move || sorts(book, &of_sorts);
    let only = wanted.only;
    let words = [(Only::Missing, text.columns.only_missing), (Only::Blank, text.columns.only_blank)];
    let only = words.map(|(of, word)| view! { <option value=of.name() selected=only == Some(of)>{word}</option> });
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
                {of_kinds}
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
            <select id="sort" name="sort">{of_sorts}</select>
        </div>
        <label class="check">
            <input name="down" type="checkbox" value="1" checked=wanted.descending />
            {text.columns.descending}
        </label>
    }
}

/// The kinds that the book has.
fn kinds(book: Book, wanted: &Wanted) -> impl IntoView + use<> {
    let text = use_text();
    let here = |kind: &Kind| book.columns.with(|columns| columns.iter().any(|column| column.kind == *kind));
    let option = |kind: Kind| {
        let chosen = wanted.kinds.contains(&kind);
        view! { <option value=kind.name() selected=chosen>{(text.kind)(kind)}</option> }
    };
    Kind::ALL.into_iter().filter(here).map(option).collect_view()
}

/// What the rows can be sorted by.
fn sorts(book: Book, wanted: &Wanted) -> impl IntoView + use<> {
    let text = use_text();
    let own = [
        (Sort::Name, text.common.name.to_owned()),
        (Sort::Number, text.columns.number.to_owned()),
        (Sort::Overall, text.gradebook.overall.to_owned()),
    ];
    let of = |column: &Column| (Sort::Column(column.assessment), column.title.clone());
    let columns: Vec<_> = book.columns.with(|columns| columns.iter().map(of).collect());
    let option = |(sort, name): (Sort, String)| {
        view! { <option value=sort.name() selected=wanted.sort == sort>{name}</option> }
    };
    own.into_iter().chain(columns).map(option).collect_view()
}

/// How many students are shown, where some are left out; and a way back where all are.
#[component]
pub fn Found(book: Book) -> impl IntoView {
    let text = use_text();
    let many = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
    let counts = Memo::new(move |_| (many(book.shown.with_rows(<[_]>::len)), many(book.students.with(Vec::len))));
    let filters = move || book.shown.wanted.with(Wanted::filters);
    let said = move || filters().then(|| (text.columns.found)(counts.get().0, counts.get().1));
    let nobody = move || filters() && counts.get().0 == 0 && counts.get().1 > 0;
    view! {
        <p class="found" role="status">{said}</p>
        <Show when=nobody>
            <p class="empty">
                {text.columns.nobody} " " <a href=book.path() data-noscroll="">{text.columns.clear}</a>
            </p>
        </Show>
    }
    .into_any()
}
