//! Adding an assessment to the book.

use school::{
    event::EventName,
    view::{AddAssessment, AddedAssessment},
};
use web_sys::{Element, Event, HtmlInputElement};

use super::{ask::ask, column_fields, save::fresh_save_id, state::Page};
use crate::{
    document::{dom, hear::hear, read::find},
    error::ApiError,
    gradebook::api::AddAssessmentCall,
    live::timers,
    ui::book_sentence,
};

/// The form.
const FORM: &str = "#add-assessment";

/// Hears the form.
pub fn follow(page: Page) {
    let Some(form) = find::<Element>(FORM) else { return };
    column_fields::follow(page, "");
    let of = form.clone();
    hear(&form, "submit", move |event: Event| {
        event.prevent_default();
        if of.get_attribute("aria-busy").as_deref() != Some("true") {
            dom::set(&of, "aria-busy", "true");
            timers::spawn(send(page, of.clone()));
        }
    });
}

async fn send(page: Page, form: Element) {
    let answer = match filled(page) {
        Ok(add) => {
            let in_flight = page.events.save_started();
            let answer = ask(AddAssessmentCall { add }).await;
            if let Ok(added) = &answer {
                take(page, added);
            }
            drop(in_flight);
            answer.map(|_| ())
        }
        Err(error) => Err(error),
    };
    if answer.is_ok() {
        dom::set_value("title", "");
    }
    let why = answer.err().map(|error| book_sentence(page.text, &error));
    dom::say_or_hide(&form, ".problem", why.as_deref());
    dom::set(&form, "aria-busy", "false");
}

/// Shows the new column and tells the tab's other readers.
fn take(page: Page, AddedAssessment { column, revision, .. }: &AddedAssessment) {
    page.say(&column.title);
    page.tell_of_column(EventName::AssessmentCreated, column.assessment, *revision);
    page.read_all();
}

/// The form as a request, or which field is wrong.
fn filled(page: Page) -> Result<AddAssessment, ApiError> {
    let said = column_fields::read("").map_err(|problem| ApiError::Invalid { problem })?;
    let held = find::<HtmlInputElement>("#hold-from-start").is_some_and(|held| held.checked());
    Ok(AddAssessment {
        course: page.course,
        title: said.title,
        kind: said.kind,
        max: said.max,
        held_on: said.held_on,
        held,
        save_id: fresh_save_id()?,
    })
}
