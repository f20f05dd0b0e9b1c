//! Linking parents to their children.

use crate::text::catalogue::LinkingText;

pub(super) const LINKING: LinkingText = LinkingText {};
