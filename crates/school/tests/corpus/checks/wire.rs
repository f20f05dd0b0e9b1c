//! What crosses the wire and lies in rows as JSON. The first line names a type, the rest is its JSON; without such a name every
//! type is asked.

use school::{
    alert::{AlertRule, QuietHours, TypedRule},
    clock::SchoolClock,
    event::{Cursor, Event},
    glance::SeenConcern,
    grade::{Fraction, Mark, Points},
    id::{AssessmentId, CourseRequestId, EnrollmentRequestId, MemberId},
    settings::Settings,
    view::{
        AcceptInvitation, ActOnQuestion, AddAssessment, AddPerson, ApplyFile, ApplyRoster, AskCourse, AskEnrollment,
        AskTeacher, CatalogueAct, CellValue, ChangeEmail, ChangePassword, ChangePerson, ChangeStanding, ChooseLook,
        CorrectGrade, CorrectRegistration, Decide, DecideFile, DecideRegistration, EditAssessment, EndLink,
        FamiliesFilter, GradeCell, Gradebook, HistoryOf, IssueForClass, IssueForStudent, IssueLink, MoveAssessment,
        PeopleFilter, Problem, QuestionFilter, RegisterAs, RequestFilter, ResetPassword, SaveAlerts, SaveGrade,
        SaveGrades, SaveQuiet, SaveSettings, SetDefault, SetPolicy, Tally, TouchAssessment, UseCode, WantedLogin,
    },
};

/// Asks a type, or each, whether what it reads is what it writes.
macro_rules! types {
    ($name:expr, $json:expr; $($type:ty),+ $(,)?) => {{
        let is_named = [$(stringify!($type)),+].contains(&$name);
        $(if !is_named || $name == stringify!($type) {
            match serde_json::from_str::<$type>($json) {
                Ok(value) => super::reads_back(&value),
                Err(error) => assert!(!error.to_string().is_empty(), "what is refused has a reason"),
            }
        })+
    }};
}

/// The same of a form, in which an id that may be left out is sent as a text.
macro_rules! forms {
    ($name:expr, $json:expr; $($type:ty: $texts:expr),+ $(,)?) => {
        $(if $name == stringify!($type) {
            if let Ok(value) = serde_json::from_str::<$type>($json) {
                let mut fields = serde_json::to_value(&value).expect("it is plain data");
                as_texts(&mut fields, &$texts);
                let again = serde_json::from_value::<$type>(fields).expect("it is read back");
                assert!(again == value, "{} is read as another", $json);
            }
        })+
    };
}

pub fn check(bytes: &[u8]) {
    let text = super::text(bytes);
    let (name, json) = super::head(&text);
    types! { name, json;
        AcceptInvitation, ActOnQuestion, AddAssessment, AlertRule, ApplyFile, ApplyRoster, AskEnrollment, CatalogueAct,
        ChangeEmail, ChangePassword, ChangeStanding, ChooseLook, CorrectGrade, CorrectRegistration, Cursor,
        Decide<CourseRequestId>, Decide<EnrollmentRequestId>, DecideFile, EditAssessment, EndLink, Event, FamiliesFilter,
        Fraction, Gradebook, HistoryOf, IssueForClass, IssueForStudent, IssueLink, Problem, QuestionFilter, QuietHours,
        RegisterAs, RequestFilter, ResetPassword, SaveAlerts, SaveGrade, SaveGrades, SaveQuiet, SaveSettings,
        SchoolClock, SeenConcern, SetDefault, SetPolicy, Settings, Tally<CourseRequestId>, TouchAssessment, TypedRule,
        UseCode, WantedLogin,
    }
    forms! { name, json;
        AddPerson: ["class"],
        AskCourse: ["class"],
        AskTeacher: ["assessment"],
        ChangePerson: ["class"],
        DecideRegistration: ["holder", "class"],
        MoveAssessment: ["before"],
        PeopleFilter: ["class", "school"],
    }
    if let Ok(save) = serde_json::from_str::<SaveGrades>(json) {
        save.cells.iter().for_each(|cell| saved(&cell.value));
    }
}

/// Whatever is written into a cell, the cell can show.
fn saved(value: &CellValue) {
    let max = Points::whole(20);
    let before = GradeCell { mark: Mark::points(max), ..GradeCell::unwritten(MemberId(1), AssessmentId(1)) };
    match value.over(&before, max) {
        Ok(after) => {
            assert_eq!(after.version, before.version.next());
            assert!(after.mark.points.is_none_or(|points| (0..=max.hundredths).contains(&points.hundredths)));
            assert!(after.comment.chars().count() <= 500);
            super::reads_back(&after);
        }
        Err(problem) => {
            assert!(matches!(problem, Problem::Entry(_) | Problem::Comment(_)), "{problem:?}");
            super::reads_back(&problem);
        }
    }
}

fn as_texts(fields: &mut serde_json::Value, names: &[&str]) {
    for name in names {
        let id = fields[*name].as_i64().map(|id| id.to_string());
        fields[*name] = id.unwrap_or_default().into();
    }
}
