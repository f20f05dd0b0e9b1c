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
pub fn PartAverages(
    /// The course.
    record: Memo<CourseRecord>,
) -> impl IntoView {
    let text = use_text();
    let shown = Memo::new(move |_| record.with(|record| parts(text, record)));
    let of = move |place: usize, what: fn(&PartShown) -> &String| {
        move || shown.with(|parts| parts.get(place).map(|part| what(part).clone()).unwrap_or_default())
    };
    view! {
        <dl class="part-averages">
            <For each=move || 0..shown.with(Vec::len) key=|place| *place let(place)>
                <div>
                    <dt>{of(place, |part| &part.name)}</dt>
                    <dd>{of(place, |part| &part.average)}</dd>
                </div>
            </For>
        </dl>
    }
    .into_any()
}
