//! What every live page has: its refresh, its controls, and the feed behind it.

mod admin_nav;
mod age;
mod document;
mod feed;
mod keeper;
mod refresh;
mod role_nav;
mod saver;
mod schools;
mod toast;

pub use admin_nav::{AdminNav, AdminTab};
pub use age::use_age;
pub use document::{DocumentBar, FeedMark, KeptFresh, Words};
pub use feed::{FeedStart, provide_watched, use_feed_state, use_feed_wanted};
pub use keeper::forget_with_the_session;
pub use refresh::{RefreshEvery, Screen, ScreenHandle, Stale, use_screen};
pub use role_nav::RoleNav;
pub use saver::{provide_data_saver, use_data_saver};
pub use schools::{Schools, use_asked_school};
pub use toast::ToastArea;
