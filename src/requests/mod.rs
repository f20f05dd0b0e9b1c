//! What both kinds of request show and do: lists with their filters, histories, and the desk where many are decided at once. They are
//! documents; the desk has a program of its own in the browser (`program`).

mod acts;
mod address;
mod asked;
mod decide_one;
mod desk;
mod history;
mod line;
pub mod noticed;
mod own_act;
mod parts;
#[cfg(feature = "hydrate")]
pub mod program;
mod select;
mod summary;

pub use address::ListAddress;
pub use asked::asked;
pub use decide_one::DecideOne;
pub use desk::{Desk, DeskForm, KeysHint, ReviewDialog};
pub use history::History;
pub use line::{RequestDetail, RequestLine, RequestList};
pub use own_act::PlainAct;
pub use parts::{Filters, PageLinks, StatePill, StateTabs};
pub use select::{RowWords, SelectCell};
pub use summary::{Outcome, Summary, with_names};
