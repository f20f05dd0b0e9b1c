//! `/teacher/course-requests/new`: asking for a course to teach, from what the school teaches.

use leptos::prelude::*;
use leptos_router::{
    NavigateOptions,
    hooks::{use_navigate, use_query_map},
};
use school::{
    curriculum::{ClassLabel, Stream},
    event::{Event, EventName},
    id::{ClassId, CourseRequestId},
    person::Role,
    request::RequestState,
    view::{Asked, Offer, SchoolChoices, TeachingChoices},
};

use super::{
    OWN,
    api::{AskCourseCall, teaching_choices},
    chosen::{Chosen, level_name},
    typed::Typed,
};
use crate::{
    live::events::use_event_service,
    screen::{RoleNav, use_own_save, use_toasts},
    text::use_text,
    ui::{FormProblem, Loaded, PostForm},
};

/// Where the form stands.
const PATH: &str = "/teacher/course-requests/new";

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
    let chosen = Chosen::new(choices.schools, &typed);
    if chosen.choices.with_value(|schools| schools.iter().all(|school| school.offers.is_empty())) {
        return view! { <p class="empty">{text.requests.teach.no_schools}</p> }.into_any();
    }
    let done = tell(chosen);
    let capacity = if typed.capacity.is_empty() { "40".to_owned() } else { typed.capacity };
    let note = RwSignal::new(typed.note);
    view! {
        <PostForm<AskCourseCall> on_done=done while_sent=use_own_save() class="fields ask-course">
            <SchoolField chosen />
            <LevelFields chosen />
            <SubjectFields chosen />
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
                prop:value=note
                on:input=move |event| note.set(event_target_value(&event))
            ></textarea>
            <p class="hint" id="ask-note-hint">{text.common.note_hint}</p>
            <button type="submit" class="primary">{text.requests.teach.ask}</button>
        </PostForm<AskCourseCall>>
    }
    .into_any()
}

/// The school, where the teacher teaches at several, and the region that it is in.
#[component]
fn SchoolField(chosen: Chosen) -> impl IntoView {
    let text = use_text();
    let region = move || chosen.with_school(|school| school.region).flatten();
    let region = move || {
        region().map(
            |region| view! { <p class="hint">{text.requests.teach.region} ": " {(text.setup.region_of)(region)}</p> },
        )
    };
    let schools = chosen.choices.with_value(|all| all.iter().map(|s| (s.school, s.name.clone())).collect::<Vec<_>>());
    let field = match &schools[..] {
        [(only, _)] => view! { <input type="hidden" name="ask[school]" value=only.to_string() /> }.into_any(),
        _ => {
            let options = schools.into_iter().map(|(school, name)| {
                let selected = chosen.school.get_untracked() == Some(school);
                view! { <option value=school.to_string() selected=selected>{name}</option> }
            });
            let choose = move |event| chosen.school.set(event_target_value(&event).parse().ok());
            view! {
                <label for="school">{text.common.school}</label>
                <select id="school" name="ask[school]" on:change=choose>{options.collect_view()}</select>
            }
            .into_any()
        }
    };
    view! { {field} {region} }.into_any()
}

/// The grade level, the stream where it has streams, and before wasm arrives the button that narrows by them.
#[component]
fn LevelFields(chosen: Chosen) -> impl IntoView {
    let text = use_text();
    let teach = &text.requests.teach;
    let levels = move || {
        let mut levels: Vec<u32> =
            chosen.with_school(|s| s.offers.iter().map(|o| o.grade_level).collect()).unwrap_or_default();
        levels.dedup();
        levels
            .into_iter()
            .map(|level| {
                let selected = chosen.level.get_untracked() == Some(level);
                view! { <option value=level.to_string() selected=selected>{level_name(text, level)}</option> }
            })
            .collect_view()
    };
    let streams = Memo::new(move |_| chosen.streams());
    let stream_options = move || {
        streams
            .get()
            .into_iter()
            .map(|stream| {
                let selected = chosen.stream.with_untracked(|chosen| *chosen == stream);
                let name = Stream::from_name(&stream).map_or("", text.curriculum.stream_name);
                view! { <option value=stream.clone() selected=selected>{name}</option> }
            })
            .collect_view()
    };
    let choose_level = move |event| chosen.level.set(event_target_value(&event).parse().ok());
    view! {
        <label for="level">{text.common.grade_level}</label>
        <select id="level" name="ask[grade_level]" required on:change=choose_level>
            <option value="">{teach.choose}</option>
            {levels}
        </select>
        <Show when=move || !streams.with(Vec::is_empty)>
            <label for="stream">{text.common.stream}</label>
            <select id="stream" name="ask[stream]" on:change=move |event| chosen.stream.set(event_target_value(&event))>
                <option value="">{text.common.no_stream}</option>
                {stream_options}
            </select>
        </Show>
        <div class="before-wasm">
            <button type="submit" class="quiet" formmethod="get" formaction=PATH formnovalidate>{teach.narrow}</button>
            <p class="hint">{teach.narrow_hint}</p>
        </div>
    }
    .into_any()
}

/// The subject and the class, as far as the grade level and stream have them.
#[component]
fn SubjectFields(chosen: Chosen) -> impl IntoView {
    let text = use_text();
    let teach = &text.requests.teach;
    let groups = move || {
        let group = |(level, offers): (String, Vec<Offer>)| {
            let options = offers.into_iter().map(|offer| {
                let selected = chosen.subject.get_untracked() == Some(offer.subject);
                view! { <option value=offer.subject.to_string() selected=selected>{offer.subject_name}</option> }
            });
            view! { <optgroup label=level>{options.collect_view()}</optgroup> }
        };
        chosen.offers(text).into_iter().map(group).collect_view()
    };
    let classes = move || {
        let option = |(class, label): (ClassId, ClassLabel)| {
            let selected = chosen.class.get_untracked() == Some(class);
            view! { <option value=class.to_string() selected=selected>{(text.class)(&label)}</option> }
        };
        chosen.classes().into_iter().map(option).collect_view()
    };
    let choose_subject = move |event| chosen.subject.set(event_target_value(&event).parse().ok());
    let choose_class = move |event| chosen.class.set(event_target_value(&event).parse().ok());
    view! {
        <label for="subject">{text.common.subject}</label>
        <select id="subject" name="ask[subject]" required on:change=choose_subject>
            <option value="">{teach.choose}</option>
            {groups}
        </select>
        <label for="class">{text.common.class}</label>
        <select id="class" name="ask[class]" aria-describedby="class-hint" on:change=choose_class>
            <option value="">{teach.whole_level}</option>
            {classes}
        </select>
        <p class="hint" id="class-hint">{teach.class_hint}</p>
    }
    .into_any()
}

/// Tells the tab's readers and the person that it was asked for, and leads to the list.
fn tell(chosen: Chosen) -> Callback<Asked<CourseRequestId>> {
    let (text, events, toasts, navigate) = (use_text(), use_event_service(), use_toasts(), use_navigate());
    let name = move |choices: &SchoolChoices| {
        let offer = choices.offers.iter().find(|offer| Some(offer.subject) == chosen.subject.get_untracked());
        offer.map(|offer| offer.subject_name.clone()).unwrap_or_default()
    };
    Callback::new(move |asked: Asked<CourseRequestId>| {
        let Some(school) = chosen.school.get_untracked() else { return };
        let name_of = |all: &Vec<SchoolChoices>| all.iter().find(|s| s.school == school).map(name);
        let subject = chosen.choices.with_value(name_of).unwrap_or_default();
        events.emit_own(&Event {
            name: EventName::of_course_request(RequestState::Pending),
            school,
            revision: asked.revision,
            course: None,
            student: None,
            assessment: None,
        });
        toasts.success((text.requests.teach.asked)(&subject));
        navigate(OWN.path, NavigateOptions::default());
    })
}
