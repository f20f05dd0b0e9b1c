//! What an admin can do with a person; each act folds out, so that the page is short.

use std::collections::BTreeSet;

use leptos::prelude::*;
use school::{
    account::LinkKind,
    id::{ClassId, Version},
    person::{PersonField, Role, Standing},
    view::{PersonLine, PersonPage, PersonSaved},
};

use super::{
    api::{ChangePersonCall, ChangeStandingCall},
    fields::ClassField,
    told::of_people,
};
use crate::{
    live::events::{EventService, use_event_service},
    screen::{Draft, ScreenHandle, Toasts, use_toasts},
    text::use_text,
    ui::{NameFields, PostForm, TextField},
};

/// What follows when an act was acknowledged.
#[derive(Clone, Copy)]
struct Acknowledge {
    events: EventService,
    toasts: Toasts,
    screen: ScreenHandle,
    /// The versions that acts on this page made: whoever does the next one knows of them.
    own: RwSignal<BTreeSet<Version>>,
}

/// What the form for changes is filled in from.
#[derive(Clone, PartialEq, Eq)]
struct Held {
    version: Version,
    class: Option<ClassId>,
    person: PersonLine,
}

impl Acknowledge {
    /// Tells the tab's other readers, reads the page anew and says what was done.
    fn run(self, saved: &PersonSaved, said: String) {
        if saved.revision.is_some() {
            self.own.update(|own| own.extend([saved.version]));
        }
        self.events.emit_own_of(of_people(saved).as_ref());
        self.screen.refresh.refresh_now.run(());
        self.toasts.success(said);
    }
}

/// What can be done with the person; each part of the school's work adds its own.
#[component]
pub fn Actions(first: PersonPage, data: RwSignal<PersonPage>, screen: ScreenHandle) -> impl IntoView {
    let text = use_text();
    let done = Acknowledge { events: use_event_service(), toasts: use_toasts(), screen, own: RwSignal::default() };
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
    let held = |d: &PersonPage| Held { version: d.version, class: d.class, person: d.person.clone() };
    let draft = Draft::over(Memo::new(move |_| data.with(held)));
    let shown = draft.shown;
    let seen = move || done.own.with(|own| seen(draft.was.with(|was| was.version), own).0.to_string());
    let on_done = move |saved: PersonSaved| {
        draft.saved();
        done.run(&saved, (people.changed)(&name_of(data)));
    };
    let on_failed = move |error| draft.failed(&error, done.screen.refresh.refresh_now);
    let PersonPage { person, classes, .. } = first;
    let is_student = person.role == Role::Student;
    let choice = is_student.then(|| {
        let class = Signal::derive(move || shown.with(|held| held.class));
        let name = Signal::derive(move || shown.with(|held| (text.class)(&held.person.class)));
        view! { <ClassField id="change-class" name="change[class]" classes chosen=class chosen_name=name /> }
    });
    let email = (!person.has_login).then(|| {
        let label = (people.field)(PersonField::Email);
        let value = Signal::derive(move || shown.with(|held| held.person.email.clone()));
        view! { <TextField id="change-email" name="change[email]" label kind="email" value hint=people.email_hint /> }
    });
    let name = Signal::derive(move || shown.with(|held| held.person.name.clone()));
    let number = Signal::derive(move || shown.with(|held| held.person.number.clone()));
    let label = (people.field)(PersonField::Number);
    view! {
        <details on:input=move |_| draft.typed()>
            <summary class="button">{people.change}</summary>
            <PostForm<ChangePersonCall> on_done on_failed class="fields">
                <input type="hidden" name="change[member]" value=person.member.to_string() />
                <input type="hidden" name="change[seen]" value=seen />
                <NameFields prefix="change" name />
                <TextField id="change-number" name="change[number]" label value=number required=is_student />
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

/// What the writer of a form has seen: what it was filled in from, and each own act upon it without another's in between.
fn seen(was: Version, own: &BTreeSet<Version>) -> Version {
    let mut seen = was;
    while own.contains(&seen.next()) {
        seen = seen.next();
    }
    seen
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn own_acts_are_seen_and_anothers_in_between_is_not() {
        let own = [3, 4, 6].map(Version).into_iter().collect();
        assert_eq!(seen(Version(2), &own), Version(4), "suspended and reactivated here");
        assert_eq!(seen(Version(4), &own), Version(4), "the fifth is somebody else's");
        assert_eq!(seen(Version(5), &own), Version(6));
        assert_eq!(seen(Version(2), &BTreeSet::new()), Version(2));
    }
}
