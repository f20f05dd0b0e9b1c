//! What an own act on a person tells the tab's readers.

use school::{
    event::{Event, EventName},
    view::PersonSaved,
};

/// The event of an act on a person, as the feed will tell it; none where nothing changed.
pub fn of_people(saved: &PersonSaved) -> Option<Event> {
    let (name, school) = (EventName::PeopleChanged, saved.school);
    saved.revision.map(|revision| Event { name, school, revision, course: None, student: None, assessment: None })
}
