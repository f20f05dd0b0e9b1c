//! From which side requests to join are decided: a teacher sees those of the own courses, an admin those of the school.

use leptos::prelude::*;
use school::{
    person::Role,
    request::{Actor, RequestState},
    view::EnrollmentRequests,
};

use super::api::{
    decide_enrollments, enrollment_detail, matching_of_courses, matching_of_schools, requests_of_courses,
    requests_of_schools,
};
use crate::{
    requests::{Call, Calls, ListAddress, RequestDetail, RequestLine},
    screen::{AdminNav, AdminTab, RoleNav},
    text::Catalogue,
};

/// Who decides.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    Teacher,
    Admin,
}

impl Side {
    /// Where the list stands; what waits comes first.
    pub fn address(self) -> ListAddress {
        let path = match self {
            Side::Teacher => "/teacher/enrollments",
            Side::Admin => "/admin/enrollments",
        };
        ListAddress { path, first: Some(RequestState::Pending) }
    }

    /// In which part this side decides.
    pub fn actor(self) -> Actor {
        match self {
            Side::Teacher => Actor::Teacher,
            Side::Admin => Actor::Admin,
        }
    }

    /// The key under which the reader's choice to refresh is kept.
    pub fn name(self) -> &'static str {
        match self {
            Side::Teacher => "teacher-enrollments",
            Side::Admin => "admin-enrollments",
        }
    }

    /// The server functions behind the list.
    pub fn calls(self, text: &'static Catalogue) -> Calls<EnrollmentRequests> {
        let (list, matching) = match self {
            Side::Teacher => (Call::new(requests_of_courses), Call::new(matching_of_courses)),
            Side::Admin => (Call::new(requests_of_schools), Call::new(matching_of_schools)),
        };
        let label = Call::new(move |request| async move { Ok(enrollment_detail(request).await?.line().label(text)) });
        Calls { list, decide: Call::new(decide_enrollments), matching: Some(matching), label }
    }

    /// The way to the side's other pages.
    pub fn nav(self) -> AnyView {
        match self {
            Side::Teacher => view! { <RoleNav role=Role::Teacher /> }.into_any(),
            Side::Admin => view! { <AdminNav current=AdminTab::Enrollments /> }.into_any(),
        }
    }
}
