//! The admin's people.

/// The admin's people.
pub struct PeopleText {}
