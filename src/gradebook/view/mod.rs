//! What of the book is shown: filters and orders from the address, the rows in the document, counts above and below.

mod facts;
mod filter;
mod go;
mod pages;
mod rows;
mod shown;
mod sight;
mod statistics;
mod summary;
mod tiles;
mod wanted;
mod window;

pub use facts::FactsOf;
pub use filter::{FilterForm, Found};
pub use go::{Page, go_to, page, with_row};
pub use pages::Parts;
pub use shown::Shown;
pub use sight::{Body, follow_printer, use_sight};
pub use statistics::Statistics;
pub use tiles::Tiles;
pub use wanted::{Sort, Wanted};
