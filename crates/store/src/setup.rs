//! What a school's admin sets up: the curriculum, years, terms, classes and settings.

pub(crate) mod curriculum;
