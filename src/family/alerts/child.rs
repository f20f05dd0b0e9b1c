//! The alerts of one child: a form, and what the rules that are set say of today.

use leptos::prelude::*;
use leptos_router::hooks::use_query_map;
use school::{
    alert::{Alert, AlertRule, Standing, TypedRule},
    id::MemberId,
    view::{ChildAlerts, SaveAlerts, WatchedCourse},
};

use crate::{
    family::api::SaveAlertsCall,
    text::{Catalogue, use_text},
    ui::{PlainForm, use_form_failure},
};

/// One child's card.
#[component]
pub fn Child(child: ChildAlerts) -> impl IntoView {
    let text = use_text();
    let student = child.student;
    let name = child.name.to_string();
    let refused = use_form_failure().get_untracked().is_some();
    let typed = use_query_map().with_untracked(|query| SaveAlerts::of_parameters(|name| query.get(name)));
    let typed = typed.filter(|typed| refused && typed.child == student).map(|typed| typed.rule);
    let rules = typed.unwrap_or_else(|| offered(&child));
    let pass = text.percent(child.scale.least_pass());
    let today = view! { <Today child=&child /> };
    view! {
        <section class="card alerts" aria-labelledby=format!("alerts-{student}") data-key=student.to_string()>
            <h2 id=format!("alerts-{student}")>{(text.alerts.of_child)(&name)}</h2>
            <p class="subtitle">{child.school_name.clone()}</p>
            {today}
            <PlainForm<SaveAlertsCall> done=(text.alerts.saved)(&name) class="fields">
                <input type="hidden" name="save[child]" value=student.to_string() />
                <Rules student typed=rules pass />
                <button type="submit" class="primary">{text.alerts.save}</button>
            </PlainForm<SaveAlertsCall>>
        </section>
    }
    .into_any()
}

/// What the form begins with: what is set, and in the fields of what is off what is offered.
fn offered(child: &ChildAlerts) -> TypedRule {
    let (set, offered) = (child.rule.unwrap_or_default(), AlertRule::offered(child.scale));
    let field = |set: Option<_>, offered: Option<school::grade::Percent>| {
        set.or(offered).map(|percent| percent.to_string()).unwrap_or_default()
    };
    TypedRule {
        under_on: set.under.is_some(),
        under: field(set.under, offered.under),
        falls_on: set.falls.is_some(),
        falls: field(set.falls, offered.falls),
        missing: set.missing,
    }
}

/// The three rules.
#[component]
fn Rules(student: MemberId, typed: TypedRule, pass: String) -> impl IntoView {
    let text = &use_text().alerts;
    let hint = move |name: &str| format!("{name}-hint-{student}");
    view! {
        <OnOff name="under_on" on=typed.under_on label=text.under />
        <Number student name="under" label=text.under_limit value=typed.under />
        <p class="field-hint" id=hint("under")>{(text.under_hint)(&pass)}</p>
        <OnOff name="falls_on" on=typed.falls_on label=text.falls />
        <Number student name="falls" label=text.falls_by value=typed.falls />
        <p class="field-hint" id=hint("falls")>{text.falls_hint}</p>
        <OnOff name="missing" on=typed.missing label=text.missing />
    }
    .into_any()
}

#[component]
fn OnOff(name: &'static str, on: bool, label: &'static str) -> impl IntoView {
    view! {
        <label class="check">
            <input type="checkbox" name=format!("save[rule][{name}]") value="true" checked=on />
            {label}
        </label>
    }
    .into_any()
}

#[component]
fn Number(student: MemberId, name: &'static str, label: &'static str, value: String) -> impl IntoView {
    let id = format!("{name}-{student}");
    view! {
        <label for=id.clone()>{label}</label>
        <input
            id=id
            name=format!("save[rule][{name}]")
            inputmode="decimal"
            maxlength="12"
            autocomplete="off"
            aria-describedby=format!("{name}-hint-{student}")
            value=value
        />
    }
    .into_any()
}

/// What the rules that are set say of the courses as they are.
#[component]
fn Today<'a>(child: &'a ChildAlerts) -> impl IntoView + use<> {
    let text = use_text();
    let lines = said(text, child);
    let is_off = child.rule.is_none_or(AlertRule::is_off);
    let nothing = if is_off { text.alerts.nothing_chosen } else { text.alerts.nothing_today };
    let nothing = lines.is_empty().then(|| view! { <p class="empty">{nothing}</p> });
    let lines = lines.into_iter().map(|line| view! { <li>{line}</li> }).collect_view();
    view! {
        <h3>{text.alerts.today}</h3>
        {nothing}
        <ul class="ties">{lines}</ul>
    }
    .into_any()
}

fn said(text: &'static Catalogue, child: &ChildAlerts) -> Vec<String> {
    let Some(rule) = child.rule else { return Vec::new() };
    child.courses.iter().flat_map(|course| of_course(text, rule, course)).collect()
}

/// The very rules that are told by, asked as if nothing had been told.
fn of_course(text: &'static Catalogue, rule: AlertRule, course: &WatchedCourse) -> Vec<String> {
    let (_, alerts) = Standing::default().step(rule, &course.seen);
    let shown = |percent: Option<_>| percent.map(|percent| text.percent(percent)).unwrap_or_default();
    let sentence = |alert: Alert| match alert {
        Alert::Under => Some((text.alerts.is_under)(&course.subject, &shown(course.seen.total), &shown(rule.under))),
        Alert::Missing(of) => {
            Some((text.alerts.is_missing)(&course.subject, u32::try_from(of.len()).unwrap_or(u32::MAX)))
        }
        // A fall is between two days, and not of one.
        Alert::Fell => None,
    };
    alerts.into_iter().filter_map(sentence).collect()
}
