//! What an admin can do with a person; each act folds out, so that the page is short.

use leptos::prelude::*;
use school::{
    account::LinkKind,
    person::{PersonField, Role, Standing},
    view::{PersonLine, PersonPage},
};

use super::{
    api::{ChangePersonCall, ChangeStandingCall},
    fields::ClassField,
};
use crate::{
    text::use_text,
    ui::{NameFields, PlainForm, TextField},
};

/// What can be done with the person; each part of the school's work adds its own.
#[component]
pub fn Actions<'a>(page: &'a PersonPage) -> impl IntoView + use<> {
    let text = use_text();
    let PersonPage { person, oneself, .. } = page;
    let standing = if *oneself {
        view! { <p class="hint">{text.people.oneself}</p> }.into_any()
    } else {
        view! { <StandingForm to=other(person.standing) person /> }.into_any()
    };
    let (change, link) = (view! { <ChangeForm page /> }, view! { <LinkButton page /> });
    view! {
        <section class="card acts">
            <h2>{text.people.actions}</h2>
            {change}
            {link}
            {standing}
        </section>
    }
    .into_any()
}

/// Changes name, number, class, and the address of who has no login.
#[component]
fn ChangeForm<'a>(page: &'a PersonPage) -> impl IntoView + use<> {
    let text = use_text();
    let people = &text.people;
    let PersonPage { person, classes, class, version, .. } = page;
    let is_student = person.role == Role::Student;
    let choice = is_student.then(|| {
        let name = (text.class)(&person.class);
        view! { <ClassField id="change-class" name="change[class]" classes=classes.clone() chosen=*class chosen_name=name /> }
    });
    let email = (!person.has_login).then(|| {
        let label = (people.field)(PersonField::Email);
        let first = person.email.clone();
        view! { <TextField id="change-email" name="change[email]" label kind="email" first hint=people.email_hint /> }
    });
    let (label, number) = ((people.field)(PersonField::Number), person.number.clone());
    let (member, seen, name) = (person.member.to_string(), version.0.to_string(), person.name.clone());
    view! {
        <details data-folds="">
            <summary class="button">{people.change}</summary>
            <PlainForm<ChangePersonCall> done=(people.changed)(&name.to_string()) class="fields">
                <input type="hidden" name="change[member]" value=member />
                <input type="hidden" data-seen="" name="change[seen]" value=seen />
                <NameFields prefix="change" first=name />
                <TextField id="change-number" name="change[number]" label first=number required=is_student />
                {choice}
                {email}
                <button type="submit" class="primary">{text.common.save}</button>
            </PlainForm<ChangePersonCall>>
        </details>
    }
    .into_any()
}

/// The way to a link that works once. Nobody needs one for oneself, and a suspended person could not use it.
#[component]
fn LinkButton<'a>(page: &'a PersonPage) -> impl IntoView + use<> {
    let text = use_text();
    let PersonPage { person, oneself, .. } = page;
    let kind = if person.has_login { LinkKind::PasswordReset } else { LinkKind::Invitation };
    let href = format!("/admin/people/{}/link", person.member);
    let is_of_use = !oneself && person.standing == Standing::Active;
    is_of_use.then(|| view! { <p><a class="button" href=href>{(text.account.link.kind)(kind)}</a></p> })
}

/// Suspends or reactivates, with a reason. The one begins folded where the other was done.
#[component]
fn StandingForm<'a>(to: Standing, person: &'a PersonLine) -> impl IntoView + use<> {
    let text = use_text();
    let people = &text.people;
    let (label, hint, said) = match to {
        Standing::Suspended => (people.suspend, people.suspend_hint, people.suspended),
        Standing::Active => (people.reactivate, people.reactivate_hint, people.reactivated),
    };
    let member = person.member.to_string();
    view! {
        <details data-folds="" data-key=to.name()>
            <summary class="button">{label}</summary>
            <PlainForm<ChangeStandingCall> done=said(&person.name.to_string()) class="fields">
                <p class="hint">{hint}</p>
                <input type="hidden" name="change[member]" value=member />
                <input type="hidden" name="change[to]" value=to.name() />
                <TextField id="reason" name="change[reason]" label=text.common.reason hint=people.reason_hint required=true />
                <button type="submit" class="primary">{label}</button>
            </PlainForm<ChangeStandingCall>>
        </details>
    }
    .into_any()
}

fn other(standing: Standing) -> Standing {
    match standing {
        Standing::Active => Standing::Suspended,
        Standing::Suspended => Standing::Active,
    }
}
