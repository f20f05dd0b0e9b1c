//! The gradebook's columns, its filters and its counts.

/// The gradebook's columns, its filters and its counts.
pub struct ColumnText {
    /// The name of a column's menu.
    pub options: fn(&str) -> String,
    pub held_on: &'static str,
    /// In the form that adds a column.
    pub hold_from_start: &'static str,
    /// A column that students and parents don't see.
    pub held: &'static str,
    pub posted: &'static str,
    pub held_hint: &'static str,
    pub posted_hint: &'static str,
    pub post: &'static str,
    pub hold: &'static str,
    pub move_left: &'static str,
    pub move_right: &'static str,
    /// Title, its place, of how many.
    pub moved: fn(&str, u32, u32) -> String,
    pub delete: &'static str,
    pub delete_hint: &'static str,
    pub save: &'static str,
    pub deleted_said: fn(&str) -> String,
    pub undo: &'static str,
    pub deleted_heading: fn(u32) -> String,
    pub restore: &'static str,
    pub restore_of: fn(&str) -> String,
    pub restored: fn(&str) -> String,
    pub changed_meanwhile: &'static str,
    pub deleted_meanwhile: &'static str,
    /// So many marks are above the new maximum.
    pub marks_above: fn(u32) -> String,
    pub theirs: fn(&str) -> String,
    pub keep_theirs: &'static str,
    pub save_mine: &'static str,
    pub number: &'static str,
    pub sort_by: fn(&str) -> String,
    pub statistics: &'static str,
    pub mean: &'static str,
    pub median: &'static str,
    pub range: &'static str,
    pub average: &'static str,
    /// Below the pass mark, given in per cent.
    pub below: fn(&str) -> String,
    pub assessed: &'static str,
    pub missing: &'static str,
    pub filter: &'static str,
    pub search: &'static str,
    pub students: &'static str,
    pub every_student: &'static str,
    pub only_missing: &'static str,
    pub only_blank: &'static str,
    pub every_kind: &'static str,
    pub from: &'static str,
    pub to: &'static str,
    pub sort: &'static str,
    pub descending: &'static str,
    pub clear: &'static str,
    /// So many of so many students are shown.
    pub found: fn(u32, u32) -> String,
    pub nobody: &'static str,
    pub find_hint: &'static str,
}
