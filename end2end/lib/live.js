// When an open page must show what somebody else did.

/**
 * Milliseconds: well before a page's next tick (ten seconds at the soonest), so it was told by the feed, however busy the machine.
 * How long it takes on one that does nothing else is measured by script/bench.
 */
export const LIVE = 3_000;

/** The same for a locator's expectation. */
export const SOON = { timeout: LIVE };
