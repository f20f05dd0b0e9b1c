//! The system that Yeneta re-creates showed one child four overalls on four screens: 62.85, 61.11, 66.8 and 54.6.
//!
//! Its twenty grades were not kept, nor which rule each screen had. These grades were made so that four ways in which one may
//! read the same book come to these four numbers. Here there is one way, and each screen's function takes it.

use num_rational::Ratio;
use school::{
    clock::Instant,
    curriculum::ClassLabel,
    grade::{Basis, Derivation, Flag, Kind, Overall, Policy, Scale, Scored, derive},
    id::{AssessmentId, CourseId},
    view::{CourseRecord, PostedMark},
};

use crate::{scored, shown};

/// The kind, the maximum in points, the points in hundredths; in the order of their dates.
const GRADES: [(Kind, i64, i64); 20] = [
    (Kind::Quiz, 50, 3_500),
    (Kind::Homework, 20, 1_000),
    (Kind::Quiz, 20, 1_900),
    (Kind::Project, 40, 1_500),
    (Kind::Essay, 10, 400),
    (Kind::Homework, 100, 2_156),
    (Kind::Presentation, 40, 2_700),
    (Kind::Quiz, 100, 4_900),
    (Kind::Homework, 50, 1_800),
    (Kind::Project, 10, 800),
    (Kind::Essay, 40, 3_000),
    (Kind::Presentation, 100, 7_000),
    (Kind::ExamQuiz, 100, 8_400),
    (Kind::MidExam, 20, 1_800),
    (Kind::ExamQuiz, 50, 2_800),
    (Kind::MidExam, 100, 5_500),
    (Kind::FinalExam, 100, 3_564),
    (Kind::ExamQuiz, 10, 800),
    (Kind::MidExam, 10, 900),
    (Kind::FinalExam, 100, 4_000),
];

fn column() -> Vec<Scored> {
    GRADES.iter().map(|(kind, max, points)| scored(*kind, Some(*points), max * 100, Flag::None)).collect()
}

type Share = Ratio<i64>;

fn mean(grades: &[(Kind, i64, i64)]) -> Share {
    let sum: Share = grades.iter().map(|(_, max, points)| Share::new(*points, max * 100)).sum();
    sum / i64::try_from(grades.len()).expect("twenty at most")
}

fn weighted(grades: &[(Kind, i64, i64)]) -> Share {
    let is_exam = |(kind, ..): &(Kind, i64, i64)| matches!(kind, Kind::ExamQuiz | Kind::MidExam | Kind::FinalExam);
    let (exams, assignments): (Vec<_>, Vec<_>) = grades.iter().copied().partition(is_exam);
    mean(&assignments) * Share::new(2, 5) + mean(&exams) * Share::new(3, 5)
}

/// Hundredths of a per cent, half up.
fn percent(share: Share) -> i64 {
    (share * 10_000 + Share::new(1, 2)).floor().to_integer()
}

#[test]
fn four_readings_of_one_book_disagree() {
    assert_eq!(percent(weighted(&GRADES)), 6_285, "assignments 40 and exams 60, as documented");
    assert_eq!(percent(mean(&GRADES)), 6_111, "the mean of everything");
    let is_latest = |n: usize| GRADES[n + 1..].iter().all(|(kind, ..)| *kind != GRADES[n].0);
    let latest: Vec<_> = (0..GRADES.len()).filter(|n| is_latest(*n)).map(|n| GRADES[n]).collect();
    assert_eq!(percent(weighted(&latest)), 6_680, "a second grade of a kind overwrites the first");
    let points: i64 = GRADES.iter().map(|(.., points)| points).sum();
    let max: i64 = GRADES.iter().map(|(_, max, _)| max * 100).sum();
    assert_eq!(percent(Share::new(points, max)), 5_460, "the sum of points");
}

#[test]
fn every_screen_has_one_answer() {
    let (policy, one) = (Policy::default(), shown(6_285, 100));
    assert_eq!(derive(&policy, Basis::Current, column()).overall(), one, "the teacher's gradebook, while typing");
    assert_eq!(derive(&policy, Basis::Final, column()).overall(), one, "the closed term");
    assert_eq!(record().overall(), one, "the student's and the parent's page");
    let explained = derive(&policy, Basis::Current, column());
    assert_eq!(explained.overall(), one, "the explanation");
    let sent = serde_json::to_string(&explained).expect("a derivation is plain data");
    let read: Derivation = serde_json::from_str(&sent).expect("what was written is read");
    assert_eq!((read.overall(), &read), (one, &explained), "the explanation on another machine");
    let mut reversed = column();
    reversed.reverse();
    assert_eq!(derive(&policy, Basis::Current, reversed).overall(), one, "the columns in another order");
}

/// The twenty grades as the student's page has them.
pub fn record() -> CourseRecord {
    let mark = |(n, scored): (usize, Scored)| PostedMark {
        assessment: AssessmentId(i64::try_from(n).expect("twenty at most")),
        title: "An assessment".into(),
        kind: scored.kind,
        max: scored.max,
        mark: scored.mark,
        held_on: None,
        comment: String::new(),
        changed_at: Some(Instant(0)),
    };
    CourseRecord {
        course: CourseId(1),
        ended: false,
        subject: "Mathematics".into(),
        class: ClassLabel::read("Grade 9 A"),
        teachers: Vec::new(),
        since: None,
        policy: Policy::default(),
        basis: Basis::Current,
        rank: None,
        scale: Scale::Letters,
        marks: column().into_iter().enumerate().map(mark).collect(),
    }
}

#[test]
fn an_overall_is_what_its_derivation_ends_in() {
    let derivation = derive(&Policy::default(), Basis::Current, column());
    let Overall { percent, .. } = derivation.outcome.overall;
    assert_eq!(derivation.outcome.share.map(|share| share.rounded()), percent);
}
