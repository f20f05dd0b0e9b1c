//! Dumb components: no server function, no feature's word.

mod dialog;
mod failure;
mod loaded;
mod marks_table;
mod meter;
mod pill;
mod post_form;
mod when;

pub use dialog::Dialog;
pub use failure::{Failure, sentence};
pub use loaded::Loaded;
pub use marks_table::{MarkText, MarksTable};
pub use meter::{Meter, letter_class};
pub use pill::{Pill, Tone};
pub use post_form::{FormProblem, PostForm};
pub use when::When;
