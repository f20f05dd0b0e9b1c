//! What is said about one cell: its comment, and how its mark came to be.

use school::{
    clock::SchoolClock,
    grade::{Comment, Mark},
    id::Version,
    view::{CellHistory, CellLine, CellValue, HistoryOf, Problem},
};
use web_sys::{Element, Event, HtmlTextAreaElement};

use super::{ask::ask, state::Page, together::Wish};
use crate::{
    document::{dom, hear::hear, read::find},
    error::ApiError,
    gradebook::{
        api::CellHistoryCall,
        model::{cell::CellKey, undo::Write},
    },
    live::timers,
    text::BookText,
    ui::book_sentence,
};

/// The dialog.
const DIALOG: &str = "about";
/// The form of the comment.
const FORM: &str = "#comment-form";

/// The cell whose dialog is open.
pub struct OpenCell {
    key: CellKey,
    /// The version that the dialog shows: a comment is written over that. Who is told of another's change writes over theirs.
    seen: Version,
    /// Its writes, the newest first.
    lines: Vec<CellLine>,
}

/// Hears the form of the comment.
pub fn follow(page: Page) {
    if let Some(form) = find::<Element>(FORM) {
        hear(&form, "submit", move |event: Event| {
            event.prevent_default();
            save_comment(page);
        });
    }
}

/// Opens the dialog of a cell.
pub fn open(page: Page, key: CellKey) {
    let Some(dialog) = dom::dialog(DIALOG) else { return };
    let cell = page.cell(key);
    page.about.replace(Some(OpenCell { key, seen: cell.version, lines: Vec::new() }));
    if let Some(field) = find::<HtmlTextAreaElement>("#comment") {
        field.set_value(&cell.comment);
    }
    let comment = (!cell.comment.is_empty()).then(|| (page.text.cells.commented)(&cell.comment));
    dom::say_or_hide(&dialog, ".comment", comment.as_deref());
    tell(None);
    if let Some(list) = dom::within::<Element>(&dialog, ".cell-history") {
        dom::fill(&list, []);
    }
    let loading = dom::within::<Element>(&dialog, "[data-loading]").and_then(|of| of.get_attribute("data-loading"));
    dom::say_in(&dialog, "[data-said]", &loading.unwrap_or_default());
    dom::show_in(&dialog, "[data-do=older]", false);
    dom::open(DIALOG, Some(&page.name(key)));
    load(page, key, Version(0));
}

/// Shows older writes, too.
pub fn older(page: Page) {
    let from = page.about.borrow().as_ref().and_then(|about| Some((about.key, about.lines.last()?.version)));
    if let Some((key, before)) = from {
        load(page, key, before);
    }
}

fn load(page: Page, key: CellKey, before: Version) {
    let of = HistoryOf { course: page.course, student: key.student, assessment: key.assessment, before };
    timers::spawn(async move {
        let answer = ask(CellHistoryCall { of }).await;
        // The dialog may be another cell's by now.
        if page.about.borrow().as_ref().is_some_and(|about| about.key == key) {
            show(page, answer);
        }
    });
}

fn show(page: Page, answer: Result<CellHistory, ApiError>) {
    let Some(dialog) = dom::dialog(DIALOG) else { return };
    let said = match answer {
        Err(error) => book_sentence(page.text, &error),
        Ok(CellHistory { as_of, lines, more }) => {
            dom::show_in(&dialog, "[data-do=older]", more);
            let mut about = page.about.borrow_mut();
            let Some(about) = about.as_mut() else { return };
            let now = about.lines.first().or(lines.first()).map(|newest| newest.new);
            let list = dom::within::<Element>(&dialog, ".cell-history");
            for line in lines {
                if let Some(list) = &list
                    && let Some(item) = shown(page, &line, now, as_of.clock)
                {
                    dom::put(list, &item);
                }
                about.lines.push(line);
            }
            if about.lines.is_empty() { page.text.cells.no_history.to_owned() } else { String::new() }
        }
    };
    dom::say_in(&dialog, "[data-said]", &said);
}

fn shown(page: Page, line: &CellLine, now: Option<Mark>, clock: SchoolClock) -> Option<Element> {
    let text = page.text;
    let item = dom::ready("history-line")?;
    dom::say_in(&item, "strong", &told(text, line));
    dom::say_in(&item, ".subtitle span", &line.who.to_string());
    if let Some(time) = dom::within::<Element>(&item, "time") {
        dom::set(&time, "datetime", &line.at.utc());
        dom::say(&time, &(text.dates.date_and_time)(line.at.date(clock), line.at.time_of_day(clock)));
    }
    let why = (!line.why.is_empty()).then(|| (text.cells.reason)(&line.why));
    dom::say_or_hide(&item, "[data-why]", why.as_deref());
    let other = page.may_write && now.is_some_and(|now| now != line.new);
    let restore = other.then(|| (text.cells.restore)(&text.or_blank(&line.new.shown())));
    dom::say_or_hide(&item, "[data-do=restore]", restore.as_deref());
    dom::set(&item, "data-version", &line.version.0.to_string());
    Some(item)
}

/// What a write did, in words.
fn told(text: &BookText, line: &CellLine) -> String {
    let comment = match line.new_comment.as_str() {
        same if same == line.old_comment => None,
        "" => Some(text.cells.comment_taken_back.to_owned()),
        new => Some((text.cells.commented)(new)),
    };
    let shown = |mark: Mark| text.or_blank(&mark.shown());
    comment.unwrap_or_else(|| (text.cells.from_to)(&shown(line.old), &shown(line.new)))
}

/// Writes the mark of a line into the cell again.
pub fn restore(page: Page, button: &Element) {
    let item = button.closest("li").ok().flatten();
    let Some(version) = item.and_then(|item| dom::number(&item, "data-version")) else { return };
    let write = page.about.borrow().as_ref().and_then(|about| {
        let line = about.lines.iter().find(|line| line.version.0 == version)?;
        let seen = about.lines.first()?.version;
        Some(Write { key: about.key, value: CellValue::Mark(line.new), seen })
    });
    dom::close(DIALOG);
    if let Some(write) = write {
        page.wish(Wish::Write(vec![write]));
    }
}

fn save_comment(page: Page) {
    let Some(form) = find::<Element>(FORM).filter(|form| form.get_attribute("aria-busy").as_deref() != Some("true"))
    else {
        return;
    };
    let typed = find::<HtmlTextAreaElement>("#comment").map(|field| field.value()).unwrap_or_default();
    if let Err(refused) = Comment::typed(&typed) {
        return tell(Some(&book_sentence(page.text, &ApiError::Invalid { problem: Problem::Comment(refused) })));
    }
    let write = page.about.borrow().as_ref().map(|about| {
        let (key, seen) = (about.key, about.seen);
        Write { key, value: CellValue::Comment(typed), seen }
    });
    let Some(write) = write else { return };
    let key = write.key;
    dom::set(&form, "aria-busy", "true");
    timers::spawn(async move {
        let answer = page.write_now(vec![write]).await;
        dom::set(&form, "aria-busy", "false");
        // The dialog may be another cell's by now.
        if page.about.borrow().as_ref().is_none_or(|about| about.key != key) {
            return;
        }
        match answer {
            Ok(()) => dom::close(DIALOG),
            Err(error) => {
                let now = page.cell(key).version;
                page.about.borrow_mut().iter_mut().for_each(|about| about.seen = now);
                tell(Some(&page.why(&error)));
            }
        }
    });
}

/// Says why a comment was not saved, or nothing.
fn tell(why: Option<&str>) {
    if let Some(form) = find::<Element>(FORM) {
        dom::say_or_hide(&form, ".problem", why);
    }
}
