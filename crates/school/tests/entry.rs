//! What a teacher may type into a cell, and what is refused with which reason.

use proptest::prelude::*;
use school::grade::{Entry, EntryProblem, Flag, MAX_POINTS, Mark, Points, parse_entry};

use EntryProblem::{AboveMax, Negative, NotANumber, OutOfZero, TooFine};

fn mark(hundredths: i64) -> Mark {
    Mark::points(Points::hundredths(hundredths))
}

fn flagged(hundredths: Option<i64>, flag: Flag) -> Mark {
    Mark { points: hundredths.map(Points::hundredths), flag }
}

#[test]
fn numbers_shares_and_percentages_are_read() {
    let table = [
        ("0", 100, 0),
        ("17", 20, 1_700),
        ("17.5", 20, 1_750),
        ("17,5", 20, 1_750),
        ("17.05", 20, 1_705),
        ("17.50", 20, 1_750),
        ("017", 20, 1_700),
        (" 20 ", 20, 2_000),
        ("1000", 1_000, 100_000),
        ("17/20", 20, 1_700),
        ("17/20", 100, 8_500),
        ("17 / 20", 100, 8_500),
        ("8.5/10", 20, 1_700),
        ("0/20", 100, 0),
        ("20/20", 7, 700),
        ("85%", 20, 1_700),
        ("85 %", 100, 8_500),
        ("12,5%", 100, 1_250),
        ("100%", 7, 700),
        ("0%", 7, 0),
    ];
    for (typed, max, hundredths) in table {
        assert_eq!(parse_entry(typed, Points::whole(max)), Ok(mark(hundredths)), "{typed:?} of {max}");
    }
}

#[test]
fn flags_are_read_alone_and_beside_points() {
    let table = [
        ("", flagged(None, Flag::None)),
        (" ", flagged(None, Flag::None)),
        ("EX", flagged(None, Flag::Excused)),
        ("ex", flagged(None, Flag::Excused)),
        (" Mi ", flagged(None, Flag::Missing)),
        ("AB", flagged(None, Flag::Absent)),
        ("IN", flagged(None, Flag::Incomplete)),
        ("12 LA", flagged(Some(1_200), Flag::Late)),
        ("12,5  la", flagged(Some(1_250), Flag::Late)),
        ("50% LA", flagged(Some(5_000), Flag::Late)),
        ("17/20 IN", flagged(Some(8_500), Flag::Incomplete)),
        ("0 EX", flagged(Some(0), Flag::Excused)),
    ];
    for (typed, expected) in table {
        assert_eq!(parse_entry(typed, Points::whole(100)), Ok(expected), "{typed:?}");
    }
}

/// Every keyboard and spreadsheet that a teacher may come from.
#[test]
fn the_digits_and_signs_of_other_scripts_are_read() {
    let table = [
        ("፲፯", 1_700),
        ("፻", 10_000),
        ("፺፱", 9_900),
        ("፲፯.፭", 1_750),
        ("፲፯።፭", 1_750),
        ("፲፯፣፳፭", 1_725),
        ("፲፯.፲", 1_710),
        ("፲፯.5", 1_750),
        ("፲፯/፳", 8_500),
        ("፹፭%", 8_500),
        ("17።5", 1_750),
        ("١٧", 1_700),
        ("١٧٫٥", 1_750),
        ("١٧،٥", 1_750),
        ("٨٥٪", 8_500),
        ("۱۷.۵", 1_750),
        ("１７．５", 1_750),
        ("１７／２０", 8_500),
        ("８５％", 8_500),
        ("17⁄20", 8_500),
        ("\u{200F}17\u{200E}", 1_700),
        ("\u{2066}1\u{200B}7\u{2069}", 1_700),
        ("\u{FEFF}\u{A0}17\u{202F}", 1_700),
        ("17\u{3000}/\u{2009}20", 8_500),
        ("፡፲፯፡", 1_700),
    ];
    for (typed, hundredths) in table {
        assert_eq!(parse_entry(typed, Points::whole(100)), Ok(mark(hundredths)), "{typed:?}");
    }
    assert_eq!(parse_entry("ＥＸ", Points::whole(100)), Ok(flagged(None, Flag::Excused)));
    assert_eq!(parse_entry("፲፪ LA", Points::whole(100)), Ok(flagged(Some(1_200), Flag::Late)));
}

/// Adding a flag in a peer's gradebook clears the score; here the points stay until they are typed over or blanked.
#[test]
fn a_flag_never_clears_a_score() {
    let before = [mark(1_200), flagged(Some(1_200), Flag::Missing), flagged(None, Flag::Absent), Mark::default()];
    for (typed, flag) in [
        ("EX", Flag::Excused),
        ("MI", Flag::Missing),
        ("/", Flag::Missing),
        ("LA", Flag::Late),
        ("*", Flag::Late),
        ("AB", Flag::Absent),
        ("in", Flag::Incomplete),
        (".", Flag::None),
        ("።", Flag::None),
    ] {
        let entry = Entry::read(typed, Points::whole(20)).expect("a flag alone is an entry");
        for mark in before {
            assert_eq!(entry.over(mark), Mark { flag, ..mark }, "{typed} over {mark:?}");
        }
    }
}

#[test]
fn points_take_a_flag_back_and_blank_takes_everything() {
    let before = flagged(Some(1_200), Flag::Missing);
    let over = |typed| Entry::read(typed, Points::whole(20)).map(|entry| entry.over(before));
    assert_eq!(over("15"), Ok(mark(1_500)));
    assert_eq!(over("15*"), Ok(flagged(Some(1_500), Flag::Late)));
    assert_eq!(over("75% *"), Ok(flagged(Some(1_500), Flag::Late)));
    assert_eq!(over("\u{200F} "), Ok(Mark::default()));
}

#[test]
fn everything_else_is_refused_with_its_reason() {
    let digits = "9".repeat(4_000);
    let table = [
        ("abc", NotANumber),
        ("NaN", NotANumber),
        ("inf", NotANumber),
        ("1e5", NotANumber),
        ("0x1F", NotANumber),
        ("+5", NotANumber),
        (".5", NotANumber),
        ("5.", NotANumber),
        ("5 5", NotANumber),
        ("1.5.5", NotANumber),
        ("1,000.5", NotANumber),
        ("12LA", NotANumber),
        ("EX LA", NotANumber),
        ("%", NotANumber),
        ("12/", NotANumber),
        ("/ 12", NotANumber),
        ("12 .", NotANumber),
        ("* 12", NotANumber),
        ("**", NotANumber),
        ("LA*", NotANumber),
        ("EX 12", NotANumber),
        ("1/2/3", NotANumber),
        ("50%%", NotANumber),
        ("1 OR 1=1", NotANumber),
        ("፯፲", NotANumber),
        ("፲7", NotANumber),
        ("፲፯.፻", NotANumber),
        (".፭", NotANumber),
        ("१७", NotANumber),
        ("ⅩⅦ", NotANumber),
        ("1٬000", NotANumber),
        ("1 000", NotANumber),
        ("½", NotANumber),
        ("\0", NotANumber),
        ("-", NotANumber),
        ("-1", Negative),
        ("-0.01", Negative),
        ("-5%", Negative),
        ("−5", Negative),
        ("-፭", Negative),
        ("-17.555", Negative),
        ("5/-20", Negative),
        ("101", AboveMax),
        ("100.01", AboveMax),
        ("101%", AboveMax),
        ("21/20", AboveMax),
        ("101 LA", AboveMax),
        ("፻፩", AboveMax),
        ("፼", AboveMax),
        (digits.as_str(), AboveMax),
        ("17.555", TooFine),
        ("17.5000001", TooFine),
        ("١٧٫٥٥٥", TooFine),
        ("1/3", TooFine),
        ("0/0", OutOfZero),
        ("5/0", OutOfZero),
    ];
    for (typed, problem) in table {
        assert_eq!(parse_entry(typed, Points::whole(100)), Err(problem), "{typed:?}");
    }
}

/// "1,000" is a thousand to one teacher and one to another: nobody's meaning is guessed.
#[test]
fn a_thousands_separator_is_never_taken_for_a_decimal_point() {
    for typed in ["1,000", "1.000", "1,000%", "1,000/2,000"] {
        assert_eq!(parse_entry(typed, MAX_POINTS), Err(TooFine), "{typed:?}");
    }
}

/// A share whose exact points need more than two decimals of this assessment is refused, not rounded.
#[test]
fn a_share_is_scaled_exactly_or_refused() {
    assert_eq!(parse_entry("1/3", Points::whole(100)), Err(TooFine));
    assert_eq!(parse_entry("1/3", Points::whole(30)), Ok(mark(1_000)));
    assert_eq!(parse_entry("33.33%", Points::whole(20)), Err(TooFine));
    assert_eq!(parse_entry("33.33%", Points::whole(100)), Ok(mark(3_333)));
}

fn any_flag() -> impl Strategy<Value = Flag> {
    prop::sample::select(Flag::CODES.map(|(flag, ..)| flag).to_vec())
}

/// A mark that an assessment can hold, with the assessment's maximum.
fn mark_and_max() -> impl Strategy<Value = (Mark, Points)> {
    (0..=MAX_POINTS.hundredths).prop_flat_map(|max| {
        let points = prop::option::of((0..=max).prop_map(Points::hundredths));
        (points, any_flag()).prop_map(move |(points, flag)| (Mark { points, flag }, Points::hundredths(max)))
    })
}

proptest! {
    #[test]
    fn a_shown_mark_reads_back_as_itself((mark, max) in mark_and_max()) {
        prop_assert_eq!(parse_entry(&mark.shown(), max), Ok(mark));
    }

    #[test]
    fn a_mark_above_the_maximum_is_refused(max in 0..=MAX_POINTS.hundredths, more in 1..1_000_000_i64) {
        let shown = mark(max + more).shown();
        prop_assert_eq!(parse_entry(&shown, Points::hundredths(max)), Err(AboveMax));
    }

    #[test]
    fn no_text_panics_and_what_is_taken_fits(typed in "\\PC*", max in 0..=MAX_POINTS.hundredths) {
        holds_points_within(&typed, max)?;
    }

    #[test]
    fn no_near_miss_panics(typed in "[-+0-9.,/%* eExXiInNlLaA፩፲፻٣٫]{0,12}", max in 0..=MAX_POINTS.hundredths) {
        holds_points_within(&typed, max)?;
    }
}

fn holds_points_within(typed: &str, max: i64) -> Result<(), TestCaseError> {
    if let Ok(Mark { points: Some(points), .. }) = parse_entry(typed, Points::hundredths(max)) {
        prop_assert!((0..=max).contains(&points.hundredths), "{typed:?} became {points} of {max}");
        prop_assert!(typed.chars().any(char::is_numeric), "{typed:?} has no digit");
    }
    Ok(())
}
