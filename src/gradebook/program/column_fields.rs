//! What a column is made of, as the fields of its forms hold it.

use school::{
    calendar::Day,
    clock::SchoolClock,
    grade::{Kind, MAX_POINTS, Points, Title, parse_entry},
    view::{Column, Problem},
};
use web_sys::{Element, Event};

use super::state::Page;
use crate::{
    document::{dom, hear::hear, read::find},
    text::BookText,
};

/// What the fields say.
pub struct Said {
    pub title: Title,
    pub kind: Kind,
    pub max: Points,
    pub held_on: Option<Day>,
}

/// The fields whose ids begin so, filled with a column.
pub fn fill(page: Page, id: &str, column: &Column) {
    dom::set_value(&format!("{id}title"), &column.title);
    set_kind(id, column.kind);
    dom::set_value(&format!("{id}max"), &column.max.to_string());
    dom::set_value(&format!("{id}held-on"), &column.held_on.map(Day::iso).unwrap_or_default());
    show_date(page.text, page.clock, id);
}

/// What the fields say, or which of them is wrong.
pub fn read(id: &str) -> Result<Said, Problem> {
    let title = Title::try_from(dom::value(&format!("{id}title"))).map_err(Problem::Title)?;
    let max = parse_entry(&dom::value(&format!("{id}max")), MAX_POINTS).ok().and_then(|mark| mark.points);
    let max = max.filter(|max| *max > Points::whole(0)).ok_or(Problem::MaxPoints)?;
    // A date field that is filled in by half is empty.
    let held_on = Day::from_iso(&dom::value(&format!("{id}held-on")));
    Ok(Said { title, kind: kind(id), max, held_on })
}

/// Shows a date in the school's calendar as it is typed.
pub fn follow(page: Page, id: &'static str) {
    if let Some(field) = find::<Element>(&format!("#{id}held-on")) {
        hear(&field, "input", move |_: Event| show_date(page.text, page.clock, id));
    }
}

fn show_date(text: &BookText, clock: SchoolClock, id: &str) {
    let day = Day::from_iso(&dom::value(&format!("{id}held-on")));
    let shown = day.map(|day| (text.dates.date)(clock.calendar.date(day))).unwrap_or_default();
    if let Some(place) = find::<Element>(&format!("#{id}held-on-shown")) {
        dom::say(&place, &shown);
    }
}

fn kind(id: &str) -> Kind {
    let chosen = find::<web_sys::HtmlSelectElement>(&format!("#{id}kind")).map(|select| select.value());
    chosen.and_then(|name| Kind::from_name(&name)).unwrap_or(Kind::Quiz)
}

fn set_kind(id: &str, kind: Kind) {
    if let Some(select) = find::<web_sys::HtmlSelectElement>(&format!("#{id}kind")) {
        select.set_value(kind.name());
    }
}
