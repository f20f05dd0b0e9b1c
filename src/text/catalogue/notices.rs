//! The inbox and toasts.

use school::view::NoticeLine;

/// The inbox and toasts.
pub struct NoticeText {
    pub heading: &'static str,
    /// The bell's name, with how many are unread.
    pub bell: fn(u32) -> String,
    pub new: &'static str,
    pub empty: &'static str,
    pub mark_read: &'static str,
    pub mark_all: &'static str,
    pub all_read: &'static str,
    /// What a notice says; names are left out where they are not the reader's to see.
    pub sentence: fn(&NoticeLine) -> String,
    /// What the toasts are called together.
    pub messages: &'static str,
    /// What stands before a toast's text for those who don't see its colour.
    pub success: &'static str,
    pub info: &'static str,
}
