//! Dumb components: no server function, no feature's word.

mod award;
mod bar;
mod download_form;
mod downloads;
mod explanation;
mod failure;
mod fields;
mod loaded;
mod marks_table;
mod meter;
mod page_nav;
mod pill;
mod post_form;
mod rank_mark;
mod titled_table;
mod when;
mod wire;

pub use award::{AwardMark, award_class};
pub use bar::Bar;
pub use download_form::DownloadForm;
pub use downloads::Downloads;
pub use explanation::{ExplainTotal, ExplainedTotal};
pub use failure::{Failure, book_sentence, sentence};
pub use fields::{NameFields, SchoolField, TextField};
pub use loaded::Loaded;
pub use marks_table::{MarkText, MarksTable};
pub use meter::Meter;
pub use page_nav::{PageNav, page_of};
pub use pill::{Pill, Tone};
pub use post_form::{FormProblem, PlainForm, use_form_failure};
pub use rank_mark::RankMark;
pub use titled_table::titled_table;
pub use when::When;
pub use wire::Wire;
