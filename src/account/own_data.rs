//! The reader's own data as files, and who took them along.

use leptos::prelude::*;
use school::{person::Role, view::OwnAccount};

use crate::{
    record::DownloadMarks,
    text::use_text,
    ui::{DownloadForm, Downloads},
};

/// The forms, and the log of downloads.
#[component]
pub fn OwnData<'a>(account: &'a OwnAccount) -> impl IntoView + use<> {
    let text = use_text();
    let (disclosures, clock) = (account.disclosures.clone(), account.as_of.clock);
    let as_student = account.roles.iter().filter(|role| role.role == Role::Student);
    let marks = as_student.map(|role| {
        view! { <DownloadMarks student=role.member name=format!("{} · {}", role.name, role.school_name) /> }
    });
    let marks = marks.collect_view();
    view! {
        <section class="card own-data">
            <h2>{text.export.heading}</h2>
            <p class="hint">{text.export.hint}</p>
            <DownloadForm action="/api/export/account" what=text.export.account.to_owned() />
            {marks}
            <Downloads disclosures clock />
            <p class="hint">{text.export.logged}</p>
        </section>
    }
    .into_any()
}
