//! Linking parents to their children.

/// Linking parents to their children.
pub struct LinkingText {}
