//! The digits and signs that keyboards and spreadsheets have for a number.
//!
//! Ethiopic numerals have no zero and no places: ፲፯ is ten and seven. Behind a decimal sign one of ፩ to ፱ is tenths, as in "17.5",
//! and what is written as two digits elsewhere is hundredths: ፲፯.፭ is 17.5, ፲፯.፳፭ is 17.25.

use super::EntryProblem;

/// The most digits that a whole number is read with; whatever has more is above every maximum.
const MOST_DIGITS: usize = 9;

/// The text with Western digits and signs, its spaces alike, and without marks that have no width. Ethiopic numerals stay.
pub(super) fn plain(typed: &str) -> String {
    typed.chars().filter(|c| !is_invisible(*c)).map(western).collect()
}

/// Reads a whole number: Western digits, or an Ethiopic numeral.
///
/// # Errors
/// What is neither is no number; what is above 999,999,999 is above every maximum.
pub(super) fn whole(text: &str) -> Result<i64, EntryProblem> {
    if text.is_empty() || !text.bytes().all(|b| b.is_ascii_digit()) {
        return ethiopic(text).ok_or(EntryProblem::NotANumber);
    }
    let significant = text.trim_start_matches('0');
    if significant.len() > MOST_DIGITS {
        return Err(EntryProblem::AboveMax);
    }
    Ok(significant.bytes().fold(0, |sum, b| sum * 10 + i64::from(b - b'0')))
}

/// Reads what stands behind the decimal sign, in hundredths.
///
/// # Errors
/// More than two decimals are too fine, zeros too: "1,000" is not one point.
pub(super) fn hundredths(text: &str) -> Result<i64, EntryProblem> {
    if !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit()) {
        let decimals = text.bytes().zip([10, 1]).map(|(b, unit)| i64::from(b - b'0') * unit).sum();
        return if text.len() > 2 { Err(EntryProblem::TooFine) } else { Ok(decimals) };
    }
    let decimals = below_hundred(text).filter(|n| *n > 0).ok_or(EntryProblem::NotANumber)?;
    Ok(if decimals < 10 { decimals * 10 } else { decimals })
}

/// Marks that turn the direction of writing or join letters, and have no width: a copied cell often carries some.
fn is_invisible(c: char) -> bool {
    matches!(c, '\u{61C}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}' | '\u{2066}'..='\u{2069}' | '\u{FEFF}')
}

fn western(c: char) -> char {
    match c {
        '\u{660}'..='\u{669}' => digit(c, '\u{660}'),
        '\u{6F0}'..='\u{6F9}' => digit(c, '\u{6F0}'),
        // The full-width forms stand in the order of ASCII.
        '\u{FF01}'..='\u{FF5E}' => u8::try_from(u32::from(c) - 0xFEE0).map_or(c, char::from),
        // Arabic: per cent, decimal sign, comma.
        '\u{66A}' => '%',
        '\u{66B}' => '.',
        '\u{60C}' => ',',
        // Ethiopic: where the keys of full stop and comma are. The colon parts words.
        '\u{1362}' => '.',
        '\u{1363}' => ',',
        '\u{1361}' => ' ',
        '\u{2044}' | '\u{2215}' => '/',
        '\u{2212}' => '-',
        c if c.is_whitespace() => ' ',
        c => c,
    }
}

fn digit(c: char, zero: char) -> char {
    u32::from(c).checked_sub(zero.into()).and_then(|n| char::from_digit(n, 10)).unwrap_or(c)
}

/// Reads an Ethiopic numeral: below a hundred, hundreds with ፻, ten thousands with ፼. A one before them may be left out.
fn ethiopic(text: &str) -> Option<i64> {
    match text.split_once('፼') {
        Some((ten_thousands, rest)) => {
            Some(below_ten_thousand(ten_thousands)?.max(1) * 10_000 + below_ten_thousand(rest)?)
        }
        None => below_ten_thousand(text).filter(|n| *n > 0),
    }
}

fn below_ten_thousand(text: &str) -> Option<i64> {
    match text.split_once('፻') {
        Some((hundreds, rest)) => Some(below_hundred(hundreds)?.max(1) * 100 + below_hundred(rest)?),
        None => below_hundred(text),
    }
}

/// A ten, a one, or both in this order; nothing is 0.
fn below_hundred(text: &str) -> Option<i64> {
    let of = |c: char, first: char| i64::from(u32::from(c)) - i64::from(u32::from(first)) + 1;
    let (tens, rest) = match text.chars().next() {
        Some(c @ '፲'..='፺') => (of(c, '፲') * 10, &text[c.len_utf8()..]),
        _ => (0, text),
    };
    let mut rest = rest.chars();
    let ones = match rest.next() {
        Some(c @ '፩'..='፱') => of(c, '፩'),
        None => 0,
        Some(_) => return None,
    };
    rest.next().is_none().then_some(tens + ones)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Writes a number from 1 to 99,999,999 in Ethiopic numerals, the way of the algorithm in CSS Counter Styles (section 7.2).
    fn written(n: u32) -> String {
        let mut pairs: Vec<u32> = (0..4).map(|place| n / 100_u32.pow(place) % 100).collect();
        while pairs.last() == Some(&0) {
            pairs.pop();
        }
        let top = pairs.len() - 1;
        let mut text = String::new();
        for (place, pair) in pairs.iter().enumerate().rev() {
            let bare = *pair == 0 || *pair == 1 && (place == top && place > 0 || place % 2 == 1);
            let letter = |first: char, n: u32| char::from_u32(u32::from(first) + n - 1).filter(|_| n > 0);
            if !bare {
                text.extend(letter('፲', pair / 10).into_iter().chain(letter('፩', pair % 10)));
            }
            match place {
                2 => text.push('፼'),
                1 | 3 if *pair > 0 => text.push('፻'),
                _ => {}
            }
        }
        text
    }

    #[test]
    fn ethiopic_numerals_read_back() {
        assert_eq!([1, 17, 100, 150, 278, 1_000].map(written), ["፩", "፲፯", "፻", "፻፶", "፪፻፸፰", "፲፻"]);
        for n in (1..=100_000).chain([780_111, 78_010_092, 99_999_999]) {
            assert_eq!(ethiopic(&written(n)), Some(n.into()), "{}", written(n));
        }
    }

    #[test]
    fn what_is_no_numeral_is_none() {
        for text in ["", "፯፲", "፩፩", "፲፲", "፻፻", "፩ ፩", "፼፼", "፲x", "x", "፡"] {
            assert_eq!(ethiopic(text), None, "{text}");
        }
        assert_eq!(ethiopic("፩፻"), Some(100), "a one that could be left out");
    }
}
