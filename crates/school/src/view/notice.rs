//! The inbox: what a person was told, and what became of it.

use serde::{Deserialize, Serialize};

use super::AsOf;
use crate::{
    clock::Instant,
    curriculum::CourseLabel,
    id::{CourseId, NotificationId, Revision, SchoolId},
    notice::NoticeKind,
    person::{Name, Role},
};

dated!(Inbox, NoticeNews);

/// The most notices on one page of the inbox.
pub const NOTICES_A_PAGE: u32 = 50;

/// One notice, with the names that its reader may see at the time of reading.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NoticeLine {
    pub notice: NotificationId,
    pub kind: NoticeKind,
    pub school: SchoolId,
    pub school_name: String,
    /// As what the reader was told.
    pub role: Role,
    /// Whether the reader is the one whom it is about.
    pub about_reader: bool,
    /// Whom it is about; none where it is nobody, or not the reader's to see.
    pub person: Option<Name>,
    pub course: Option<CourseId>,
    /// What that course is called; none where it is about no course.
    pub about: Option<CourseLabel>,
    /// Which mark an admin corrected and why; none in a notice of something else.
    #[serde(default)]
    pub correction: Option<Correction>,
    /// Which assessment a guardian is told of, where it is one.
    #[serde(default)]
    pub assessment: Option<String>,
    pub created_at: Instant,
    pub read: bool,
}

/// A mark that an admin corrected, as its teachers read of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Correction {
    /// The assessment's title.
    pub assessment: String,
    pub why: String,
}

/// A page of the inbox, over all memberships of the account.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Inbox {
    pub as_of: AsOf,
    /// The page, from 0.
    pub page: u32,
    /// The newest first.
    pub lines: Vec<NoticeLine>,
    /// Whether there are older ones.
    pub more: bool,
    /// How many are unread, on all pages.
    pub unread: u32,
}

/// What came into the inbox since a cursor, for the bell and its toasts.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NoticeNews {
    pub as_of: AsOf,
    /// How many are unread.
    pub unread: u32,
    /// The unread ones that came since, the oldest first.
    pub fresh: Vec<NoticeLine>,
}

/// The acknowledgement of reading.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NoticesRead {
    /// How many are still unread.
    pub unread: u32,
    /// The revisions that made it visible, of the schools where something was unread; the feed's echoes carry the same.
    pub revisions: Vec<(SchoolId, Revision)>,
}
