//! The admin's people.

use crate::text::catalogue::PeopleText;

pub(super) const PEOPLE: PeopleText = PeopleText {};
