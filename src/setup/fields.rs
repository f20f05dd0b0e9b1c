//! The fields of the settings.

use std::borrow::Cow;

use leptos::prelude::*;
use school::{
    calendar::Calendar,
    curriculum::Region,
    grade::Scale,
    language::Languages,
    settings::{Grace, Settings},
};

use super::zones::AFRICA;
use crate::text::use_text;

/// One choice of a list: the value that is sent, the word, and whether the settings have it.
type Choice = (Cow<'static, str>, Cow<'static, str>, fn(&Settings, &str) -> bool);

/// Each setting with its label and what it means.
#[component]
pub fn Fields<'a>(
    /// What they are filled in with.
    shown: &'a Settings,
) -> impl IntoView + use<> {
    let text = use_text();
    let regions = Region::ALL.map(|region| -> Choice {
        (region.name().into(), (text.setup.region_of)(region).into(), |s, v| s.region.map_or("", Region::name) == v)
    });
    let unsaid: Choice = ("".into(), text.setup.no_region.into(), |s, _| s.region.is_none());
    let regions: Vec<Choice> = [unsaid].into_iter().chain(regions).collect();
    let scales = Scale::ALL.map(|scale| -> Choice {
        (scale.name().into(), (text.setup.scale_of)(scale).into(), |s, v| s.scale.name() == v)
    });
    let calendars = Calendar::ALL.map(|calendar| -> Choice {
        (calendar.name().into(), (text.setup.calendar_of)(calendar).into(), |s, v| s.calendar.name() == v)
    });
    let languages = Languages::choices().map(|choice| -> Choice {
        (choice.name().into(), (text.setup.languages_of)(&choice).into(), |s, v| s.languages.name() == v)
    });
    view! {
        <Text id="name" label=text.setup.name hint="" list="" value=shown.name.as_str().to_owned() />
        <Select id="region" label=text.setup.region hint="" choices=regions shown />
        <Select id="scale" label=text.setup.scale hint=text.setup.scale_hint choices=scales.to_vec() shown />
        <WhatFamiliesSee shown />
        <Select id="calendar" label=text.setup.calendar hint=text.setup.calendar_hint choices=calendars.to_vec() shown />
        <Text
            id="time_zone"
            label=text.setup.time_zone
            hint=text.setup.time_zone_hint
            list="zones"
            value=shown.time_zone.clone()
        />
        <datalist id="zones">{AFRICA.map(|zone| view! { <option value=zone></option> }).to_vec()}</datalist>
        <Select id="languages" label=text.setup.languages hint=text.setup.languages_hint choices=languages.to_vec() shown />
        <Switch
            id="parents_may_request"
            label=text.setup.parents_may_request
            hint=text.setup.parents_may_request_hint
            on=shown.parents_may_request
        />
        <Switch
            id="registration_open"
            label=text.setup.registration_open
            hint=text.setup.registration_open_hint
            on=shown.registration_open
        />
    }
    .into_any()
}

/// What students and guardians see of marks, and when.
#[component]
fn WhatFamiliesSee<'a>(shown: &'a Settings) -> impl IntoView + use<> {
    let text = use_text();
    let graces = Grace::CHOICES.map(|grace| -> Choice {
        (grace.name().into(), (text.setup.grace_of)(grace).into(), |s, v| s.grace.name() == v)
    });
    view! {
        <Switch
            id="rank_shown"
            label=text.setup.rank_shown
            hint=text.setup.rank_shown_hint
            on=shown.rank_shown
        />
        <Switch
            id="class_shown"
            label=text.setup.class_shown
            hint=text.setup.class_shown_hint
            on=shown.class_shown
        />
        <Select id="grace" label=text.setup.grace hint=text.setup.grace_hint choices=graces.to_vec() shown />
    }
    .into_any()
}

#[component]
fn Text(id: &'static str, label: &'static str, hint: &'static str, list: &'static str, value: String) -> impl IntoView {
    view! {
        <label for=id>{label}</label>
        <input
            id=id
            name=format!("save[settings][{id}]")
            required
            maxlength="80"
            pattern=".*\\S.*"
            autocomplete="off"
            list=(!list.is_empty()).then_some(list)
            aria-describedby=describes(id, hint)
            value=value
        />
        <Hint id hint />
    }
    .into_any()
}

#[component]
fn Select<'a>(
    id: &'static str,
    label: &'static str,
    hint: &'static str,
    choices: Vec<Choice>,
    shown: &'a Settings,
) -> impl IntoView + use<> {
    let option = |(value, word, is): Choice| {
        let chosen = is(shown, &value);
        view! { <option value=value selected=chosen>{word}</option> }
    };
    let options = choices.into_iter().map(option).collect_view();
    view! {
        <label for=id>{label}</label>
        <select id=id name=format!("save[settings][{id}]") aria-describedby=describes(id, hint)>
            {options}
        </select>
        <Hint id hint />
    }
    .into_any()
}

#[component]
fn Switch(id: &'static str, label: &'static str, hint: &'static str, on: bool) -> impl IntoView {
    view! {
        <label class="check">
            <input
                type="checkbox"
                name=format!("save[settings][{id}]")
                value="true"
                aria-describedby=describes(id, hint)
                checked=on
            />
            {label}
        </label>
        <Hint id hint />
    }
    .into_any()
}

#[component]
fn Hint(id: &'static str, hint: &'static str) -> impl IntoView {
    (!hint.is_empty()).then(|| view! { <p class="field-hint" id=format!("{id}-hint")>{hint}</p> })
}

/// The id of a field's hint, if it has one.
fn describes(id: &str, hint: &str) -> Option<String> {
    (!hint.is_empty()).then(|| format!("{id}-hint"))
}
