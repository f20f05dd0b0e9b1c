//! The inbox.

use super::Row;

pub const ROWS: &[Row] = &[];

pub fn fields(_place: &str, _caller: &str) -> Option<Vec<(String, String)>> {
    None
}
