//! "What if, and what do I need?": marks are tried and a target is set, and nothing is saved.

use leptos::prelude::*;
use leptos_router::hooks::use_query_map;
use school::{
    grade::{Award, Need, Percent, Points},
    id::AssessmentId,
    view::{CourseRecord, PostedMark},
};

use super::tried::{GOAL, Offer, PLACE, Tried, field};
use crate::text::{Catalogue, use_text};

/// The form: it asks for this page with what is tried in its address, while somebody types or by its button.
#[component]
pub fn WhatIf<'a>(
    /// The course as it is.
    record: &'a CourseRecord,
    /// The page's address.
    path: String,
) -> impl IntoView + use<> {
    let need = &use_text().course.need;
    let tried = use_query_map().with_untracked(|query| Tried::read(query, record));
    let open = tried != Tried::default();
    view! {
        <details class="card what-if" open=open>
            <summary><h2>{need.heading}</h2></summary>
            <p class="hint">{need.hint}</p>
            <form method="get" action=path data-get="" data-live="">
                <Goal record tried=&tried />
                <Answer record tried=&tried />
                <Fields record tried=&tried />
                <button type="submit" class="before-wasm">{need.work_out}</button>
            </form>
        </details>
    }
    .into_any()
}

/// What is wanted, and where.
#[component]
fn Goal<'a>(record: &'a CourseRecord, tried: &'a Tried) -> impl IntoView + use<> {
    let text = use_text();
    let need = &text.course.need;
    let now = record.overall().award(record.scale);
    let goal = |offer: Offer| {
        let name = offer.name();
        let selected = tried.goal == name;
        view! { <option value=name selected=selected>{offered(text, offer, now)}</option> }
    };
    let goals = Offer::all(record.scale).into_iter().map(goal).collect_view();
    let place = |(assessment, title): (AssessmentId, String)| {
        let selected = tried.place == Some(assessment);
        view! { <option value=assessment.to_string() selected=selected>{title}</option> }
    };
    let places = places(record).into_iter().map(place).collect_view();
    view! {
        <div class="filter">
            <div>
                <label for="goal">{need.goal}</label>
                <select id="goal" name=GOAL><option value="">"–"</option>{goals}</select>
            </div>
            <div>
                <label for="goal-place">{need.place}</label>
                <select id="goal-place" name=PLACE><option value="">{need.in_each}</option>{places}</select>
            </div>
        </div>
    }
    .into_any()
}

/// The total with the tried marks, and what the target takes on top of them.
#[component]
fn Answer<'a>(record: &'a CourseRecord, tried: &'a Tried) -> impl IntoView + use<> {
    let text = use_text();
    let with_tried = tried.applied(record);
    let total = (!tried.marks.is_empty()).then(|| text.total(with_tried.overall(), with_tried.scale));
    let offer = Offer::all(record.scale).into_iter().find(|offer| offer.name() == tried.goal);
    let needed = offer.map(|offer| answer(text, &with_tried, offer, tried.place));
    view! {
        <div class="answer" role="status">
            {total.map(|total| view! { <p><strong>{text.course.need.with_these} ": " {total}</strong></p> })}
            {needed.map(|said| view! { <p>{said}</p> })}
        </div>
    }
    .into_any()
}

/// A field for each assessment.
#[component]
fn Fields<'a>(record: &'a CourseRecord, tried: &'a Tried) -> impl IntoView + use<> {
    let out_of_points = record.marks.iter().filter(|mark| mark.max.hundredths > 0);
    let fields = out_of_points.map(|mark| view! { <Field record tried mark /> }).collect_view();
    view! {
        <fieldset class="tries filter">
            <legend>{use_text().course.need.tried}</legend>
            {fields}
        </fieldset>
    }
    .into_any()
}

#[component]
fn Field<'a>(record: &'a CourseRecord, tried: &'a Tried, mark: &'a PostedMark) -> impl IntoView + use<> {
    let text = use_text();
    let id = field(mark.assessment);
    let problem = tried.problem(record, mark.assessment);
    let why = format!("{id}-why");
    view! {
        <div data-key=id.clone()>
            <label for=id.clone()>{(text.course.need.try_mark)(&mark.title, &mark.max.to_string())}</label>
            <input
                id=id.clone()
                name=id.clone()
                inputmode="decimal"
                autocomplete="off"
                maxlength="20"
                placeholder=mark.mark.shown()
                value=tried.typed(mark.assessment).to_owned()
                aria-invalid=problem.is_some().to_string()
                aria-describedby=why.clone()
            />
            <p id=why class="problem-line">{problem.map(text.failure.entry)}</p>
        </div>
    }
    .into_any()
}

/// The assessments in which points can be earned.
fn places(record: &CourseRecord) -> Vec<(AssessmentId, String)> {
    let out_of_points = record.marks.iter().filter(|mark| mark.max.hundredths > 0);
    out_of_points.map(|mark| (mark.assessment, mark.title.clone())).collect()
}

fn offered(text: &Catalogue, offer: Offer, now: Option<Award>) -> String {
    let need = &text.course.need;
    match offer {
        Offer::Pass => need.to_pass.to_owned(),
        Offer::Letter(letter) if now == Some(Award::Letter(letter)) => (need.to_keep)(letter.name()),
        Offer::Letter(letter) => (need.to_reach)(letter.name()),
    }
}

fn answer(text: &Catalogue, course: &CourseRecord, offer: Offer, place: Option<AssessmentId>) -> String {
    let need = &text.course.need;
    let chosen = place.and_then(|of| course.marks.iter().find(|mark| mark.assessment == of));
    let Some(mark) = chosen else {
        let percent = |percent: Percent, total: &str| (need.percent)(&percent.to_string(), total);
        let found = course.need_in_each_open(offer.target());
        return found.map_or_else(|| need.nothing_open.to_owned(), |found| told(text, course, found, percent));
    };
    let points =
        |points: Points, total: &str| (need.points)(&points.to_string(), &mark.max.to_string(), &mark.title, total);
    let found = course.need(offer.target(), mark.assessment);
    found.map_or_else(|| need.nothing_open.to_owned(), |found| told(text, course, found, points))
}

fn told<T>(text: &Catalogue, course: &CourseRecord, found: Need<T>, at_least: impl Fn(T, &str) -> String) -> String {
    let total = |overall| text.total(overall, course.scale);
    match found {
        Need::Nothing(overall) => (text.course.need.nothing)(&total(overall)),
        Need::AtLeast(number, overall) => at_least(number, &total(overall)),
        Need::OutOfReach(overall) => (text.course.need.out_of_reach)(&total(overall)),
    }
}
