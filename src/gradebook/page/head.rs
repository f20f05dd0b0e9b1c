//! The heads of the columns: what each is, the order of the rows by it, and the way to its dialog. Arrows reach them.

use leptos::prelude::*;
use school::view::Column;

use super::sheet::Sheet;
use crate::{gradebook::model::wanted::Sort, text::use_text};

/// The first row of the grid.
#[component]
pub fn Head<'a>(sheet: &'a Sheet) -> impl IntoView + use<> {
    let text = use_text();
    let wanted = &sheet.wanted;
    let columns = sheet.columns().map(|(column, shown)| view! { <ColumnHead sheet column shown /> });
    view! {
        <div role="row" class="row head" aria-rowindex="1">
            <div role="columnheader" class="name" aria-sort=wanted.aria_sort(Sort::Name)>
                <SortLink sheet sort=Sort::Name label=text.gradebook.student.to_owned() />
                <SortLink sheet sort=Sort::Number label=text.columns.number.to_owned() />
            </div>
            {columns.collect_view()}
            <div role="columnheader" class="total" aria-sort=wanted.aria_sort(Sort::Overall)>
                <SortLink sheet sort=Sort::Overall label=text.gradebook.overall.to_owned() />
            </div>
        </div>
    }
}

#[component]
fn ColumnHead<'a>(sheet: &'a Sheet, column: &'a Column, shown: bool) -> impl IntoView + use<> {
    let text = use_text();
    let Column { assessment, title, kind, max, held_on, posted, .. } = column.clone();
    let clock = sheet.opened.book.as_of.clock;
    let menu = sheet.opened.book.may_write.then(|| {
        view! {
            <button
                type="button"
                class="quiet column-menu"
                data-do="column"
                data-head=format!("{assessment}-menu")
                tabindex="-1"
                aria-haspopup="dialog"
                aria-label=(text.columns.options)(&title)
            >
                "⋯"
            </button>
        }
    });
    let held = (!posted).then(|| view! { <span class="held" title=text.columns.held_hint>{text.columns.held}</span> });
    let sort = Sort::Column(assessment);
    view! {
        <div
            role="columnheader"
            class="cell"
            data-column=assessment.to_string()
            aria-sort=sheet.wanted.aria_sort(sort)
            hidden=!shown
        >
            <SortLink sheet sort label=title />
            <span class="column-kind">{(text.kind)(kind)}</span>
            <span class="column-date">{held_on.map(|day| (text.dates.date)(clock.calendar.date(day)))}</span>
            <span class="column-foot">
                <span class="out-of">{(text.gradebook.out_of)(&max.to_string())}</span>
                {held}
                {menu}
            </span>
        </div>
    }
}

/// Sorts the rows; again, and it turns them around. A plain link, so that it has an address.
#[component]
fn SortLink<'a>(sheet: &'a Sheet, sort: Sort, label: String) -> impl IntoView + use<> {
    let name = (use_text().columns.sort_by)(&label);
    let wanted = &sheet.wanted;
    view! {
        <a
            class="sort"
            href=wanted.sorted_by(sort).address(&sheet.path())
            data-shows=""
            data-head=sort.name()
            data-order=wanted.aria_sort(sort)
            tabindex="-1"
            aria-label=name.clone()
            title=name
        >
            <span class="column-title">{label}</span>
        </a>
    }
}
