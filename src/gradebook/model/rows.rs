//! Which students a book shows, and in which order: pure, over what is known of each.

use std::cmp::Ordering;

use school::{
    grade::{Percent, Points},
    id::{AssessmentId, MemberId},
    view::RosterRow,
};

use super::{
    facts::Facts,
    wanted::{Only, Sort, Wanted},
};

/// A student, by what a filter or an order looks at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Known {
    pub student: MemberId,
    pub name: String,
    pub number: String,
    /// The shown overall.
    pub overall: Option<Percent>,
    /// The points in the column that the rows are sorted by.
    pub points: Option<Points>,
    /// How many marks are missing.
    pub missing: u32,
    /// How many cells say nothing yet.
    pub blank: u32,
}

/// What a filter or an order looks at, of each student in the order of the names; totals only where they decide.
pub fn known(
    students: &[RosterRow],
    wanted: &Wanted,
    facts: impl Fn(MemberId) -> Facts,
    points: impl Fn(MemberId, AssessmentId) -> Option<Points>,
) -> Vec<Known> {
    let counted = wanted.needs_facts();
    let known = |row: &RosterRow| {
        let student = row.student;
        let facts = if counted { facts(student) } else { Facts::default() };
        Known {
            student,
            name: row.name.to_string(),
            number: row.number.clone(),
            overall: facts.overall.percent,
            points: wanted.sort.column().and_then(|assessment| points(student, assessment)),
            missing: facts.missing,
            blank: facts.blank,
        }
    };
    students.iter().map(known).collect()
}

/// The students that are wanted, in the wanted order. `known` is in the order of the names.
pub fn shown(known: &[Known], wanted: &Wanted) -> Vec<MemberId> {
    let words: Vec<String> = wanted.search.split_whitespace().map(str::to_lowercase).collect();
    let mut rows: Vec<&Known> = known.iter().filter(|row| fits(row, wanted, &words)).collect();
    match wanted.sort {
        // By name they are already; the others keep that order among equals.
        Sort::Name if wanted.descending => rows.reverse(),
        Sort::Name => {}
        Sort::Number => rows.sort_by(|a, b| turned(natural(&a.number, &b.number), wanted.descending)),
        Sort::Overall => rows.sort_by(|a, b| values(a.overall, b.overall, wanted.descending)),
        Sort::Column(_) => rows.sort_by(|a, b| values(a.points, b.points, wanted.descending)),
    }
    rows.into_iter().map(|row| row.student).collect()
}

fn fits(row: &Known, wanted: &Wanted, words: &[String]) -> bool {
    let found = || {
        let (name, number) = (row.name.to_lowercase(), row.number.to_lowercase());
        words.iter().all(|word| name.contains(word.as_str()) || number.contains(word.as_str()))
    };
    let only = match wanted.only {
        None => true,
        Some(Only::Missing) => row.missing > 0,
        Some(Only::Blank) => row.blank > 0,
    };
    // Who has no overall is in no range of it.
    let above = wanted.from.is_none_or(|from| row.overall.is_some_and(|overall| overall >= from));
    let below = wanted.to.is_none_or(|to| row.overall.is_some_and(|overall| overall <= to));
    only && above && below && (words.is_empty() || found())
}

fn turned(order: Ordering, descending: bool) -> Ordering {
    if descending { order.reverse() } else { order }
}

/// Who has no value stands at the end, whichever way the others go.
fn values<T: Ord>(a: Option<T>, b: Option<T>, descending: bool) -> Ordering {
    match (a, b) {
        (Some(a), Some(b)) => turned(a.cmp(&b), descending),
        (a, b) => a.is_none().cmp(&b.is_none()),
    }
}

/// Numbers inside texts by their value: 9A-2 before 9A-10.
fn natural(a: &str, b: &str) -> Ordering {
    let (mut a, mut b) = (a, b);
    loop {
        match (leading(&mut a), leading(&mut b)) {
            (None, None) => return Ordering::Equal,
            (x, y) if x == y => {}
            (x, y) => return x.cmp(&y),
        }
    }
}

/// A run of digits by its value, or one other character.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
enum Piece<'a> {
    /// Without leading zeros: the longer is the greater.
    Digits(usize, &'a str),
    Other(char),
}

/// Takes the first piece off a text; none of an empty one, which sorts first.
fn leading<'a>(text: &mut &'a str) -> Option<Piece<'a>> {
    let first = text.chars().next()?;
    let digits = text.find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len());
    let (piece, rest) = text.split_at(if digits > 0 { digits } else { first.len_utf8() });
    *text = rest;
    let value = piece.trim_start_matches('0');
    Some(if digits > 0 { Piece::Digits(value.len(), value) } else { Piece::Other(first) })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn known() -> Vec<Known> {
        let row = |id, name: &str, number: &str, overall: Option<i64>, points: Option<i64>, missing, blank| Known {
            student: MemberId(id),
            name: name.into(),
            number: number.into(),
            overall: overall.map(Percent::whole),
            points: points.map(Points::whole),
            missing,
            blank,
        };
        vec![
            row(1, "Abebe Kebede Alemu", "9A-10", Some(50), Some(7), 0, 1),
            row(2, "Hanna Tesfaye Abebe", "9A-2", Some(90), None, 1, 0),
            row(3, "Lia Girma Bekele", "9A-1", None, Some(3), 0, 3),
            row(4, "ሶስና ታደሰ", "9A-03", Some(50), Some(9), 2, 0),
        ]
    }

    fn ids(wanted: Wanted) -> Vec<i64> {
        shown(&known(), &wanted).into_iter().map(|id| id.0).collect()
    }

    fn sorted(sort: Sort, descending: bool) -> Vec<i64> {
        ids(Wanted { sort, descending, ..Wanted::default() })
    }

    #[test]
    fn every_order_goes_both_ways_and_who_has_no_value_stands_last() {
        assert_eq!(sorted(Sort::Name, false), [1, 2, 3, 4]);
        assert_eq!(sorted(Sort::Name, true), [4, 3, 2, 1]);
        assert_eq!(sorted(Sort::Number, false), [3, 2, 4, 1]);
        assert_eq!(sorted(Sort::Number, true), [1, 4, 2, 3]);
        assert_eq!(sorted(Sort::Overall, false), [1, 4, 2, 3], "equals by name");
        assert_eq!(sorted(Sort::Overall, true), [2, 1, 4, 3]);
        let column = Sort::Column(school::id::AssessmentId(5));
        assert_eq!(sorted(column, false), [3, 1, 4, 2]);
        assert_eq!(sorted(column, true), [4, 1, 3, 2]);
    }

    #[test]
    fn a_search_finds_every_word_in_name_or_number() {
        let search = |text: &str| ids(Wanted { search: text.into(), ..Wanted::default() });
        assert_eq!(search("ABEBE"), [1, 2]);
        assert_eq!(search("abebe 9a-2"), [2]);
        assert_eq!(search("ሶስና"), [4]);
        assert_eq!(search("nobody"), [0; 0]);
    }

    #[test]
    fn filters_leave_out_who_does_not_fit() {
        assert_eq!(ids(Wanted { only: Some(Only::Missing), ..Wanted::default() }), [2, 4]);
        assert_eq!(ids(Wanted { only: Some(Only::Blank), ..Wanted::default() }), [1, 3]);
        let range = |from: Option<i64>, to: Option<i64>| {
            ids(Wanted { from: from.map(Percent::whole), to: to.map(Percent::whole), ..Wanted::default() })
        };
        assert_eq!(range(Some(50), None), [1, 2, 4], "the edge is in");
        assert_eq!(range(None, Some(50)), [1, 4]);
        assert_eq!(range(Some(51), Some(90)), [2]);
        assert_eq!(range(Some(91), None), [0; 0]);
    }

    #[test]
    fn numbers_compare_by_value_of_whatever_length() {
        for (less, more) in [
            ("2", "10"),
            ("9A-2", "9A-10"),
            ("a", "b"),
            ("", "1"),
            ("99999999999999999999998", "99999999999999999999999"),
        ] {
            assert_eq!(
                (natural(less, more), natural(more, less)),
                (Ordering::Less, Ordering::Greater),
                "{less} {more}"
            );
        }
        assert_eq!(natural("007", "7"), Ordering::Equal);
    }
}
