//! A block of marks as a spreadsheet gives and takes it: lines of cells, parted by tabs. Pure.

/// A place of the grid, counted from 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Place {
    pub row: usize,
    pub column: usize,
}

/// Some rows and columns of the grid.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Area {
    pub corner: Place,
    pub rows: usize,
    pub columns: usize,
}

/// One cell of a block, laid on the grid.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Laid {
    /// Where it comes to lie; may be outside the grid.
    pub at: Place,
    /// Its line in the block, from 1.
    pub line: usize,
    /// Its column in the block, from 1.
    pub column: usize,
    /// What it holds.
    pub text: String,
}

impl Area {
    /// The smallest area with both places in it.
    #[must_use]
    pub fn between(a: Place, b: Place) -> Self {
        let corner = Place { row: a.row.min(b.row), column: a.column.min(b.column) };
        Self { corner, rows: a.row.abs_diff(b.row) + 1, columns: a.column.abs_diff(b.column) + 1 }
    }

    /// Whether a place is in it.
    #[must_use]
    pub fn has(self, place: Place) -> bool {
        let Place { row, column } = self.corner;
        (row..row + self.rows).contains(&place.row) && (column..column + self.columns).contains(&place.column)
    }

    /// Its places, row by row.
    pub fn places(self) -> impl Iterator<Item = Place> {
        let Place { row, column } = self.corner;
        (row..row + self.rows)
            .flat_map(move |row| (column..column + self.columns).map(move |column| Place { row, column }))
    }
}

/// Reads a block. A cell in quotation marks may hold tabs and line breaks; a mark doubled there is one.
#[must_use]
pub fn read_block(text: &str) -> Vec<Vec<String>> {
    let mut lines = Vec::new();
    let mut line = Vec::new();
    let mut rest = text;
    while !rest.is_empty() {
        let (cell, after) = quoted(rest).unwrap_or_else(|| plain(rest));
        line.push(cell);
        rest = after;
        if let Some(next) = rest.strip_prefix('\t') {
            rest = next;
            if rest.is_empty() {
                line.push(String::new());
            }
        } else {
            rest = rest.strip_prefix("\r\n").or_else(|| rest.strip_prefix(['\r', '\n'])).unwrap_or(rest);
            lines.push(std::mem::take(&mut line));
        }
    }
    if !line.is_empty() {
        lines.push(line);
    }
    lines
}

/// Writes rows of cells as a block. What a cell shows of a mark has neither tab nor line break.
#[must_use]
pub fn write_block(rows: &[Vec<String>]) -> String {
    rows.iter().map(|row| row.join("\t")).collect::<Vec<_>>().join("\n")
}

/// Lays a block from the corner of the chosen area; an area that the block fits into several times is filled with it.
/// A cell in which nothing stands is left out: it changes nothing.
#[must_use]
pub fn lay(block: &[Vec<String>], chosen: Area) -> Vec<Laid> {
    let (rows, columns) = (block.len(), block.iter().map(Vec::len).max().unwrap_or(0));
    if rows == 0 || columns == 0 {
        return Vec::new();
    }
    let fits = chosen.rows.is_multiple_of(rows) && chosen.columns.is_multiple_of(columns);
    let area = if fits { chosen } else { Area { corner: chosen.corner, rows, columns } };
    let laid = |at: Place| {
        let (row, column) = ((at.row - area.corner.row) % rows, (at.column - area.corner.column) % columns);
        let text = block.get(row)?.get(column)?.trim();
        (!text.is_empty()).then(|| Laid { at, line: row + 1, column: column + 1, text: text.to_owned() })
    };
    area.places().filter_map(laid).collect()
}

/// A cell in quotation marks, and what follows it; none where no such cell begins or where it does not end.
fn quoted(text: &str) -> Option<(String, &str)> {
    let inside = text.strip_prefix('"')?;
    let mut cell = String::new();
    let mut rest = inside;
    loop {
        let (before, after) = rest.split_once('"')?;
        cell += before;
        match after.strip_prefix('"') {
            Some(more) => {
                cell.push('"');
                rest = more;
            }
            None => return (after.is_empty() || after.starts_with(['\t', '\r', '\n'])).then_some((cell, after)),
        }
    }
}

fn plain(text: &str) -> (String, &str) {
    let end = text.find(['\t', '\r', '\n']).unwrap_or(text.len());
    (text[..end].to_owned(), &text[end..])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows(text: &str) -> Vec<Vec<String>> {
        read_block(text)
    }

    fn of<const N: usize>(cells: [&str; N]) -> Vec<String> {
        cells.map(str::to_owned).to_vec()
    }

    fn at(row: usize, column: usize) -> Place {
        Place { row, column }
    }

    #[test]
    fn a_block_has_lines_of_cells() {
        assert_eq!(rows("17\t18\n9\tEX"), [of(["17", "18"]), of(["9", "EX"])]);
        assert_eq!(rows("17\r\n18\r\n"), [of(["17"]), of(["18"])], "the last line's end begins no other");
        assert_eq!(rows("17\r18"), [of(["17"]), of(["18"])]);
        assert_eq!(rows("\t18\t\n\n9"), [of(["", "18", ""]), of([""]), of(["9"])]);
        assert_eq!(rows(""), Vec::<Vec<String>>::new());
        assert_eq!(rows("a\t"), [of(["a", ""])]);
    }

    #[test]
    fn a_cell_in_quotation_marks_may_hold_anything() {
        assert_eq!(rows("\"a\tb\nc\"\t\"say \"\"no\"\"\"\n1"), [of(["a\tb\nc", "say \"no\""]), of(["1"])]);
        assert_eq!(rows("\"\"\t2"), [of(["", "2"])]);
        // What is no such cell stays as it is.
        assert_eq!(rows("\"17\t18"), [of(["\"17", "18"])]);
        assert_eq!(rows("\"17\"x\t18"), [of(["\"17\"x", "18"])]);
        assert_eq!(rows("5\" pipe"), [of(["5\" pipe"])]);
    }

    #[test]
    fn what_is_written_is_read_again() {
        let block = vec![of(["17.5", "12 LA", ""]), of(["", "EX", "0"])];
        assert_eq!(rows(&write_block(&block)), block);
    }

    #[test]
    fn a_block_is_laid_from_the_corner_and_blanks_change_nothing() {
        let block = rows("1\t\n\t2\t3");
        let laid = lay(&block, Area::between(at(4, 2), at(4, 2)));
        let places: Vec<_> = laid.iter().map(|cell| (cell.at, cell.line, cell.column, cell.text.as_str())).collect();
        assert_eq!(places, [(at(4, 2), 1, 1, "1"), (at(5, 3), 2, 2, "2"), (at(5, 4), 2, 3, "3")]);
        assert_eq!(lay(&[], Area::between(at(0, 0), at(1, 1))), []);
    }

    #[test]
    fn an_area_is_filled_where_the_block_fits_into_it() {
        let one = rows("7");
        let filled = lay(&one, Area::between(at(2, 1), at(0, 0)));
        assert_eq!(filled.len(), 6);
        assert!(filled.iter().all(|cell| cell.text == "7" && (cell.line, cell.column) == (1, 1)));
        let pair = rows("1\n2");
        assert_eq!(lay(&pair, Area::between(at(0, 0), at(3, 0))).len(), 4);
        assert_eq!(lay(&pair, Area::between(at(0, 0), at(2, 0))).len(), 2, "three rows are not twice two");
    }
}
