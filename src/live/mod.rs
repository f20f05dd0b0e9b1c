//! What keeps a screen live: the event service, the refresh hook, the change feed and the controls.

pub mod auto_refresh;
pub mod clipboard;
pub mod controls;
pub mod events;
pub mod feed;
pub mod focus;
mod net;
pub mod offline;
pub mod timers;

pub use auto_refresh::{Apply, RefreshReason, UseAutoRefreshOptions, UseAutoRefreshReturn, use_auto_refresh};
pub use controls::{AutoRefreshChoice, RefreshControls, RefreshLabels, use_auto_refresh_choice};
pub use events::{EventService, SaveInFlight, provide_event_service, use_event_service};
pub use feed::{FeedOptions, FeedState, start_feed, use_feed_state};
