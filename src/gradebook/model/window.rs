//! Which rows of a long book are in the document: those in sight with a margin, and the one that has the focus, by blocks.

use std::ops::Range;

/// A book of at most so many students and so many cells is in the document whole.
const WHOLE_ROWS: usize = 120;
const WHOLE_CELLS: usize = 4_800;
/// How many rows of a longer book the server sends, and a page without wasm shows.
pub const PART: usize = 50;
/// How many rows stand ready on each side of those in sight.
const MARGIN: usize = 12;
/// The window moves by at most so many rows at once, so that not every row that passes moves it.
const STEP: usize = 6;
/// A block has at most so many rows, and so many cells: as many as are made while a key is not yet felt to be late.
const BLOCK_ROWS: usize = 10;
const BLOCK_CELLS: usize = 160;

/// Rows come into the document and leave it by blocks of so many, for as long as a book is open: a block never moves, so a row
/// that has the focus keeps it.
pub fn rows_of_block(columns: usize) -> usize {
    (BLOCK_CELLS / columns.max(1)).clamp(1, BLOCK_ROWS)
}

/// Whether a book of so many students and columns is in the document whole.
pub fn is_whole(rows: usize, columns: usize) -> bool {
    rows <= WHOLE_ROWS && rows * columns <= WHOLE_CELLS
}

/// The rows that the server sends of a page, from 0; past the end it is the first one.
pub fn of_page(page: u32, rows: usize) -> Range<usize> {
    let first = usize::try_from(page).unwrap_or(0).saturating_mul(PART);
    let first = if first < rows { first } else { 0 };
    first..(first + PART).min(rows)
}

/// The rows that the frame shows, `seen` of the body's `height` when `scrolled` of it is above the frame.
pub fn in_sight(scrolled: usize, seen: usize, height: usize, rows: usize) -> Range<usize> {
    if height == 0 {
        return of_page(0, rows);
    }
    let (first, end) = (scrolled * rows / height, (scrolled + seen) * rows / height + 1);
    first.min(rows)..end.min(rows)
}

/// The rows to have ready where these are in sight and a block has so many rows.
pub fn around(in_sight: &Range<usize>, rows: usize, of_block: usize) -> Range<usize> {
    let step = of_block.min(STEP);
    let first = in_sight.start.saturating_sub(MARGIN) / step * step;
    let end = (in_sight.end + MARGIN).div_ceil(step) * step;
    first.min(rows)..end.min(rows)
}

/// The next window on the way from the one that is held to the one that is wanted: at most a block further at each end, so
/// that a key which is pressed meanwhile does not wait for rows that nobody sees yet. At once where a row in sight is missing.
pub fn toward(held: &Range<usize>, wanted: &Range<usize>, in_sight: &Range<usize>, of_block: usize) -> Range<usize> {
    if held.start > in_sight.start || held.end < in_sight.end {
        return wanted.clone();
    }
    let step = |from: usize, to: usize| to.clamp(from.saturating_sub(of_block), from + of_block);
    step(held.start, wanted.start)..step(held.end, wanted.end)
}

/// The window moved so that a row is in it; the same where it is.
pub fn with_row(window: Range<usize>, row: usize, rows: usize) -> Range<usize> {
    if window.contains(&row) {
        return window;
    }
    row.saturating_sub(MARGIN)..(row + MARGIN + 1).min(rows)
}

/// The rows of a block of so many, by their places; the last block may be shorter, and one past the end has none.
pub fn block(n: usize, of_block: usize, rows: usize) -> Range<usize> {
    (n * of_block).min(rows)..((n + 1) * of_block).min(rows)
}

/// The blocks whose rows are in the document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Open {
    /// All of them.
    Whole,
    /// Those in the window, and the one with the pinned row wherever it is.
    Part(Range<usize>, Option<usize>),
}

impl Open {
    /// The blocks of so many rows that hold what is in the window, and the pinned row; of a window that is older than the rows
    /// what there is of it.
    pub fn part(window: &Range<usize>, pinned: Option<usize>, of_block: usize, rows: usize) -> Self {
        let (first, end) = (window.start.min(rows), window.end.min(rows));
        let blocks = if first < end { first / of_block..end.div_ceil(of_block) } else { 0..0 };
        Self::Part(blocks, pinned.filter(|row| *row < rows).map(|row| row / of_block))
    }

    /// Whether a block's rows are in the document.
    pub fn has(&self, block: usize) -> bool {
        match self {
            Self::Whole => true,
            Self::Part(blocks, pinned) => blocks.contains(&block) || *pinned == Some(block),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_blocks_stand_for_every_row_once_and_open_where_a_row_is_wanted() {
        for (rows, of_block) in
            [0_usize, 1, 2, 49, 50, 1_000].into_iter().flat_map(|rows| [1, 2, 10].map(|n| (rows, n)))
        {
            let blocks: Vec<_> = (0..rows.div_ceil(of_block)).map(|n| block(n, of_block, rows)).collect();
            assert_eq!(blocks.iter().cloned().flatten().collect::<Vec<_>>(), (0..rows).collect::<Vec<_>>());
            for window in [0..0, 0..50, 3..40, 990..1_020, 2_000..2_050] {
                for pinned in [None, Some(0), Some(45), Some(999), Some(5_000)] {
                    let open = Open::part(&window, pinned, of_block, rows);
                    for (n, block) in blocks.iter().enumerate() {
                        let wanted = block.clone().any(|row| window.contains(&row) || pinned == Some(row));
                        assert_eq!(open.has(n), wanted, "{block:?} {window:?} {pinned:?}");
                    }
                }
            }
        }
        assert!(block(7, 10, 12).is_empty() && Open::Whole.has(7));
    }

    #[test]
    fn a_row_that_passes_brings_at_most_a_block_into_the_document() {
        let (rows, height) = (1_000, 48_000);
        for columns in [1, 15, 16, 17, 40, 80, 300] {
            let of_block = rows_of_block(columns);
            assert!(of_block == 1 || of_block * columns <= BLOCK_CELLS, "{columns}");
            let open_at = |row: usize| {
                let window = around(&in_sight(row * 48, 600, height, rows), rows, of_block);
                let open = Open::part(&window, Some(row), of_block, rows);
                (0..rows.div_ceil(of_block)).filter(|n| open.has(*n)).collect::<Vec<_>>()
            };
            for row in 1..900 {
                let before = open_at(row - 1);
                let new = open_at(row).into_iter().filter(|n| !before.contains(n)).count();
                assert!(new <= 1, "{columns} columns, row {row}: {new} blocks at once");
            }
        }
    }

    #[test]
    fn what_is_in_sight_is_in_the_window_with_a_margin() {
        let (rows, height) = (1_000, 48_000);
        for (scrolled, of_block) in (0..height).step_by(331).flat_map(|scrolled| [1, 2, 10].map(|n| (scrolled, n))) {
            let window = around(&in_sight(scrolled, 600, height, rows), rows, of_block);
            let (first, last) = (scrolled / 48, ((scrolled + 600) / 48).min(rows - 1));
            assert!(window.start <= first.saturating_sub(MARGIN) && last < window.end, "{scrolled} {window:?}");
            assert!(window.len() <= 600 / 48 + 2 * (MARGIN + STEP) + 2, "{window:?}");
        }
        assert_eq!(in_sight(0, 600, 0, 10), 0..10, "before anything has a height");
        assert_eq!(with_row(0..50, 999, rows), 987..1_000);
        assert_eq!(with_row(0..50, 49, rows), 0..50);
    }

    #[test]
    fn a_jump_brings_a_block_at_a_time_and_never_loses_what_is_seen() {
        let (rows, height) = (1_000, 48_000);
        for (from, by, of_block) in [(0, 8, 2), (300, 8, 2), (300, 11, 10), (500, 3, 1), (980, 8, 2)] {
            let seen_at = |row: usize| in_sight(row * 48, 600, height, rows);
            for (start, to) in [(from, from + by), (from + by, from)] {
                let mut held = around(&seen_at(start), rows, of_block);
                let (seen, wanted) = (seen_at(to), around(&seen_at(to), rows, of_block));
                let blocks = |window: &Range<usize>| {
                    let open = Open::part(window, None, of_block, rows);
                    (0..rows.div_ceil(of_block)).filter(|n| open.has(*n)).collect::<Vec<_>>()
                };
                let mut frames = 0;
                while held != wanted {
                    let next = toward(&held, &wanted, &seen, of_block);
                    let before = blocks(&held);
                    let new = blocks(&next).into_iter().filter(|n| !before.contains(n)).count();
                    assert!(new <= 1, "{new} blocks at once from {held:?} to {next:?}");
                    assert!(next.start <= seen.start && seen.end <= next.end, "{seen:?} is not in {next:?}");
                    held = next;
                    frames += 1;
                }
                assert!(frames <= by.div_ceil(of_block) + STEP, "{frames} frames");
            }
        }
        assert_eq!(toward(&(0..36), &(488..524), &(500..513), 2), 488..524, "what is seen does not wait");
    }

    #[test]
    fn a_class_is_whole_and_a_long_book_has_pages() {
        assert!(is_whole(104, 2) && is_whole(60, 80) && !is_whole(121, 1) && !is_whole(100, 80));
        assert_eq!(of_page(0, 1_000), 0..50);
        assert_eq!(of_page(19, 1_000), 950..1_000);
        assert_eq!(of_page(20, 1_000), 0..50, "no such page");
        assert_eq!(of_page(u32::MAX, 30), 0..30);
    }
}
