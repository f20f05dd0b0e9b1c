//! What a family sees at one glance, by examples that can be checked by hand, and by what holds for every record.

mod borders;
mod coming_up;
mod concerns;
mod engagement;
mod months;
mod need;
mod overview;
mod properties;
mod trends;
mod week;

use school::{
    clock::Instant,
    grade::{Basis, Component, Flag, Kind, Mark, Percent, Points, Policy, Rounding, Scale},
    id::{AssessmentId, CourseId, MemberId, SchoolId},
    view::{CourseRecord, PostedMark, StudentRecord},
};

pub const DAY: i64 = 86_400_000;

/// Noon of a day in London, counted from 1970-01-01.
pub fn noon(day: i64) -> Instant {
    Instant(day * DAY + DAY / 2)
}

/// A quiz out of 100 with so many hundredths of a point and a flag, written at noon of its own number's day.
pub fn flagged(id: i64, points: Option<i64>, flag: Flag) -> PostedMark {
    let mark = Mark { points: points.map(Points::hundredths), flag };
    PostedMark {
        assessment: AssessmentId(id),
        title: format!("Quiz {id}"),
        kind: Kind::Quiz,
        max: Points::whole(100),
        mark,
        held_on: None,
        comment: String::new(),
        changed_at: (!mark.is_blank()).then(|| noon(id)),
    }
}

/// The same in whole per cent without a flag.
pub fn quiz(id: i64, percent: i64) -> PostedMark {
    flagged(id, Some(percent * 100), Flag::None)
}

pub fn blank(id: i64) -> PostedMark {
    flagged(id, None, Flag::None)
}

pub fn missing(id: i64) -> PostedMark {
    flagged(id, None, Flag::Missing)
}

/// A policy in which every mark weighs the same.
pub fn plain(rounding: Rounding) -> Policy {
    let all = Component::new("all", Kind::ALL.to_vec(), Percent::whole(100));
    Policy::new(vec![all]).expect("every kind has one place").with_rounding(rounding)
}

/// A course that is not over, in which half of the points pass.
pub fn course(id: i64, marks: Vec<PostedMark>) -> CourseRecord {
    CourseRecord {
        course: CourseId(id),
        ended: false,
        subject: format!("Subject {id}"),
        class: Default::default(),
        teachers: Vec::new(),
        since: None,
        policy: plain(Rounding::HalfUp),
        basis: Basis::Current,
        scale: Scale::Pass50,
        rank: None,
        marks,
    }
}

pub fn student(id: i64, courses: Vec<CourseRecord>) -> StudentRecord {
    StudentRecord {
        student: MemberId(id),
        name: Default::default(),
        school: SchoolId(1),
        school_name: String::new(),
        class: Default::default(),
        courses,
    }
}

/// The columns of marks, as the numbers they were made from.
pub fn ids<'a>(marks: impl IntoIterator<Item = &'a PostedMark>) -> Vec<i64> {
    marks.into_iter().map(|mark| mark.assessment.0).collect()
}
