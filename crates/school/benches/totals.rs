//! How long the totals of a whole school take: 1,000 students × 80 marks, by policy. `cargo bench -p school --bench totals`.

use std::{hint::black_box, time::Instant};

use school::{
    curriculum::GradeLevel,
    grade::{Basis, Component, Flag, Kind, Mark, Method, Points, Policy, Scored, derive},
};

const STUDENTS: i64 = 1_000;
const MARKS: i64 = 80;
const ROUNDS: usize = 30;

fn main() {
    // Five maxima, as a book has them; and eighty different ones, which no book has.
    let few = |n: i64| [500, 1_000, 2_000, 5_000, 10_000][usize::try_from(n % 5).expect("it is below five")];
    let many = |n: i64| 1_009 + 1_237 * n;
    let dropping = |method| {
        let components: Vec<Component> = Policy::default().into();
        let components = components.into_iter().map(|c| Component { method, drop_lowest: 2, ..c });
        Policy::new(components.collect()).expect("the default with drops is a policy")
    };
    let grade_9 = Policy::for_level(GradeLevel::try_from(9).expect("there is a grade 9"));
    measure("assignments 40, exams 60", &Policy::default(), few);
    measure("grade 9: 40/20/40", &grade_9, few);
    measure("means, the lowest two dropped", &dropping(Method::MeanOfPercentages), few);
    measure("sums, the lowest two dropped", &dropping(Method::SumOfPoints), few);
    measure("assignments 40, exams 60; 80 different maxima", &Policy::default(), many);
    measure("sums, the lowest two dropped; 80 different maxima", &dropping(Method::SumOfPoints), many);
}

/// Prints the median and the worst of the rounds, in thousandths of a millisecond.
fn measure(name: &str, policy: &Policy, max: impl Fn(i64) -> i64) {
    let books: Vec<Vec<Scored>> = (0..STUDENTS).map(|student| book(student, &max)).collect();
    let mut rounds: Vec<u128> = (0..ROUNDS)
        .map(|_| {
            let began = Instant::now();
            for book in &books {
                black_box(derive(policy, Basis::Current, book.iter().copied()).overall());
            }
            began.elapsed().as_micros()
        })
        .collect();
    rounds.sort_unstable();
    println!("{:>8} µs median {:>8} µs worst  {name}", rounds[ROUNDS / 2], rounds[ROUNDS - 1]);
}

fn book(student: i64, max: impl Fn(i64) -> i64) -> Vec<Scored> {
    let mark = |n: i64| {
        let max = max(n);
        let points = Some(Points::hundredths((student * 7_919 + n * 104_729) % (max + 1)));
        let kind = Kind::ALL[usize::try_from(n).expect("it is not below zero") % Kind::ALL.len()];
        let points = points.filter(|_| (student + n) % 11 != 0);
        Scored { kind, max: Points::hundredths(max), mark: Mark { points, flag: Flag::None } }
    };
    (0..MARKS).map(mark).collect()
}
