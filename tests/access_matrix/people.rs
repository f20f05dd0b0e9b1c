//! The admin's people.

use super::Row;

pub const ROWS: &[Row] = &[
    ("POST people/home", [401, 403, 403, 403, 403, 403, 403, 403, 403, 200, 200, 403]),
    ("GET /admin", [303, 403, 403, 403, 403, 403, 403, 403, 403, 200, 200, 403]),
];

pub fn fields(_place: &str, _caller: &str) -> Option<Vec<(String, String)>> {
    None
}
