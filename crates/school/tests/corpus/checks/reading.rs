//! A second reading of what is typed as a mark: sign by sign, in exact whole numbers, without a look at the first one's code.

use school::grade::Flag;

/// What a character is, on any keyboard.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Sign {
    Digit(i128),
    /// Ethiopic: one to nine.
    One(i128),
    /// Ethiopic: ten to ninety.
    Ten(i128),
    Hundred,
    TenThousand,
    Point,
    Comma,
    Slash,
    Percent,
    Minus,
    Star,
    Space,
    Letter(char),
    Other,
}

use Sign as S;

/// A number as it stands there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Number {
    pub hundredths: i128,
    pub is_negative: bool,
    /// It has more than nine digits that count.
    pub is_long: bool,
    /// It has more than two decimals.
    pub is_fine: bool,
}

/// What was typed. A number that is none is none.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Typed {
    Nothing,
    Flag(Flag),
    Points(Option<Number>, Flag),
    /// The first of the second; a percentage is of a hundred.
    Share(Option<Number>, Option<Number>, Flag),
}

/// Reads what was typed.
pub fn read(typed: &str) -> Typed {
    let signs: Vec<Sign> = typed.chars().filter_map(sign).collect();
    let signs = trimmed(&signs);
    match signs {
        [] => return Typed::Nothing,
        [S::Point] => return Typed::Flag(Flag::None),
        [S::Slash] => return Typed::Flag(Flag::Missing),
        _ => {}
    }
    let (signs, flag) = flag(signs);
    let signs = trimmed(signs);
    if signs.is_empty() {
        return Typed::Flag(flag);
    }
    if let [share @ .., S::Percent] = signs {
        return Typed::Share(number(trimmed(share)), number(&[S::Digit(1), S::Digit(0), S::Digit(0)]), flag);
    }
    match signs.iter().position(|sign| *sign == S::Slash) {
        Some(at) => Typed::Share(number(trimmed(&signs[..at])), number(trimmed(&signs[at + 1..])), flag),
        None => Typed::Points(number(signs), flag),
    }
}

/// The one exact value of a plain number without a flag, in hundredths; none for whatever else.
pub fn hundredths(typed: &str, of: i64) -> Option<i64> {
    let (part, whole) = match read(typed) {
        Typed::Points(number, Flag::None) => (number?, None),
        Typed::Share(part, whole, Flag::None) => (part?, Some(whole?)),
        _ => return None,
    };
    let plain = |number: &Number| !number.is_negative && !number.is_long && !number.is_fine;
    if !plain(&part) || whole.as_ref().is_some_and(|whole| !plain(whole) || whole.hundredths == 0) {
        return None;
    }
    let (part, whole) = match whole {
        Some(whole) => (part.hundredths * i128::from(of), whole.hundredths),
        None => (part.hundredths, 1),
    };
    i64::try_from(part / whole).ok().filter(|value| part % whole == 0 && *value <= of)
}

fn sign(c: char) -> Option<Sign> {
    let code = i128::from(u32::from(c));
    let digit = [0x30, 0x660, 0x6F0, 0xFF10].into_iter().find(|zero| (*zero..*zero + 10).contains(&code));
    Some(match c {
        _ if digit.is_some() => S::Digit(code - digit.unwrap_or_default()),
        '\u{1369}'..='\u{1371}' => S::One(code - 0x1368),
        '\u{1372}'..='\u{137A}' => S::Ten((code - 0x1371) * 10),
        '\u{137B}' => S::Hundred,
        '\u{137C}' => S::TenThousand,
        '.' | '．' | '\u{66B}' | '\u{1362}' => S::Point,
        ',' | '，' | '\u{60C}' | '\u{1363}' => S::Comma,
        '/' | '／' | '\u{2044}' | '\u{2215}' => S::Slash,
        '%' | '％' | '\u{66A}' => S::Percent,
        '-' | '－' | '\u{2212}' => S::Minus,
        '*' | '＊' => S::Star,
        '\u{61C}' | '\u{FEFF}' | '\u{2060}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' => return None,
        '\u{2066}'..='\u{2069}' => return None,
        '\u{1361}' => S::Space,
        'a'..='z' | 'A'..='Z' => S::Letter(c.to_ascii_uppercase()),
        'ａ'..='ｚ' => S::Letter(char::from_u32(u32::from(c) - 0xFF41 + 0x41).unwrap_or(c)),
        'Ａ'..='Ｚ' => S::Letter(char::from_u32(u32::from(c) - 0xFF21 + 0x41).unwrap_or(c)),
        c if c.is_whitespace() => S::Space,
        _ => S::Other,
    })
}

fn trimmed(signs: &[Sign]) -> &[Sign] {
    match signs {
        [S::Space, rest @ ..] | [rest @ .., S::Space] => trimmed(rest),
        _ => signs,
    }
}

/// Parts a flag from what stands before it.
fn flag(signs: &[Sign]) -> (&[Sign], Flag) {
    let (before, flag) = match signs {
        [before @ .., S::Star] => return (before, Flag::Late),
        [before @ .., S::Letter('E'), S::Letter('X')] => (before, Flag::Excused),
        [before @ .., S::Letter('M'), S::Letter('I')] => (before, Flag::Missing),
        [before @ .., S::Letter('L'), S::Letter('A')] => (before, Flag::Late),
        [before @ .., S::Letter('A'), S::Letter('B')] => (before, Flag::Absent),
        [before @ .., S::Letter('I'), S::Letter('N')] => (before, Flag::Incomplete),
        _ => return (signs, Flag::None),
    };
    if matches!(before, [] | [.., S::Space]) { (before, flag) } else { (signs, Flag::None) }
}

fn number(signs: &[Sign]) -> Option<Number> {
    if let [S::Minus, rest @ ..] = signs {
        return number(rest).filter(|number| !number.is_negative).map(|n| Number { is_negative: true, ..n });
    }
    let at = signs.iter().position(|sign| matches!(sign, S::Point | S::Comma));
    let (whole, is_long) = whole(&signs[..at.unwrap_or(signs.len())])?;
    let (decimals, is_fine) = match at {
        Some(at) => decimals(&signs[at + 1..])?,
        None => (0, false),
    };
    Some(Number { hundredths: whole * 100 + decimals, is_negative: false, is_long, is_fine })
}

/// A whole number, and whether it has more than nine digits that count.
fn whole(signs: &[Sign]) -> Option<(i128, bool)> {
    match digits(signs) {
        Some(digits) => {
            let counting = digits.len() - digits.iter().take_while(|digit| **digit == 0).count();
            let value = if counting > 9 { 0 } else { digits.iter().fold(0, |sum, digit| sum * 10 + digit) };
            Some((value, counting > 9))
        }
        None => ethiopic(signs).map(|value| (value, false)),
    }
}

/// Hundredths, and whether there are finer decimals.
fn decimals(signs: &[Sign]) -> Option<(i128, bool)> {
    if let Some(digits) = digits(signs) {
        let place = |n: usize| digits.get(n).copied().unwrap_or_default();
        return Some((place(0) * 10 + place(1), digits.len() > 2));
    }
    match (pair(signs)?, signs) {
        ((value, []), [_, ..]) => Some((if value < 10 { value * 10 } else { value }, false)),
        _ => None,
    }
}

fn digits(signs: &[Sign]) -> Option<Vec<i128>> {
    let of = |sign: &Sign| if let S::Digit(digit) = sign { Some(*digit) } else { None };
    signs.iter().map(of).collect::<Option<Vec<_>>>().filter(|digits| !digits.is_empty())
}

/// An Ethiopic numeral, from its first sign to its last.
fn ethiopic(signs: &[Sign]) -> Option<i128> {
    let (group, rest) = group(signs)?;
    let value = match rest {
        [] => group,
        [S::TenThousand, rest @ ..] => match self::group(rest)? {
            (ones, []) => group.max(1) * 10_000 + ones,
            _ => return None,
        },
        _ => return None,
    };
    (value > 0).then_some(value)
}

/// What is below ten thousand, and what stands behind it.
fn group(signs: &[Sign]) -> Option<(i128, &[Sign])> {
    let (first, rest) = pair(signs)?;
    match rest {
        [S::Hundred, rest @ ..] => pair(rest).map(|(ones, rest)| (first.max(1) * 100 + ones, rest)),
        _ => Some((first, rest)),
    }
}

/// What is below a hundred, and what stands behind it.
fn pair(signs: &[Sign]) -> Option<(i128, &[Sign])> {
    Some(match signs {
        [S::Ten(ten), S::One(one), rest @ ..] => (ten + one, rest),
        [S::Ten(n) | S::One(n), rest @ ..] => (*n, rest),
        rest => (0, rest),
    })
}
