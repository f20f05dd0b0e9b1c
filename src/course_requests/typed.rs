//! What was typed into the form that asks to teach, as its address carries it: without wasm it stays there too.

use leptos_router::params::ParamsMap;
use school::id::{ClassId, SchoolId, SubjectId};

/// The form's fields, as far as they were filled in.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Typed {
    pub school: Option<SchoolId>,
    pub subject: Option<SubjectId>,
    pub class: Option<ClassId>,
    pub grade_level: Option<u32>,
    pub stream: String,
    pub capacity: String,
    pub note: String,
}

impl Typed {
    /// Reads an address.
    #[must_use]
    pub fn of(query: &ParamsMap) -> Self {
        let text = |name| query.get(name).unwrap_or_default();
        let id = |name| text(name).parse::<i64>().ok();
        Self {
            school: id("ask[school]").map(SchoolId),
            subject: id("ask[subject]").map(SubjectId),
            class: id("ask[class]").map(ClassId),
            grade_level: text("ask[grade_level]").parse().ok(),
            stream: text("ask[stream]"),
            capacity: text("ask[capacity]"),
            note: text("ask[note]"),
        }
    }
}

#[cfg(test)]
mod tests {
    use school::view::AskCourse;

    use super::*;

    #[test]
    fn what_was_typed_reads_back() {
        let ask = AskCourse {
            school: SchoolId(1),
            subject: SubjectId(2),
            class: None,
            grade_level: 11,
            stream: "Natural Science".into(),
            capacity: 40,
            note: "a & b".into(),
        };
        let typed = Typed::of(&ask.fields().into_iter().collect());
        assert_eq!((typed.school, typed.subject, typed.class), (Some(SchoolId(1)), Some(SubjectId(2)), None));
        assert_eq!(
            (typed.grade_level, typed.stream.as_str(), typed.note.as_str()),
            (Some(11), "Natural Science", "a & b")
        );
        assert_eq!(Typed::of(&ParamsMap::new()), Typed::default());
    }
}
