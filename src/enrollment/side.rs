//! From which side requests to join are decided: a teacher sees those of the own courses, an admin those of the school.

use leptos::{prelude::*, server_fn::ServerFn};
use school::{
    person::Role,
    request::{Actor, RequestState},
    view::{EnrollmentRequests, RequestFilter},
};

use super::api::{MatchingOfCoursesCall, MatchingOfSchoolsCall, requests_of_courses, requests_of_schools};
use crate::{
    error::ApiError,
    requests::ListAddress,
    screen::{AdminNav, AdminTab, RoleNav},
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

    /// Reads a page of the list.
    pub async fn list(self, filter: RequestFilter) -> Result<EnrollmentRequests, ApiError> {
        match self {
            Side::Teacher => requests_of_courses(filter).await,
            Side::Admin => requests_of_schools(filter).await,
        }
    }

    /// The address of the server function that finds every request under a filter.
    pub fn finds(self) -> &'static str {
        match self {
            Side::Teacher => MatchingOfCoursesCall::url(),
            Side::Admin => MatchingOfSchoolsCall::url(),
        }
    }

    /// The way to the side's other pages.
    pub fn nav(self) -> AnyView {
        match self {
            Side::Teacher => view! { <RoleNav role=Role::Teacher /> }.into_any(),
            Side::Admin => view! { <AdminNav current=AdminTab::Enrollments /> }.into_any(),
        }
    }
}
