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
pub fn OwnData(account: RwSignal<OwnAccount>) -> impl IntoView {
    let text = use_text();
    let disclosures = Memo::new(move |_| account.with(|a| a.disclosures.clone()));
    let clock = account.with_untracked(|a| a.as_of.clock);
    let as_student = account.with_untracked(|a| {
        let students = a.roles.iter().filter(|role| role.role == Role::Student);
        students.map(|role| (role.member, format!("{} · {}", role.name, role.school_name))).collect::<Vec<_>>()
    });
    let marks = as_student.into_iter().map(|(student, name)| view! { <DownloadMarks student name /> }).collect_view();
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
