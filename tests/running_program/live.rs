//! What the browser decides between two polls, by the file that the browser's program is built of: no test has a pace of its own.

/// What that file knows of answers; what fetches them is the browser's, and here [`crate::tab`].
pub mod net {
    /// A whole answer of the feed.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct Answer {
        pub status: u16,
        pub cursor: Option<String>,
        pub build: Option<String>,
        pub body: String,
    }

    /// No answer.
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    pub struct Unreached;
}

#[path = "../../src/live/feed/follow.rs"]
pub mod follow;
