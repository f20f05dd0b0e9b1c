// When an open page must show what somebody else did.

/**
 * Milliseconds: half of a page’s shortest interval, so it was told by the feed, however busy the machine.
 * How long it takes on one that does nothing else is measured by script/bench.
 */
export const LIVE = 5_000;

/** The same for a locator's expectation. */
export const SOON = { timeout: LIVE };
