//! `/teacher/course-requests/new`: asking for a course to teach, from what the school teaches. Whatever is chosen narrows what is left to
//! choose from: the form is read anew with what was filled in so far, by a button where the small program is not.

use leptos::prelude::*;
use leptos_router::hooks::use_query_map;
use school::{curriculum::Stream, person::Role, view::TeachingChoices};

use super::{
    OWN,
    api::{AskCourseCall, teaching_choices},
    chosen::{Chosen, level_name},
    typed::Typed,
};
use crate::{
    screen::RoleNav,
    text::use_text,
    ui::{FormProblem, Loaded, PlainForm},
};

/// Where the form stands.
const PATH: &str = "/teacher/course-requests/new";
/// How many seats a course has unless somebody says otherwise.
const SEATS: &str = "40";

/// The form that asks for a course to teach.
#[component]
pub fn NewCourseRequestPage() -> impl IntoView {
    let text = use_text();
    view! {
        <RoleNav role=Role::Teacher />
        <div class="page-head">
            <div>
                <p class="crumb"><a href=OWN.path>{text.requests.list.back}</a></p>
                <h1>{text.requests.teach.new_heading}</h1>
            </div>
        </div>
        <p>{text.requests.teach.intro}</p>
        <FormProblem />
        <Loaded load=teaching_choices page=|choices| view! { <AskForm choices /> }.into_any() />
    }
}

#[component]
fn AskForm(choices: TeachingChoices) -> impl IntoView {
    let text = use_text();
    let typed = use_query_map().with_untracked(Typed::of);
    if choices.schools.iter().all(|school| school.offers.is_empty()) {
        return view! { <p class="empty">{text.requests.teach.no_schools}</p> }.into_any();
    }
    let chosen = Chosen { schools: &choices.schools, typed: &typed };
    let (school, level, subject) = (school_field(&chosen), level_fields(&chosen), subject_fields(&chosen));
    let capacity = if typed.capacity.is_empty() { SEATS.to_owned() } else { typed.capacity };
    view! {
        <PlainForm<AskCourseCall> class="fields ask-course" narrows=PATH>
            {school}
            {level}
            {subject}
            <label for="capacity">{text.requests.teach.capacity}</label>
            <input
                id="capacity"
                name="ask[capacity]"
                type="number"
                inputmode="numeric"
                min="0"
                max="500"
                required
                value=capacity
                aria-describedby="capacity-hint"
            />
            <p class="hint" id="capacity-hint">{text.requests.teach.capacity_hint}</p>
            <label for="ask-note">{text.common.note}</label>
            <textarea
                id="ask-note"
                name="ask[note]"
                rows="3"
                maxlength="500"
                aria-describedby="ask-note-hint"
                prop:value=typed.note
            ></textarea>
            <p class="hint" id="ask-note-hint">{text.common.note_hint}</p>
            <button type="submit" class="primary">{text.requests.teach.ask}</button>
        </PlainForm<AskCourseCall>>
    }
    .into_any()
}

/// The school, where the teacher teaches at several, and the region that it is in.
fn school_field(chosen: &Chosen<'_>) -> impl IntoView + use<> {
    let text = use_text();
    let region = chosen.school().and_then(|school| school.region);
    let region = region.map(|region| {
        view! { <p class="hint">{text.requests.teach.region} ": " {(text.setup.region_of)(region)}</p> }
    });
    let field = match chosen.schools {
        [only] => view! { <input type="hidden" name="ask[school]" value=only.school.to_string() /> }.into_any(),
        schools => {
            let here = chosen.school().map(|school| school.school);
            let options = schools.iter().map(|of| {
                let selected = here == Some(of.school);
                view! { <option value=of.school.to_string() selected=selected>{of.name.clone()}</option> }
            });
            view! {
                <label for="school">{text.common.school}</label>
                <select id="school" name="ask[school]" data-narrows="">{options.collect_view()}</select>
            }
            .into_any()
        }
    };
    view! { {field} {region} }
}

/// The grade level, the stream where it has streams, and before the program arrives the button that narrows by them.
fn level_fields(chosen: &Chosen<'_>) -> impl IntoView + use<> {
    let text = use_text();
    let (teach, typed) = (&text.requests.teach, chosen.typed);
    let level = |level: u32| {
        let selected = typed.grade_level == Some(level);
        view! { <option value=level.to_string() selected=selected>{level_name(text, level)}</option> }
    };
    let levels = chosen.levels().into_iter().map(level).collect_view();
    let stream = |stream: String| {
        let selected = typed.stream == stream;
        let name = Stream::from_name(&stream).map_or("", text.curriculum.stream_name);
        view! { <option value=stream selected=selected>{name}</option> }
    };
    let streams = chosen.streams();
    let streams = (!streams.is_empty()).then(|| {
        view! {
            <label for="stream">{text.common.stream}</label>
            <select id="stream" name="ask[stream]" data-narrows="">
                <option value="">{text.common.no_stream}</option>
                {streams.into_iter().map(stream).collect_view()}
            </select>
        }
    });
    view! {
        <label for="level">{text.common.grade_level}</label>
        <select id="level" name="ask[grade_level]" required data-narrows="">
            <option value="">{teach.choose}</option>
            {levels}
        </select>
        {streams}
        <div class="before-wasm">
            <button type="submit" class="quiet" formmethod="get" formaction=PATH formnovalidate>{teach.narrow}</button>
            <p class="hint">{teach.narrow_hint}</p>
        </div>
    }
}

/// The subject and the class, as far as the grade level and stream have them.
fn subject_fields(chosen: &Chosen<'_>) -> impl IntoView + use<> {
    let text = use_text();
    let (teach, typed) = (&text.requests.teach, chosen.typed);
    let groups = chosen.offers(text).into_iter().map(|(level, offers)| {
        let options = offers.into_iter().map(|offer| {
            let selected = typed.subject == Some(offer.subject);
            view! { <option value=offer.subject.to_string() selected=selected>{offer.subject_name.clone()}</option> }
        });
        view! { <optgroup label=level>{options.collect_view()}</optgroup> }
    });
    let groups = groups.collect_view();
    let classes = chosen.classes().into_iter().map(|(class, label)| {
        let selected = typed.class == Some(class);
        view! { <option value=class.to_string() selected=selected>{(text.class)(label)}</option> }
    });
    let classes = classes.collect_view();
    view! {
        <label for="subject">{text.common.subject}</label>
        <select id="subject" name="ask[subject]" required>
            <option value="">{teach.choose}</option>
            {groups}
        </select>
        <label for="class">{text.common.class}</label>
        <select id="class" name="ask[class]" aria-describedby="class-hint">
            <option value="">{teach.whole_level}</option>
            {classes}
        </select>
        <p class="hint" id="class-hint">{teach.class_hint}</p>
    }
}
