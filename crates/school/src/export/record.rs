//! A student's record as data: every course with its total, how that is made, and every posted mark.

use serde::Serialize;

use super::WriteInstant;
use crate::{
    clock::Instant,
    grade::{Award, Basis, Coverage, Kind, Rank, Scale},
    id::CourseId,
    person::Name,
    view::{CourseRecord, Explanation, PostedMark, StudentRecord},
};

/// The format's name; another meaning of any field is another format.
const FORMAT: &str = "yeneta-record-1";

/// A student's record as the pages have it, with what only a file says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OwnRecord {
    pub record: StudentRecord,
    /// The student's number; "" is none.
    pub number: String,
    /// The IANA name of the school's time zone.
    pub time_zone: String,
    /// When each course's marks were earned.
    pub periods: Vec<(CourseId, Period)>,
}

/// A school year and its part whose marks the pages show.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Period {
    pub year: String,
    /// "" for a year without terms.
    pub term: String,
}

/// The file.
#[derive(Clone, Debug, Serialize)]
pub struct RecordFile {
    format: &'static str,
    made_at: String,
    time_zone: String,
    school: String,
    student: Student,
    courses: Vec<Course>,
}

#[derive(Clone, Debug, Serialize)]
struct Student {
    number: String,
    given_name: String,
    father_name: String,
    grandfather_name: String,
    class: String,
}

#[derive(Clone, Debug, Serialize)]
struct Course {
    subject: String,
    class: String,
    year: String,
    term: String,
    teachers: Vec<String>,
    since: Option<String>,
    ended: bool,
    total: Total,
    rank: Option<Rank>,
    assessments: Vec<Assessment>,
    explanation: Explanation,
}

#[derive(Clone, Debug, Serialize)]
struct Total {
    percent: Option<String>,
    award: Option<&'static str>,
    coverage_percent: Coverage,
    basis: Basis,
    scale: Scale,
}

#[derive(Clone, Debug, Serialize)]
struct Assessment {
    title: String,
    kind: Kind,
    component: String,
    held_on: Option<String>,
    max: String,
    points: Option<String>,
    flag: &'static str,
    shown: String,
    comment: String,
    written_at: Option<String>,
}

impl Period {
    /// Both in one line.
    #[must_use]
    pub fn shown(&self) -> String {
        let said = [&self.term, &self.year].into_iter().filter(|part| !part.is_empty());
        said.map(String::as_str).collect::<Vec<_>>().join(", ")
    }
}

impl OwnRecord {
    /// When a course's marks were earned; blank where the file does not know.
    #[must_use]
    pub fn period(&self, course: CourseId) -> Period {
        self.periods.iter().find(|(of, _)| *of == course).map(|(_, period)| period.clone()).unwrap_or_default()
    }
}

impl CourseRecord {
    /// What the policy calls the component to which a mark belongs.
    #[must_use]
    pub fn component_of(&self, mark: &PostedMark) -> &str {
        let own = self.policy.components().iter().find(|component| component.kinds.contains(&mark.kind));
        own.map_or("", |component| &component.name)
    }
}

/// Makes the file at an instant.
#[must_use]
pub fn record_file(of: &OwnRecord, made_at: Instant, at: WriteInstant<'_>) -> RecordFile {
    let Name { given, father, grandfather } = of.record.name.clone();
    RecordFile {
        format: FORMAT,
        made_at: at(made_at),
        time_zone: of.time_zone.clone(),
        school: of.record.school_name.clone(),
        student: Student {
            number: of.number.clone(),
            given_name: given,
            father_name: father,
            grandfather_name: grandfather,
            class: of.record.class.plain(),
        },
        courses: of.record.courses.iter().map(|course| file_of(course, of.period(course.course), at)).collect(),
    }
}

fn file_of(course: &CourseRecord, period: Period, at: WriteInstant<'_>) -> Course {
    let overall = course.overall();
    Course {
        subject: course.subject.clone(),
        class: course.class.plain(),
        year: period.year,
        term: period.term,
        teachers: course.teachers.iter().map(Name::to_string).collect(),
        since: course.since.map(at),
        ended: course.ended,
        total: Total {
            percent: overall.percent.map(|percent| percent.to_string()),
            award: overall.award(course.scale).map(award),
            coverage_percent: overall.coverage,
            basis: course.basis,
            scale: course.scale,
        },
        rank: course.rank,
        assessments: course.marks.iter().map(|mark| assessment(course, mark, at)).collect(),
        explanation: course.explanation(),
    }
}

fn assessment(course: &CourseRecord, posted: &PostedMark, at: WriteInstant<'_>) -> Assessment {
    Assessment {
        title: posted.title.clone(),
        kind: posted.kind,
        component: course.component_of(posted).to_owned(),
        held_on: posted.held_on.map(crate::calendar::Day::iso),
        max: posted.max.to_string(),
        points: posted.mark.points.map(|points| points.to_string()),
        flag: posted.mark.flag.name(),
        shown: posted.mark.shown(),
        comment: posted.comment.clone(),
        written_at: posted.changed_at.map(at),
    }
}

fn award(award: Award) -> &'static str {
    match award {
        Award::Letter(letter) => letter.name(),
        Award::Pass => "pass",
        Award::Fail => "fail",
    }
}
