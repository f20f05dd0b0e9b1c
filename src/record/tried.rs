//! What somebody tries on a course's page: the address says it, so that it works without wasm and outlives a reload.

use leptos_router::params::ParamsMap;
use school::{
    grade::{Award, Entry, EntryProblem, Letter, Mark, Scale, Target},
    id::AssessmentId,
    view::CourseRecord,
};

/// The parameter of the target, and that of the assessment in which it is to be reached.
pub(super) const GOAL: &str = "goal";
pub(super) const PLACE: &str = "in";

/// What is tried, as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Tried {
    /// "" asks for nothing.
    pub goal: String,
    /// None is each of the assessments without a mark.
    pub place: Option<AssessmentId>,
    /// Marks by assessment; what is blank is not tried.
    pub marks: Vec<(AssessmentId, String)>,
}

/// A target that the page offers, by the name that an address has for it. What is offered depends on the scale alone: no mark
/// that comes takes away what somebody chose.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Offer {
    Pass,
    Letter(Letter),
}

impl Tried {
    /// Reads an address; what it says wrong is as if it were left out.
    pub fn read(query: &ParamsMap, record: &CourseRecord) -> Self {
        let marks = record.marks.iter().filter_map(|mark| {
            let typed = query.get(&field(mark.assessment)).filter(|typed| !typed.trim().is_empty())?;
            Some((mark.assessment, typed))
        });
        Self {
            goal: query.get(GOAL).unwrap_or_default(),
            place: query.get_str(PLACE).and_then(|id| id.parse().ok()),
            marks: marks.collect(),
        }
    }

    /// What is typed for an assessment.
    pub fn typed(&self, assessment: AssessmentId) -> &str {
        self.marks.iter().find(|(of, _)| *of == assessment).map_or("", |(_, typed)| typed)
    }

    /// Why what is typed for an assessment is no mark.
    pub fn problem(&self, record: &CourseRecord, assessment: AssessmentId) -> Option<EntryProblem> {
        let max = record.marks.iter().find(|mark| mark.assessment == assessment)?.max;
        let typed = self.typed(assessment);
        if typed.is_empty() { None } else { Entry::read(typed, max).err() }
    }

    /// The course with the marks that can be read.
    pub fn applied(&self, record: &CourseRecord) -> CourseRecord {
        let read = |(assessment, typed): &(AssessmentId, String)| {
            let mark = record.marks.iter().find(|mark| mark.assessment == *assessment)?;
            // A flag stands beside the points that are there, as in the teacher's cell.
            Some((*assessment, Entry::read(typed, mark.max).ok()?.over(mark.mark)))
        };
        let tried: Vec<(AssessmentId, Mark)> = self.marks.iter().filter_map(read).collect();
        record.with_tried(&tried)
    }
}

impl Offer {
    /// What can be wanted in a scale.
    pub fn all(scale: Scale) -> Vec<Offer> {
        let letters = Letter::BANDS.into_iter().map(|(letter, _)| letter);
        let letters = letters.filter(|letter| scale == Scale::Letters && Award::Letter(*letter).passes());
        [Offer::Pass].into_iter().chain(letters.map(Offer::Letter)).collect()
    }

    /// The name in an address.
    pub fn name(self) -> String {
        match self {
            Offer::Pass => "pass".into(),
            Offer::Letter(letter) => letter.name().to_lowercase(),
        }
    }

    /// What the total must be.
    pub fn target(self) -> Target {
        match self {
            Offer::Pass => Target::Pass,
            Offer::Letter(letter) => Target::Award(Award::Letter(letter)),
        }
    }
}

/// The parameter of the mark that is tried in an assessment.
pub(super) fn field(assessment: AssessmentId) -> String {
    format!("try{assessment}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::record::shown::tests::course;

    fn read(pairs: &[(&str, &str)]) -> Tried {
        let query: ParamsMap = pairs.iter().map(|(name, value)| ((*name).to_owned(), *value)).collect();
        Tried::read(&query, &course(1, "Biology", Some(40)))
    }

    #[test]
    fn an_address_says_what_is_tried_and_nothing_of_other_courses() {
        let tried = read(&[("goal", "pass"), ("in", "1"), ("try1", "85%"), ("try2", "9")]);
        assert_eq!((tried.goal.as_str(), tried.place), ("pass", Some(AssessmentId(1))));
        assert_eq!(tried.marks, [(AssessmentId(1), "85%".to_owned())]);
        assert_eq!(read(&[("in", "x"), ("try1", " ")]), Tried::default());
    }

    #[test]
    fn what_can_be_read_is_tried_and_what_can_not_is_told() {
        let of = course(1, "Biology", Some(40));
        let total = |tried: &Tried| tried.applied(&of).overall().percent.map(|percent| percent.to_string());
        let typed = |typed| {
            let tried = read(&[("try1", typed)]);
            (total(&tried), tried.problem(&of, AssessmentId(1)))
        };
        assert_eq!(typed("85%"), (Some("85".into()), None));
        let unchanged = (Some("40".into()), Some(EntryProblem::AboveMax));
        assert_eq!(typed("101"), unchanged, "what is no mark changes nothing");
        assert_eq!(typed("ex"), (None, None), "excused, the points beside it count nowhere");
        assert_eq!(typed(""), (Some("40".into()), None));
    }

    #[test]
    fn what_is_offered_depends_on_the_scale_alone() {
        let names = |scale| Offer::all(scale).into_iter().map(Offer::name).collect::<Vec<_>>();
        assert_eq!(names(Scale::Letters), ["pass", "a", "b", "c", "d"]);
        assert_eq!(names(Scale::Pass50), ["pass"]);
    }
}
