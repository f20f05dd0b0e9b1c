//! The engine against a second opinion: the same rules in Python's fractions, which share no code with it.
//!
//! `YENETA_ORACLE_BOOKS=1000000` asks about a million books, `YENETA_ORACLE_SEED` about others than last time. What a target takes
//! is found by trying every mark too, in `YENETA_NEED_BOOKS` books.

mod books;
mod need;
mod python;

use books::{Book, Chance};
use python::ask;
use school::grade::{
    Averaged, Award, Basis, Derivation, Overall, Percent, Points, Scale, Statistics, average, derive, trend,
};
use serde_json::{Value, json};

/// Both totals of every term and of the year, with letters and pass, and the trend.
#[test]
fn every_number_of_a_random_book_is_the_oracles() {
    ask(
        count("YENETA_ORACLE_BOOKS", 100_000),
        |chance| Book::random(chance).line(),
        |chance, answer| {
            let book = Book::random(chance);
            assert_eq!(numbers(&book), *answer, "the oracle (right) has another answer for\n{}", book.line());
        },
    );
}

/// The explanation goes out as JSON and nothing else does; the oracle finds the total in it, and every step before.
#[test]
fn a_total_is_recomputed_from_its_explanation_alone() {
    let derivation = |chance: &mut Chance| {
        let term = Book::random(chance).terms.swap_remove(0);
        derive(&term.policy, chance.of(&[Basis::Current, Basis::Final]), term.column)
    };
    ask(
        10_000,
        |chance| json!({ "derivation": derivation(chance) }),
        |chance, answer| {
            let derivation = derivation(chance);
            assert_eq!(answer["wrong"], json!([]), "in {derivation:?}");
            assert_eq!(answer["overall"], json!(derivation.overall()));
        },
    );
}

/// A check that can't fail is none: an explanation with one step changed does not lead to its total.
#[test]
fn a_wrong_explanation_is_seen() {
    let falsified = |chance: &mut Chance| {
        let term = Book::one_full_exam();
        let mut derivation = derive(&term.policy, Basis::Current, term.column);
        falsify(&mut derivation, chance.below(4));
        json!({ "derivation": derivation })
    };
    ask(40, falsified, |chance, answer| {
        assert_ne!(answer["wrong"], json!([]), "change {} was not seen", chance.below(4));
    });
}

#[test]
fn class_statistics_are_the_oracles() {
    let values = |chance: &mut Chance| -> Vec<i64> {
        let count = 1 + chance.below(80);
        (0..count).map(|_| chance.below(10_001)).collect()
    };
    ask(
        10_000,
        |chance| json!({ "values": values(chance) }),
        |chance, answer| {
            let values = values(chance);
            let found = Statistics::of(values.iter().copied().map(Percent::hundredths)).expect("there are values");
            let Statistics { count, mean, median, min, max } = found;
            let found = json!({ "count": count, "mean": mean, "median": median, "min": min, "max": max });
            assert_eq!(found, *answer, "of {values:?}");
        },
    );
}

/// How often to ask.
fn count(variable: &str, otherwise: u64) -> u64 {
    let Ok(asked) = std::env::var(variable) else { return otherwise };
    asked.parse().unwrap_or_else(|_| panic!("{variable} is a whole number, not {asked}"))
}

fn numbers(book: &Book) -> Value {
    let columns = || book.terms.iter().map(|term| (&term.policy, term.column.iter().copied()));
    let terms: Vec<_> = columns()
        .map(|(policy, c)| [Basis::Current, Basis::Final].map(|basis| derive(policy, basis, c.clone()).overall()))
        .collect();
    let year = [Basis::Current, Basis::Final].map(|basis| {
        let totals = columns().map(|(policy, column)| Averaged::from(&derive(policy, basis, column)));
        average(totals, book.rounding).overall()
    });
    json!({
        "terms": terms.into_iter().map(|term| term.map(shown)).collect::<Vec<_>>(),
        "year": year.map(shown),
        "trend": trend(book.terms[0].column.iter().copied()),
    })
}

fn shown(overall: Overall) -> Value {
    let letter = overall.award(Scale::Letters).map(|award| match award {
        Award::Letter(letter) => letter.name(),
        Award::Pass | Award::Fail => "no letter",
    });
    let passes = overall.award(Scale::Pass50).map(|award| award == Award::Pass);
    json!([overall.percent, overall.coverage, letter, passes])
}

/// Changes one step of the explanation of a single full mark.
fn falsify(derivation: &mut Derivation, which: i64) {
    let part = derivation.parts.iter_mut().find(|part| part.share.is_some()).expect("one exam counts");
    match which {
        0 => part.lines[0].max = Points::whole(200),
        1 => part.weight = Percent::whole(50),
        2 => derivation.outcome.overall.percent = Some(Percent::whole(99)),
        _ => part.lines[0].dropped = true,
    }
}
