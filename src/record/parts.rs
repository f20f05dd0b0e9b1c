//! A course's components, and what the marks in each come to.

use leptos::prelude::*;
use school::{
    grade::{Fraction, Part},
    id::AssessmentId,
    view::CourseRecord,
};

use crate::text::{Catalogue, use_text};

/// A component as a page shows it.
#[derive(Clone, PartialEq, Eq)]
pub(super) struct PartShown {
    /// Its name with its weight.
    pub heading: String,
    /// Its name.
    pub name: String,
    /// What its marks come to, or that nothing is assessed.
    pub average: String,
    /// Its assessments in the order of the columns.
    pub assessments: Vec<AssessmentId>,
}

/// The components of a course's total.
pub(super) fn parts(text: &Catalogue, record: &CourseRecord) -> Vec<PartShown> {
    let derivation = record.derivation();
    let own = |column: u32| usize::try_from(column).ok().and_then(|n| record.marks.get(n)).map(|mark| mark.assessment);
    let shown = |part: &Part| {
        let name = text.component(&part.name);
        let average = part.share.as_ref().map(Fraction::rounded).map(|share| text.percent(share));
        PartShown {
            heading: (text.course.part)(&name, &text.percent(part.weight)),
            name,
            average: average.unwrap_or_else(|| text.course.part_empty.to_owned()),
            assessments: part.lines.iter().filter_map(|line| own(line.column)).collect(),
        }
    };
    derivation.parts.iter().map(shown).collect()
}

/// The averages of a course's components, in one line each.
#[component]
pub fn PartAverages<'a>(
    /// The course.
    record: &'a CourseRecord,
) -> impl IntoView + use<> {
    let line = |part: PartShown| view! { <div><dt>{part.name}</dt><dd>{part.average}</dd></div> };
    let lines = parts(use_text(), record).into_iter().map(line).collect_view();
    view! { <dl class="part-averages">{lines}</dl> }.into_any()
}
