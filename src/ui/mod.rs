//! Dumb components: no server function, no feature's word.

mod failure;
mod loaded;
mod marks_table;
mod meter;

pub use failure::{Failure, sentence};
pub use loaded::Loaded;
pub use marks_table::{MarkText, MarksTable};
pub use meter::{Meter, letter_class};
