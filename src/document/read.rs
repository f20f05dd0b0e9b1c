//! What the document says about itself: the attributes that `screen::document` and `screen::LiveBar` write.

use leptos::prelude::{document, window};
use school::{
    clock::Instant,
    event::{Cursor, Topic},
    view::AsOf,
};
use wasm_bindgen::JsCast;
use web_sys::{Document, Element};

use crate::screen::{FeedStart, RefreshEvery, Stale};

/// Where a live page says how it is kept fresh.
const LIVE: &str = "#live";
/// Where a page says how far its person's feed was read.
const FEED: &str = "#feed";
/// The switch of refreshing.
pub const SWITCH: &str = ".refresh-controls input[role=switch]";

/// How a page is kept fresh.
pub struct Live {
    pub name: &'static str,
    pub stale: Stale,
    pub every: RefreshEvery,
    pub as_of: AsOf,
}

/// How the open page is kept fresh; none where nothing on it changes.
pub fn live() -> Option<Live> {
    let of = find::<Element>(LIVE)?;
    let said = |name: &str| of.get_attribute(name).unwrap_or_default();
    let topics: Vec<Topic> = said("data-topics").split(' ').filter_map(Topic::from_name).collect();
    Some(Live {
        // Both live as long as the document.
        name: said("data-screen").leak(),
        stale: Stale::BeyondAny(topics.leak()),
        every: RefreshEvery::from_name(&said("data-every"))?,
        as_of: as_of(&document())?,
    })
}

/// When and how far a document's data was read.
pub fn as_of(document: &Document) -> Option<AsOf> {
    let of = document.query_selector(LIVE).ok()??;
    let cursor: Cursor = of.get_attribute("data-cursor")?.parse().ok()?;
    let read_at = of.query_selector("[data-as-of]").ok()??.get_attribute("data-as-of")?;
    Some(AsOf { read_at: Instant(read_at.parse().ok()?), cursor, ..AsOf::default() })
}

/// Where the feed starts; none where nobody is signed in.
pub fn feed() -> Option<FeedStart> {
    feed_of(&document())
}

/// The same of another document.
pub fn feed_of(document: &Document) -> Option<FeedStart> {
    let of = document.query_selector(FEED).ok()??;
    let said = |name: &str| of.get_attribute(name);
    Some(FeedStart {
        cursor: said("data-cursor")?.parse().ok()?,
        channel: said("data-channel")?,
        hold_seconds: said("data-hold")?.parse().ok()?,
    })
}

/// Whether the page is one that its reader's browser keeps.
pub fn is_kept() -> bool {
    find::<Element>("#feed[data-keeps]").is_some()
}

/// The address of the open page.
pub fn here() -> String {
    window().location().href().unwrap_or_default()
}

/// Its path.
pub fn path() -> String {
    window().location().pathname().unwrap_or_default()
}

/// The first element of the open document that the selector finds.
pub fn find<E: JsCast>(selector: &str) -> Option<E> {
    document().query_selector(selector).ok()??.dyn_into().ok()
}
