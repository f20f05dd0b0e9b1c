//! What a file says of a record is what the page says: the same numbers, made by the same functions.

use proptest::prelude::*;
use school::{
    calendar::Day,
    clock::Instant,
    export::{MarkWords, OwnRecord, Period, mark_lines, record_file},
    grade::{Flag, Kind, Mark, Points, Policy, Rank},
    id::{AssessmentId, CourseId, MemberId, SchoolId},
    marks_file::Field,
    person::Name,
    view::{CourseRecord, PostedMark, StudentRecord},
};
use serde_json::Value;

const HEADINGS: [&str; 16] = ["h"; 16];

fn utc(at: Instant) -> String {
    at.utc()
}

fn mark(n: i64, kind: Kind, mark: Mark, comment: &str) -> PostedMark {
    PostedMark {
        assessment: AssessmentId(n),
        title: format!("Quiz {n}"),
        kind,
        max: Points::whole(20),
        mark,
        comment: comment.into(),
        held_on: Day::from_iso("2026-11-29"),
        changed_at: (!mark.is_blank()).then_some(Instant(0)),
    }
}

fn record(marks: Vec<PostedMark>) -> OwnRecord {
    let course = CourseRecord {
        course: CourseId(7),
        ended: false,
        subject: "Biology".into(),
        class: Default::default(),
        teachers: vec![Name::new("Almaz", "Bekele", "")],
        since: Some(Instant(0)),
        policy: Policy::default(),
        basis: Default::default(),
        scale: Default::default(),
        rank: Some(Rank { place: 3, of: 9 }),
        marks,
    };
    let record = StudentRecord {
        student: MemberId(1),
        name: Name::new("=Hana", "Girma", ""),
        school: SchoolId(1),
        school_name: "Addis".into(),
        class: Default::default(),
        courses: vec![course],
    };
    let period = Period { year: "2018 E.C.".into(), term: "Semester 1".into() };
    OwnRecord { record, number: "N1".into(), time_zone: "UTC".into(), periods: vec![(CourseId(7), period)] }
}

fn json(of: &OwnRecord) -> Value {
    serde_json::to_value(record_file(of, Instant(0), &utc)).expect("a file")
}

fn lines(of: &OwnRecord) -> Vec<Vec<Field>> {
    let words = MarkWords {
        headings: &HEADINGS,
        class: school::curriculum::ClassLabel::plain,
        flag: Flag::name,
        component: &|name| format!("[{name}]"),
    };
    mark_lines(of, words, &utc)
}

#[test]
fn a_mark_is_written_exactly_and_a_text_is_no_formula() {
    let late = Mark { points: Some(Points::hundredths(1_725)), flag: Flag::Late };
    let of = record(vec![mark(1, Kind::Quiz, late, "+see me"), mark(2, Kind::MidExam, Mark::default(), "")]);
    let file = json(&of);
    let [first, second] = [0, 1].map(|n| file["courses"][0]["assessments"][n].clone());
    assert_eq!(
        (&first["points"], &first["flag"], &first["shown"]),
        (&"17.25".into(), &"late".into(), &"17.25 LA".into())
    );
    assert_eq!((&first["component"], &first["held_on"]), (&"Assignments".into(), &"2026-11-29".into()));
    assert_eq!((&second["points"], &second["shown"], &second["written_at"]), (&Value::Null, &"".into(), &Value::Null));
    assert_eq!(file["student"]["given_name"], "=Hana", "data is exact");
    let lines = lines(&of);
    assert!(lines.iter().all(|line| line.len() == HEADINGS.len()), "every line has every column");
    let text = |text: &str| Field::Text(text.into());
    assert_eq!(
        lines[1][2..7],
        ["'=Hana Girma", "Biology", "Almaz Bekele", "Semester 1, 2018 E.C.", "[Assignments]"].map(text)
    );
    assert_eq!(
        (&lines[1][10], &lines[1][11], &lines[1][12]),
        (&Field::Points(Points::hundredths(1_725)), &text("late"), &text("'+see me"))
    );
    assert_eq!((&lines[2][10], &lines[2][13]), (&text(""), &text("")), "a blank mark is blank");
}

proptest! {
    #[test]
    fn the_total_is_the_pages_in_both_files(marks in prop::collection::vec((0..Kind::ALL.len(), 0_i64..=2_000, 0_usize..6), 0..12)) {
        let marks = (0_i64..).zip(marks).map(|(n, (kind, points, flag))| {
            let points = Some(Points::hundredths(points)).filter(|_| flag != 1);
            mark(n, Kind::ALL[kind], Mark { points, flag: Flag::CODES[flag].0 }, "")
        });
        let of = record(marks.collect());
        let course = &of.record.courses[0];
        let (overall, file) = (course.overall(), json(&of));
        let shown = overall.percent.map(|percent| percent.to_string());
        prop_assert_eq!(file["courses"][0]["total"]["percent"].as_str(), shown.as_deref());
        prop_assert_eq!(&file["courses"][0]["total"]["coverage_percent"], &Value::from(overall.coverage));
        let explained = serde_json::to_value(course.explanation()).expect("an explanation");
        prop_assert_eq!(&file["courses"][0]["explanation"], &explained);
        for line in &lines(&of)[1..] {
            prop_assert_eq!(&line[14], &overall.percent.map_or(Field::Text(String::new()), Field::Percent));
        }
    }
}
