//! An imported file as rows for the store.

use school::{
    clock::Instant,
    id::{AssessmentId, CourseId, MemberId, SubjectId, TermId, YearId},
    person::{Name, Role},
};
use store::{
    id::mint,
    plan::{
        PlannedAssessment, PlannedCourse, PlannedEnrollment, PlannedGrade, PlannedMember, PlannedSubject, PlannedTerm,
        PlannedYear, SchoolPlan,
    },
};

use super::Marks;
use crate::server::sessions::now;

/// Where the rows of one import go.
struct Place {
    year: YearId,
    term: TermId,
    subject: SubjectId,
    /// Stands as the writer of the marks; has no login.
    importer: MemberId,
    at: Instant,
}

/// What the marks are of.
pub struct Subject {
    pub name: String,
    /// Its id, if the school has it already.
    pub known: Option<SubjectId>,
}

/// All courses, students and marks of a file, as rows. `name` makes a student's name of a running index and the number.
pub fn of(subject: &Subject, marks: &Marks, name: impl Fn(usize, &str) -> Name) -> SchoolPlan {
    let place = Place {
        year: YearId(mint()),
        term: TermId(mint()),
        subject: subject.known.unwrap_or_else(|| SubjectId(mint())),
        importer: MemberId(mint()),
        at: now(),
    };
    let mut plan = frame(&place, subject);
    let mut index = 0;
    for (code, students) in &marks.courses {
        let course = CourseId(mint());
        plan.courses.push(PlannedCourse {
            id: course,
            year: place.year,
            subject: place.subject,
            class: None,
            grade_level: -1,
            title: code.clone(),
            capacity: 0,
            teachers: Vec::new(),
        });
        let columns: Vec<AssessmentId> = marks.assessments.iter().map(|_| AssessmentId(mint())).collect();
        add_columns(&mut plan, &place, marks, course, &columns);
        for (number, cells) in students {
            let student = MemberId(mint());
            let named = PlannedMember {
                id: student,
                account: None,
                role: Role::Student,
                number: format!("{code}-{number}"),
                name: name(index, number),
                class: None,
            };
            index += 1;
            plan.members.push(named);
            plan.enrollments.push(PlannedEnrollment { course, student, ended_at: None });
            let given = columns.iter().zip(cells).filter(|(_, mark)| !mark.is_blank());
            plan.grades.extend(given.map(|(assessment, mark)| PlannedGrade {
                course,
                student,
                assessment: *assessment,
                mark: *mark,
                written_by: place.importer,
                written_at: place.at,
            }));
        }
    }
    plan
}

/// The year, the term, the subject and the importer.
fn frame(place: &Place, subject: &Subject) -> SchoolPlan {
    let importer = PlannedMember {
        id: place.importer,
        account: None,
        role: Role::Admin,
        number: String::new(),
        name: Name::new("Import", "", ""),
        class: None,
    };
    let new = subject.known.is_none().then(|| PlannedSubject { id: place.subject, name: subject.name.clone() });
    SchoolPlan {
        years: vec![PlannedYear { id: place.year, name: subject.name.clone() }],
        terms: vec![PlannedTerm {
            id: place.term,
            year: place.year,
            name: subject.name.clone(),
            position: 1,
            starts_on: String::new(),
            ends_on: String::new(),
            closed_at: None,
        }],
        subjects: new.into_iter().collect(),
        members: vec![importer],
        ..SchoolPlan::default()
    }
}

fn add_columns(plan: &mut SchoolPlan, place: &Place, marks: &Marks, course: CourseId, columns: &[AssessmentId]) {
    for ((position, id), planned) in (1..).zip(columns).zip(&marks.assessments) {
        plan.assessments.push(PlannedAssessment {
            id: *id,
            course,
            term: place.term,
            kind: planned.kind,
            title: planned.title.clone(),
            max: planned.max,
            position,
            held_on: String::new(),
            posted_at: Some(place.at),
            created_by: place.importer,
        });
    }
}
