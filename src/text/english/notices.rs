//! The inbox.

use crate::text::catalogue::NoticeText;

pub(super) const NOTICES: NoticeText = NoticeText {};
