//! Whose a line is: the student with the number, else those with the name.
//!
//! Invariant: a name alone decides nothing; whoever imports says that it is the student.

use std::collections::{BTreeSet, HashMap};

use super::words::key;
use crate::{
    person::{Name, searched},
    view::RosterRow,
};

/// Whom a line may be about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Found<'a> {
    /// The student has the line's number.
    ByNumber(&'a RosterRow),
    /// These students have such a name; none where nobody has.
    ByName(Vec<&'a RosterRow>),
}

/// What a line says about its student.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Named {
    pub number: String,
    pub name: Name,
    /// The whole name as it stands, where one column holds it.
    pub whole: String,
}

/// The students of a course, by what a line finds them with.
pub(super) struct Students<'a> {
    rows: &'a [RosterRow],
    by_number: HashMap<&'a str, &'a RosterRow>,
    /// The same in small letters; none where two numbers differ in nothing else.
    by_folded: HashMap<String, Option<&'a RosterRow>>,
    by_word: HashMap<String, Vec<usize>>,
    words: Vec<Vec<String>>,
}

impl Named {
    /// The name as the file has it.
    pub fn shown(&self) -> String {
        if self.whole.is_empty() { self.name.to_string() } else { self.whole.clone() }
    }

    /// Whether the line names nobody.
    pub fn is_nobody(&self) -> bool {
        self.number.is_empty() && self.shown().is_empty()
    }

    /// The name in three parts. One that has a comma begins with the last part.
    pub fn parts(&self) -> Name {
        if self.whole.is_empty() {
            return self.name.clone();
        }
        let turned = self.whole.split_once(',').map(|(last, first)| format!("{first} {last}"));
        let whole = turned.as_ref().unwrap_or(&self.whole);
        let mut parts = whole.split_whitespace();
        let mut part = || parts.next().unwrap_or_default().to_owned();
        let (given, father) = (part(), part());
        Name { given, father, grandfather: parts.collect::<Vec<_>>().join(" ") }
    }
}

impl<'a> Students<'a> {
    pub fn of(rows: &'a [RosterRow]) -> Self {
        let words: Vec<Vec<String>> = rows.iter().map(|row| words(&row.name.to_string())).collect();
        let mut by_word: HashMap<String, Vec<usize>> = HashMap::new();
        for (n, word) in words.iter().enumerate().flat_map(|(n, words)| words.iter().map(move |word| (n, word))) {
            by_word.entry(word.clone()).or_default().push(n);
        }
        let numbered = || rows.iter().filter(|row| !row.number.is_empty());
        let mut by_folded: HashMap<String, Option<&RosterRow>> = HashMap::new();
        for row in numbered() {
            by_folded.entry(folded(&row.number)).and_modify(|only| *only = None).or_insert(Some(row));
        }
        let by_number = numbered().map(|row| (row.number.as_str(), row)).collect();
        Self { rows, by_number, by_folded, by_word, words }
    }

    /// Whom a line is about.
    pub fn find(&self, named: &Named) -> Found<'a> {
        let folded = || self.by_folded.get(&folded(&named.number)).copied().flatten();
        if let Some(row) = self.by_number.get(named.number.as_str()).copied().or_else(folded) {
            return Found::ByNumber(row);
        }
        let said = words(&named.shown());
        let with_a_word: BTreeSet<usize> =
            said.iter().filter_map(|word| self.by_word.get(word)).flatten().copied().collect();
        let alike = with_a_word.into_iter().filter(|n| is_alike(&said, &self.words[*n]));
        Found::ByName(alike.map(|n| &self.rows[n]).collect())
    }
}

/// Whether two names are of one person as far as names can tell: all words of the shorter one stand in the longer one, and
/// one word alone is not enough where the other has more.
fn is_alike(one: &[String], other: &[String]) -> bool {
    let (shorter, longer) = if one.len() <= other.len() { (one, other) } else { (other, one) };
    let enough = shorter.len() > 1 || shorter.len() == longer.len();
    let mut left: Vec<&String> = longer.iter().collect();
    let take = |word: &String| left.iter().position(|there| *there == word).map(|n| left.swap_remove(n)).is_some();
    enough && shorter.iter().all(take)
}

fn folded(number: &str) -> String {
    number.trim().to_lowercase()
}

/// The words of a name, in small letters, with Ethiopic letters of one sound alike.
fn words(name: &str) -> Vec<String> {
    let parts = name.split(|c: char| c.is_whitespace() || c == ',');
    parts.map(|part| searched(&key(part))).filter(|word| !word.is_empty()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::id::MemberId;

    fn rows() -> Vec<RosterRow> {
        let row = |id, number: &str, given, father, grandfather| RosterRow {
            student: MemberId(id),
            number: number.into(),
            name: Name::new(given, father, grandfather),
        };
        vec![
            row(1, "AK1", "Hana", "Bekele", "Lemma"),
            row(2, "AK2", "Abel", "Girma", "Tadesse"),
            row(3, "AK3", "Abel", "Girma", "Worku"),
            row(4, "", "Lidya", "", ""),
            row(5, "AK5", "ኃይሉ", "ዐለሙ", ""),
        ]
    }

    fn find(number: &str, whole: &str) -> Vec<i64> {
        let rows = rows();
        match Students::of(&rows).find(&Named { number: number.into(), name: Name::default(), whole: whole.into() }) {
            Found::ByNumber(row) => vec![row.student.0, 0],
            Found::ByName(rows) => rows.iter().map(|row| row.student.0).collect(),
        }
    }

    #[test]
    fn a_number_finds_before_a_name() {
        assert_eq!(find(" ak1", "Abel Girma"), [1, 0]);
        assert_eq!(find("AK9", "Hana Bekele"), [1]);
        assert_eq!(find("", "Nobody Here"), [0; 0]);
    }

    #[test]
    fn a_name_is_known_in_any_order_and_as_far_as_it_goes() {
        for name in
            ["Hana Bekele", "Bekele, Hana", "hana  BEKELE lemma", "Lemma, Hana Bekele", "Hana Bekele Lemma Wolde"]
        {
            assert_eq!(find("", name), [1], "{name}");
        }
        assert_eq!(find("", "Girma, Abel"), [2, 3], "two of that name");
        assert_eq!(find("", "Abel Girma Worku"), [3]);
        assert_eq!(find("", "Hana"), [0; 0], "one word of three is not enough");
        assert_eq!(find("", "Lidya"), [4]);
        assert_eq!(find("", "ሀይሉ አለሙ"), [5], "one sound, two letters");
    }

    #[test]
    fn a_whole_name_falls_into_its_parts() {
        let parts = |whole: &str| Named { whole: whole.into(), ..Named::default() }.parts().to_string();
        assert_eq!(parts("Bekele, Hana"), "Hana Bekele");
        assert_eq!(parts("Hana Bekele Lemma Wolde"), "Hana Bekele Lemma Wolde");
    }
}
