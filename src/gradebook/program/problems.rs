//! The marks that need the teacher: refused ones, and conflicts with both values.

use web_sys::Element;

use super::{body, go, state::Page};
use crate::{
    document::{dom, read::find},
    gradebook::model::cell::{Cell, CellKey, Draft},
    ui::book_sentence,
};

/// What is done with a mark that needs the teacher.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Decision {
    /// What is stored stays.
    Keep,
    /// Mine is written over the version that is shown.
    Write,
    /// What was refused is typed again.
    Retry,
}

/// Paints the list above the grid; empty most of the time. A line that says the same stays, with the focus on its button.
pub fn paint(page: Page) {
    let Some(list) = find::<Element>(".problems ul") else { return };
    let keys: Vec<CellKey> = page.book.borrow().problems.iter().copied().collect();
    let before = dom::all(&list, ":scope > li");
    let lines: Vec<Element> = keys.into_iter().filter_map(|key| line(page, key)).collect();
    let same = |a: &Element, b: &Element| a.is_equal_node(Some(b));
    if before.len() == lines.len() && before.iter().zip(&lines).all(|(a, b)| same(a, b)) {
        return;
    }
    let kept = |line: Element| before.iter().find(|old| same(old, &line)).cloned().unwrap_or(line);
    let lines: Vec<Element> = lines.into_iter().map(kept).collect();
    before.iter().filter(|old| !lines.contains(old)).for_each(Element::remove);
    for (place, line) in lines.iter().enumerate() {
        let at = list.children().item(u32::try_from(place).unwrap_or(u32::MAX));
        if at.as_ref() != Some(line) {
            // What stands there is the list's own: it can't fail.
            let _ = list.insert_before(line, at.as_deref());
        }
    }
}

fn line(page: Page, key: CellKey) -> Option<Element> {
    let words = &page.text.gradebook;
    let (student, assessment) = page.book.borrow().names(key);
    let line = match page.cell(key) {
        Cell { stored, draft: Draft::Conflict { mine, .. }, .. } => {
            let line = dom::ready("conflict")?;
            let (theirs, mine) = (page.text.or_blank(&stored.shown()), page.text.or_blank(&mine.shown()));
            dom::say_in(&line, "span", &(words.conflict)(&student, &assessment, &theirs, &mine));
            dom::say_in(&line, "[data-do=keep]", &(words.keep)(&theirs));
            dom::say_in(&line, "[data-do=write]", &(words.write_mine)(&mine));
            line
        }
        Cell { draft: Draft::Failed { typed, error }, .. } => {
            let line = dom::ready("refused")?;
            let why = book_sentence(page.text, &error);
            dom::say_in(&line, "span", &(words.refused)(&student, &assessment, &typed, &why));
            line
        }
        _ => return None,
    };
    dom::set(&line, "data-student", &key.student.to_string());
    dom::set(&line, "data-assessment", &key.assessment.to_string());
    Some(line)
}

/// Does what a button of a line says.
pub fn decide(page: Page, button: &Element, decision: Decision) {
    let Some(line) = button.closest("li").ok().flatten() else { return };
    let (Some(student), Some(assessment)) = (body::student_of(&line), body::assessment_of(&line)) else { return };
    let key = CellKey { student, assessment };
    let Cell { version, draft, .. } = page.cell(key);
    if decision == Decision::Retry {
        go::to(page, key);
        return page.edit(key, None);
    }
    page.set_draft(key, Draft::None);
    if let (Decision::Write, Draft::Conflict { typed, .. }) = (decision, draft) {
        page.commit(key, &typed, version);
    }
    go::to(page, key);
}
