//! What every page of an admin has on top: the way to the others.

use leptos::prelude::*;

use crate::text::{AdminText, use_text};

/// A part of the administration.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AdminTab {
    /// What waits for me.
    Overview,
    /// Teachers ask to teach.
    CourseRequests,
    /// Students ask to join.
    Enrollments,
    /// Everyone at the school.
    People,
    /// Students with their guardians.
    Families,
    /// What families ask teachers.
    Questions,
    /// People who registered themselves.
    Registrations,
    /// Subjects, years, terms, classes.
    Catalogue,
    /// What courses start from.
    Policies,
    /// How the school wants things.
    Settings,
}

impl AdminTab {
    const ALL: [AdminTab; 10] = [
        AdminTab::Overview,
        AdminTab::CourseRequests,
        AdminTab::Enrollments,
        AdminTab::People,
        AdminTab::Families,
        AdminTab::Questions,
        AdminTab::Registrations,
        AdminTab::Catalogue,
        AdminTab::Policies,
        AdminTab::Settings,
    ];

    fn href(self) -> &'static str {
        match self {
            AdminTab::Overview => "/admin",
            AdminTab::CourseRequests => "/admin/course-requests",
            AdminTab::Enrollments => "/admin/enrollments",
            AdminTab::People => "/admin/people",
            AdminTab::Families => "/admin/families",
            AdminTab::Questions => "/admin/questions",
            AdminTab::Registrations => "/admin/registrations",
            AdminTab::Catalogue => "/admin/catalogue",
            AdminTab::Policies => "/admin/policies",
            AdminTab::Settings => "/admin/settings",
        }
    }

    fn label(self, text: &AdminText) -> &'static str {
        match self {
            AdminTab::Overview => text.overview,
            AdminTab::CourseRequests => text.course_requests,
            AdminTab::Enrollments => text.enrollments,
            AdminTab::People => text.people,
            AdminTab::Families => text.families,
            AdminTab::Questions => text.questions,
            AdminTab::Registrations => text.registrations,
            AdminTab::Catalogue => text.catalogue,
            AdminTab::Policies => text.policies,
            AdminTab::Settings => text.settings,
        }
    }
}

/// The parts of the administration; the one that is open is marked.
#[component]
pub fn AdminNav(
    /// The part that this page belongs to.
    current: AdminTab,
) -> impl IntoView {
    let text = use_text();
    let link = move |tab: AdminTab| {
        let open = (tab == current).then_some("page");
        view! {
            <li>
                <a href=tab.href() aria-current=open>{tab.label(&text.admin)}</a>
            </li>
        }
    };
    view! {
        <nav class="tabs" aria-label=text.admin.parts>
            <ul>{AdminTab::ALL.map(link).collect_view()}</ul>
        </nav>
    }
    .into_any()
}
