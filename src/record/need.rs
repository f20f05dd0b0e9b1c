//! "What if, and what do I need?": marks are tried and a target is set, and nothing is saved.

use leptos::{ev::SubmitEvent, prelude::*};
use leptos_router::hooks::use_query_map;
use school::{
    grade::{Award, Need, Percent, Points},
    id::AssessmentId,
    view::{CourseRecord, PostedMark},
};

use super::tried::{GOAL, Offer, PLACE, Tried, field};
use crate::text::{Catalogue, use_text};

/// The form: with wasm it answers while somebody types, without it is sent to this page.
#[component]
pub fn WhatIf(
    /// The course as it is.
    record: Memo<CourseRecord>,
    /// The page's address.
    path: String,
) -> impl IntoView {
    let text = use_text();
    let query = use_query_map();
    let first = record.with_untracked(|record| query.with_untracked(|query| Tried::read(query, record)));
    let open = first != Tried::default();
    let tried = RwSignal::new(first);
    let need = &text.course.need;
    view! {
        <details class="card what-if" open=open>
            <summary><h2>{need.heading}</h2></summary>
            <p class="hint">{need.hint}</p>
            <form method="get" action=path on:submit=|event: SubmitEvent| event.prevent_default()>
                <Goal record tried />
                <Answer record tried />
                <Fields record tried />
                <button type="submit" class="before-wasm">{need.work_out}</button>
            </form>
        </details>
    }
    .into_any()
}

/// What is wanted, and where.
#[component]
fn Goal(record: Memo<CourseRecord>, tried: RwSignal<Tried>) -> impl IntoView {
    let text = use_text();
    let need = &text.course.need;
    let scale = Memo::new(move |_| record.with(|record| record.scale));
    let now = Memo::new(move |_| record.with(|record| record.overall().award(record.scale)));
    let goal = move |offer: Offer| {
        let (name, label) = (offer.name(), move || offered(text, offer, now.get()));
        let selected = tried.with_untracked(|tried| tried.goal == name);
        view! { <option value=name selected=selected>{label}</option> }
    };
    let places = Memo::new(move |_| record.with(places));
    let place = move |(assessment, title): (AssessmentId, String)| {
        let selected = tried.with_untracked(|tried| tried.place == Some(assessment));
        view! { <option value=assessment.to_string() selected=selected>{title}</option> }
    };
    let want = move |event| tried.update(|tried| tried.goal = event_target_value(&event));
    let choose = move |event| tried.update(|tried| tried.place = event_target_value(&event).parse().ok());
    view! {
        <div class="filter">
            <div>
                <label for="goal">{need.goal}</label>
                <select id="goal" name=GOAL on:change=want>
                    <option value="">"–"</option>
                    {move || Offer::all(scale.get()).into_iter().map(goal).collect_view()}
                </select>
            </div>
            <div>
                <label for="goal-place">{need.place}</label>
                <select id="goal-place" name=PLACE on:change=choose>
                    <option value="">{need.in_each}</option>
                    {move || places.get().into_iter().map(place).collect_view()}
                </select>
            </div>
        </div>
    }
    .into_any()
}

/// The total with the tried marks, and what the target takes on top of them.
#[component]
fn Answer(record: Memo<CourseRecord>, tried: RwSignal<Tried>) -> impl IntoView {
    let text = use_text();
    let with_tried = Memo::new(move |_| record.with(|record| tried.with(|tried| tried.applied(record))));
    let total = move || {
        let is_tried = tried.with(|tried| !tried.marks.is_empty());
        is_tried.then(|| with_tried.with(|course| text.total(course.overall(), course.scale)))
    };
    let needed = move || {
        let wanted = tried.get();
        let offers = Offer::all(record.with(|record| record.scale));
        let offer = offers.into_iter().find(|offer| offer.name() == wanted.goal)?;
        Some(with_tried.with(|course| answer(text, course, offer, wanted.place)))
    };
    view! {
        <div class="answer" role="status">
            {move || total().map(|total| view! { <p><strong>{text.course.need.with_these} ": " {total}</strong></p> })}
            {move || needed().map(|said| view! { <p>{said}</p> })}
        </div>
    }
    .into_any()
}

/// A field for each assessment.
#[component]
fn Fields(record: Memo<CourseRecord>, tried: RwSignal<Tried>) -> impl IntoView {
    let text = use_text();
    let all = move || {
        record.with(|record| record.marks.iter().filter(|mark| mark.max.hundredths > 0).cloned().collect::<Vec<_>>())
    };
    view! {
        <fieldset class="tries filter">
            <legend>{text.course.need.tried}</legend>
            <For each=all key=|mark| mark.assessment let(mark)>
                <Field record tried mark />
            </For>
        </fieldset>
    }
    .into_any()
}

#[component]
fn Field(record: Memo<CourseRecord>, tried: RwSignal<Tried>, mark: PostedMark) -> impl IntoView {
    let text = use_text();
    let assessment = mark.assessment;
    let id = field(assessment);
    let label = (text.course.need.try_mark)(&mark.title, &mark.max.to_string());
    let typed = tried.with_untracked(|tried| tried.typed(assessment).to_owned());
    let problem = Memo::new(move |_| record.with(|record| tried.with(|tried| tried.problem(record, assessment))));
    let why = format!("{id}-why");
    view! {
        <div>
            <label for=id.clone()>{label}</label>
            <input
                id=id.clone()
                name=id
                inputmode="decimal"
                autocomplete="off"
                maxlength="20"
                placeholder=mark.mark.shown()
                value=typed
                aria-invalid=move || problem.get().is_some().to_string()
                aria-describedby=why.clone()
                on:input=move |event| tried.update(|tried| tried.type_in(assessment, event_target_value(&event)))
            />
            <p id=why class="problem-line">{move || problem.get().map(text.failure.entry)}</p>
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
