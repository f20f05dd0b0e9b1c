//! How a student's total is made: in a dialog over the grid, followed while marks change.

use school::id::MemberId;
use web_sys::{Element, KeyboardEvent};

use super::{body, go, state::Page};
use crate::{
    document::dom,
    gradebook::model::block::Place,
    text::{Said, ToldLine, ToldPart},
};

/// The dialog.
const DIALOG: &str = "explain";

/// Explains a student's total.
pub fn open(page: Page, student: MemberId) {
    page.explaining.set(Some(student));
    paint(page);
    let name = page.book.borrow().name(student);
    dom::open(DIALOG, Some(&(page.text.explain.open_of)(&name)));
}

/// Ends that.
pub fn closed(page: Page) {
    page.explaining.set(None);
}

/// Tells how the total is made that is explained, if one is.
pub fn paint(page: Page) {
    let (Some(student), Some(dialog)) = (page.explaining.get(), dom::dialog(DIALOG)) else { return };
    let (told, held) = {
        let book = page.book.borrow();
        (page.text.told(&book.explanation(student)), book.held_back(student))
    };
    dom::say_in(&dialog, "[data-basis]", told.basis);
    if let Some(parts) = dom::within::<Element>(&dialog, "[data-parts]") {
        dom::fill(&parts, told.parts.iter().filter_map(part));
    }
    if let Some(of) = dom::within::<Element>(&dialog, "[data-explanation]") {
        dom::set(&of, "data-student", &student.to_string());
    }
    steps(&dialog, "ol.steps", &told.steps);
    if let Some(link) = dom::within::<Element>(&dialog, "[data-as-data]") {
        dom::set(&link, "href", &format!("/api/explanation/{}/{student}", page.course));
    }
    let held = (!held.is_empty()).then(|| (page.text.explain.held_back)(&held));
    dom::say_or_hide(&dialog, "[data-held]", held.as_deref());
}

fn part(of: &ToldPart) -> Option<Element> {
    let part = dom::ready("part")?;
    dom::say_in(&part, "caption", &of.heading);
    if let Some(lines) = dom::within::<Element>(&part, "tbody") {
        dom::fill(&lines, of.lines.iter().filter_map(line));
    }
    steps(&part, "ul.steps", &of.steps);
    Some(part)
}

fn line(of: &ToldLine) -> Option<Element> {
    let line = dom::ready("mark")?;
    dom::set(&line, "class", if of.counts { "" } else { "not-counted" });
    let said = [
        ("th span", of.title.as_str()),
        (".kind", of.kind),
        ("td span", &of.mark),
        (".out-of", &of.percent),
        ("td:last-child", &of.does),
    ];
    said.iter().for_each(|(place, what)| dom::say_in(&line, place, what));
    Some(line)
}

fn steps(of: &Element, list: &str, steps: &[Said]) {
    let step = |said: &Said| {
        let step = dom::ready("step")?;
        dom::say_in(&step, "span", &said.text);
        dom::say_in(&step, "small", said.exact.as_deref().unwrap_or_default());
        Some(step)
    };
    if let Some(list) = dom::within::<Element>(of, list) {
        dom::fill(&list, steps.iter().filter_map(step));
    }
}

/// Hears a key on a total: it goes to the one above or below, or back to the student's last mark. Says whether it was one of
/// its own.
pub fn on_key(page: Page, event: &KeyboardEvent) -> bool {
    let student = dom::around(event.target(), ".body .total").as_ref().and_then(body::student_of);
    let Some(student) = student else { return false };
    let Some((row, last)) = ({
        let book = page.book.borrow();
        book.row_of(student).zip(book.last_place())
    }) else {
        return false;
    };
    let to = match event.key().as_str() {
        "ArrowDown" => row + 1,
        "ArrowUp" if row > 0 => row - 1,
        "ArrowLeft" => {
            let mark = page.book.borrow().at(Place { row, column: last.column });
            if let Some((key, _)) = mark {
                go::to(page, key);
            }
            return true;
        }
        _ => return false,
    };
    let next = page.book.borrow().rows().get(to).copied();
    if let Some(student) = next {
        go::to_total(page, student);
    }
    true
}
