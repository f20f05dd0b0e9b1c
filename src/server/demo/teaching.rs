//! The demo school's courses, columns and marks.

use school::{
    clock::Instant,
    grade::{Flag, Kind, Mark, Points},
    id::{AssessmentId, ClassId, CourseId, MemberId, SubjectId, TermId, YearId},
};
use store::plan::{
    PlannedAssessment, PlannedCourse, PlannedEnrollment, PlannedGrade, PlannedSubject, PlannedTerm, PlannedYear,
    SchoolPlan,
};

use super::{dice::Dice, people::Ids};

/// When the demo's newest mark was written: 2 March 2026. The demo has no clock.
pub const NOW: Instant = Instant(1_772_442_000_000);
const HOUR: i64 = 3_600_000;

/// The columns of a semester: kind, title, points, and how many of a hundred students have a mark in it.
const COLUMNS: [(Kind, &str, i64, u64); 6] = [
    (Kind::Quiz, "Quiz 1", 10, 100),
    (Kind::Homework, "Homework 1", 20, 97),
    (Kind::Project, "Group project", 30, 98),
    (Kind::Quiz, "Quiz 2", 10, 96),
    (Kind::MidExam, "Mid exam", 50, 100),
    (Kind::FinalExam, "Final exam", 100, 0),
];

/// The year with its two semesters, the first of them closed.
pub struct Calendar {
    pub year: YearId,
    pub first: TermId,
    pub second: TermId,
}

/// A course to be planned.
pub struct Course<'a> {
    pub subject: &'a str,
    pub class: Option<ClassId>,
    /// Whom it is for where it has no class.
    pub grade_level: i64,
    pub capacity: i64,
    pub teachers: Vec<MemberId>,
    pub students: &'a [MemberId],
    /// Whether it also has marks of the first semester.
    pub both_semesters: bool,
}

/// Adds courses to a plan.
pub struct Teaching<'a> {
    pub ids: &'a mut Ids,
    pub plan: &'a mut SchoolPlan,
    pub dice: Dice,
    pub calendar: Calendar,
}

impl Calendar {
    /// Plans 2018 E.C. with its semesters.
    pub fn plan(ids: &mut Ids, plan: &mut SchoolPlan) -> Self {
        let calendar = Self { year: YearId(ids.next()), first: TermId(ids.next()), second: TermId(ids.next()) };
        plan.years.push(PlannedYear { id: calendar.year, name: "2018 E.C.".into() });
        let term = |id, position, name: &str, starts_on: &str, ends_on: &str, closed_at| PlannedTerm {
            id,
            year: calendar.year,
            name: name.into(),
            position,
            starts_on: starts_on.into(),
            ends_on: ends_on.into(),
            closed_at,
        };
        let closed = Some(NOW.plus_millis(-500 * HOUR));
        plan.terms.push(term(calendar.first, 1, "Semester 1, 2018 E.C.", "2025-09-22", "2026-02-07", closed));
        plan.terms.push(term(calendar.second, 2, "Semester 2, 2018 E.C.", "2026-02-25", "2026-07-04", None));
        calendar
    }
}

impl Teaching<'_> {
    /// Plans a course with its students, columns and marks.
    pub fn course(&mut self, course: Course<'_>) -> CourseId {
        let id = CourseId(self.ids.next());
        let lead = course.teachers.first().copied().unwrap_or(MemberId(0));
        let subject = self.subject(course.subject);
        self.plan.courses.push(PlannedCourse {
            id,
            year: self.calendar.year,
            subject,
            class: course.class,
            grade_level: course.grade_level,
            title: String::new(),
            capacity: course.capacity,
            teachers: course.teachers,
        });
        let enrolled =
            course.students.iter().map(|student| PlannedEnrollment { course: id, student: *student, ended_at: None });
        self.plan.enrollments.extend(enrolled);
        if course.both_semesters {
            self.semester(id, self.calendar.first, lead, course.students, true);
        }
        self.semester(id, self.calendar.second, lead, course.students, false);
        id
    }

    fn subject(&mut self, name: &str) -> SubjectId {
        if let Some(subject) = self.plan.subjects.iter().find(|s| s.name == name) {
            return subject.id;
        }
        let id = SubjectId(self.ids.next());
        self.plan.subjects.push(PlannedSubject { id, name: name.to_owned() });
        id
    }

    fn semester(&mut self, course: CourseId, term: TermId, lead: MemberId, students: &[MemberId], over: bool) {
        let begin = if over { NOW.plus_millis(-3_000 * HOUR) } else { NOW.plus_millis(-120 * HOUR) };
        for (position, (kind, title, max, marked)) in (1..).zip(COLUMNS) {
            let id = AssessmentId(self.ids.next());
            let at = begin.plus_millis(position * 19 * HOUR);
            self.plan.assessments.push(PlannedAssessment {
                id,
                course,
                term,
                kind,
                title: title.to_owned(),
                max: Points::whole(max),
                position,
                held_on: String::new(),
                posted_at: Some(at),
                created_by: lead,
            });
            let marked = if over { 100 } else { marked };
            for (row, student) in (0..).zip(students) {
                let Some(mark) = self.mark(*student, max, marked) else { continue };
                let written_at = at.plus_millis(row * 20_000);
                self.plan.grades.push(PlannedGrade {
                    course,
                    student: *student,
                    assessment: id,
                    mark,
                    written_by: lead,
                    written_at,
                });
            }
        }
    }

    /// A mark as a class has them: each student has an ability of their own, each day is different.
    fn mark(&mut self, student: MemberId, max: i64, marked: u64) -> Option<Mark> {
        if self.dice.throw(100) >= marked {
            return None;
        }
        let flag = match self.dice.throw(60) {
            0 => Flag::Excused,
            1 => Flag::Missing,
            2 => Flag::Late,
            _ => Flag::None,
        };
        if matches!(flag, Flag::Excused | Flag::Missing) {
            return Some(Mark { points: None, flag });
        }
        let ability = 48 + student.0.unsigned_abs().wrapping_mul(2_654_435_761) % 42;
        let percent = i64::try_from(ability + self.dice.throw(25)).unwrap_or(0) - 12;
        // Halves, as teachers give them.
        let halves = percent.clamp(5, 100) * max * 2 / 100;
        Some(Mark { points: Some(Points::hundredths(halves * 50)), flag })
    }
}
