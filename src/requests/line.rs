//! What the two kinds of request have in common.

use std::fmt::Display;

use school::{
    id::{CourseRequestId, EnrollmentRequestId, Version},
    request::{Actor, RequestKind, RequestState},
    view::{
        CourseRequestDetail, CourseRequestLine, CourseRequests, Dated, EnrollmentDetail, EnrollmentLine,
        EnrollmentRequests, HistoryLine, Seen, StateCounts,
    },
};
use serde::{Serialize, de::DeserializeOwned};

use crate::text::Catalogue;

/// The id of a request.
pub trait RequestId:
    Copy + Ord + Display + From<i64> + Into<i64> + Serialize + DeserializeOwned + Send + Sync + 'static
{
}

impl RequestId for CourseRequestId {}
impl RequestId for EnrollmentRequestId {}

/// A request on a list.
pub trait RequestLine: Clone + PartialEq + Send + Sync + 'static {
    type Id: RequestId;
    const KIND: RequestKind;

    fn request(&self) -> Self::Id;
    fn version(&self) -> Version;
    fn state(&self) -> RequestState;
    /// Whose request for what, as one name.
    fn label(&self, text: &Catalogue) -> String;

    /// The request as it is seen now.
    fn seen(&self) -> Seen<Self::Id> {
        Seen { request: self.request(), version: self.version() }
    }
}

/// A list of requests.
pub trait RequestList: Dated + Clone + Serialize + DeserializeOwned + Send + Sync + 'static {
    type Line: RequestLine;

    fn lines(&self) -> &[Self::Line];
    fn counts(&self) -> &StateCounts;
}

/// A request with its history.
pub trait RequestDetail: Dated + Clone + Send + Sync + 'static {
    type Line: RequestLine;

    fn line(&self) -> &Self::Line;
    fn history(&self) -> &[HistoryLine];
    /// In which part its reader can act.
    fn actor(&self) -> Actor;

    /// In which part the newest decision was made, if one was.
    fn decided_by(&self) -> Option<Actor> {
        let actors = self.history().iter().rev().map(|line| line.actor);
        actors.into_iter().find(|actor| matches!(actor, Actor::Teacher | Actor::Admin))
    }
}

/// Gives a list and a detail their getters.
macro_rules! list_of {
    ($list:ty, $detail:ty, $line:ty) => {
        impl RequestList for $list {
            type Line = $line;

            fn lines(&self) -> &[$line] {
                &self.lines
            }

            fn counts(&self) -> &StateCounts {
                &self.counts
            }
        }

        impl RequestDetail for $detail {
            type Line = $line;

            fn line(&self) -> &$line {
                &self.line
            }

            fn history(&self) -> &[HistoryLine] {
                &self.history
            }

            fn actor(&self) -> Actor {
                self.actor
            }
        }
    };
}

list_of!(CourseRequests, CourseRequestDetail, CourseRequestLine);
list_of!(EnrollmentRequests, EnrollmentDetail, EnrollmentLine);

impl RequestLine for CourseRequestLine {
    type Id = CourseRequestId;
    const KIND: RequestKind = RequestKind::Course;

    fn request(&self) -> CourseRequestId {
        self.request
    }

    fn version(&self) -> Version {
        self.version
    }

    fn state(&self) -> RequestState {
        self.state
    }

    fn label(&self, text: &Catalogue) -> String {
        format!("{}, {}", self.teacher, text.course(&self.subject, &self.class))
    }
}

impl RequestLine for EnrollmentLine {
    type Id = EnrollmentRequestId;
    const KIND: RequestKind = RequestKind::Enrollment;

    fn request(&self) -> EnrollmentRequestId {
        self.request
    }

    fn version(&self) -> Version {
        self.version
    }

    fn state(&self) -> RequestState {
        self.state
    }

    fn label(&self, text: &Catalogue) -> String {
        format!("{}, {}", self.student_name, text.course(&self.subject, &self.class))
    }
}
