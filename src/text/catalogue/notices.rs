//! The inbox.

/// The inbox.
pub struct NoticeText {}
