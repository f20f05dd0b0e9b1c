//! What a book is, wherever it is: its cells and what they wait for, what is counted of it, which part of it is shown. Pure.

pub mod block;
pub mod book;
pub mod cell;
pub mod cells;
pub mod facts;
pub mod figures;
pub mod opened;
pub mod plan;
pub mod rows;
pub mod summary;
pub mod undo;
pub mod wanted;
pub mod window;
