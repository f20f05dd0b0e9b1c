//! The book's columns: their heads, the dialog that changes one, and what was deleted.

mod acts;
mod deleted;
mod dialog;
mod fields;
mod head;

pub use acts::Acts;
pub use deleted::Deleted;
pub use dialog::ColumnDialog;
pub use fields::{ColumnFields, Typed};
pub use head::{HeaderRow, on_head_key, to_head};
