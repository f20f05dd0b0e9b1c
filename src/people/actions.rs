//! What an admin can do with a person; each act folds out, so that the page is short.

use leptos::prelude::*;
use school::{
    account::LinkKind,
    person::{PersonField, Role, Standing},
    view::{PersonPage, PersonSaved},
};

use super::{
    api::{ChangePersonCall, ChangeStandingCall},
    fields::{ClassField, NameFields, TextField},
    told::of_people,
};
use crate::{
    live::events::{EventService, use_event_service},
    screen::{ScreenHandle, Toasts, use_toasts},
    text::use_text,
    ui::PostForm,
};

/// What follows when an act was acknowledged.
#[derive(Clone, Copy)]
struct Acknowledge {
    events: EventService,
    toasts: Toasts,
    screen: ScreenHandle,
}

impl Acknowledge {
    /// Tells the tab's other readers, reads the page anew and says what was done.
    fn run(self, saved: &PersonSaved, said: String) {
        self.events.emit_own_of(of_people(saved).as_ref());
        self.screen.refresh.refresh_now.run(());
        self.toasts.success(said);
    }
}

/// What can be done with the person; each part of the school's work adds its own.
#[component]
pub fn Actions(first: PersonPage, data: RwSignal<PersonPage>, screen: ScreenHandle) -> impl IntoView {
    let text = use_text();
    let done = Acknowledge { events: use_event_service(), toasts: use_toasts(), screen };
    let oneself = first.oneself;
    // Keyed, so that the other act begins folded and without the last one's reason.
    let next = move || (!oneself).then(|| data.with(|d| other(d.person.standing)));
    view! {
        <section class="card acts">
            <h2>{text.people.actions}</h2>
            <ChangeForm first data done />
            <LinkButton data />
            {oneself.then(|| view! { <p class="hint">{text.people.oneself}</p> })}
            <For each=move || next() key=|to| *to let(to)>
                <StandingForm to data done />
            </For>
        </section>
    }
    .into_any()
}

/// Changes name, number, class, and the address of who has no login. A refresh leaves alone what is being typed.
#[component]
fn ChangeForm(first: PersonPage, data: RwSignal<PersonPage>, done: Acknowledge) -> impl IntoView {
    let text = use_text();
    let people = &text.people;
    let seen = RwSignal::new(first.version);
    let on_done = move |saved: PersonSaved| {
        seen.set(saved.version);
        done.run(&saved, (people.changed)(&name_of(data)));
    };
    let PersonPage { person, class, classes, .. } = first;
    let is_student = person.role == Role::Student;
    let choice = is_student.then(|| {
        let (own, name) = (class, person.class.clone());
        view! { <ClassField id="change-class" name="change[class]" classes chosen=own chosen_name=name /> }
    });
    let email = (!person.has_login).then(|| {
        let label = (people.field)(PersonField::Email);
        view! { <TextField id="change-email" name="change[email]" label kind="email" value=person.email hint=people.email_hint /> }
    });
    let label = (people.field)(PersonField::Number);
    view! {
        <details>
            <summary class="button">{people.change}</summary>
            <PostForm<ChangePersonCall> on_done class="fields">
                <input type="hidden" name="change[member]" value=person.member.to_string() />
                <input type="hidden" name="change[seen]" value=move || seen.get().0.to_string() />
                <NameFields prefix="change" name=person.name />
                <TextField id="change-number" name="change[number]" label value=person.number required=is_student />
                {choice}
                {email}
                <button type="submit" class="primary">{text.common.save}</button>
            </PostForm<ChangePersonCall>>
        </details>
    }
    .into_any()
}

/// The way to a link that works once. Nobody needs one for oneself, and a suspended person could not use it.
#[component]
fn LinkButton(data: RwSignal<PersonPage>) -> impl IntoView {
    let text = use_text();
    let member = data.with_untracked(|d| d.person.member);
    let kind = Memo::new(move |_| {
        let kind = |d: &PersonPage| if d.person.has_login { LinkKind::PasswordReset } else { LinkKind::Invitation };
        data.with(|d| (!d.oneself && d.person.standing == Standing::Active).then(|| kind(d)))
    });
    move || {
        kind.get().map(|kind| {
            view! { <p><a class="button" href=format!("/admin/people/{member}/link")>{(text.account.link.kind)(kind)}</a></p> }
        })
    }
}

/// Suspends or reactivates, with a reason.
#[component]
fn StandingForm(to: Standing, data: RwSignal<PersonPage>, done: Acknowledge) -> impl IntoView {
    let text = use_text();
    let people = &text.people;
    let (label, hint, said) = match to {
        Standing::Suspended => (people.suspend, people.suspend_hint, people.suspended),
        Standing::Active => (people.reactivate, people.reactivate_hint, people.reactivated),
    };
    let on_done = move |saved: PersonSaved| {
        done.run(&saved, said(&name_of(data)));
    };
    let member = data.with_untracked(|d| d.person.member);
    view! {
        <details>
            <summary class="button">{label}</summary>
            <PostForm<ChangeStandingCall> on_done class="fields">
                <p class="hint">{hint}</p>
                <input type="hidden" name="change[member]" value=member.to_string() />
                <input type="hidden" name="change[to]" value=to.name() />
                <TextField id="reason" name="change[reason]" label=text.common.reason hint=people.reason_hint required=true />
                <button type="submit" class="primary">{label}</button>
            </PostForm<ChangeStandingCall>>
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

fn name_of(data: RwSignal<PersonPage>) -> String {
    data.with_untracked(|d| d.person.name.to_string())
}
