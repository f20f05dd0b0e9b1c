//! What an own act on a person tells the tab's readers.

use school::{
    event::{Event, EventName},
    view::PersonSaved,
};

/// The event of an act on a person, as the feed will tell it.
pub fn of_people(saved: &PersonSaved) -> Event {
    let (school, revision) = (saved.school, saved.revision);
    Event { name: EventName::PeopleChanged, school, revision, course: None, student: None, assessment: None }
}
