//! Who is told of which step of a request to join.

use std::collections::{BTreeMap, BTreeSet};

use school::{
    event::EventName,
    id::{CourseId, EnrollmentRequestId, MemberId},
    notice::NoticeKind,
    request::RequestState,
};

use crate::{
    Change, Error, Tx,
    notice::{Told, admins, guardians_of, notify_all},
};

/// A step of a request to join that was taken, as far as others must hear of it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Step {
    pub request: EnrollmentRequestId,
    pub version: school::id::Version,
    pub course: CourseId,
    pub student: MemberId,
    pub asked_by: MemberId,
    pub to: RequestState,
}

/// Puts the notices of the steps into the right inboxes and records their events: one each, and one of each course's seats.
///
/// # Errors
/// The database's.
pub(super) async fn tell(tx: &mut Tx, steps: &[Step], actor: Option<MemberId>) -> Result<(), Error> {
    let students: BTreeSet<MemberId> = steps.iter().map(|step| step.student).collect();
    let mut guardians: BTreeMap<MemberId, Vec<MemberId>> = BTreeMap::new();
    for (student, guardian) in guardians_of(tx, &students).await? {
        guardians.entry(student).or_default().push(guardian);
    }
    let to_admins = steps.iter().any(|step| step.to == RequestState::Approved);
    let admins = if to_admins { admins(tx).await? } else { Vec::new() };
    let mut notices = Vec::new();
    for step in steps {
        let Some(kind) = kind_of(step.to) else { continue };
        let (course, student, request) = (Some(step.course), Some(step.student), Some(step.request.0));
        let told = Told { course, student, request, ..Told::of(kind) };
        let mut members = vec![step.student];
        // Who asked is told as long as they are a guardian; the others of what concerns the family.
        let family = guardians.get(&step.student).into_iter().flatten();
        members.extend(family.filter(|guardian| reaches_the_family(step.to) || **guardian == step.asked_by));
        if step.to == RequestState::Approved {
            members.extend(&admins);
        }
        notices.extend(members.into_iter().map(|member| (told, member)));
    }
    for step in steps {
        let change = Change::of_course(EventName::of_enrollment_request(step.to), step.course);
        tx.record(Change { student: Some(step.student), version: step.version, ..change });
    }
    let courses: BTreeSet<CourseId> = steps.iter().map(|step| step.course).collect();
    for course in courses {
        tx.record(Change::of_course(EventName::SeatsChanged, course));
    }
    notify_all(tx, notices, actor).await
}

/// Whether the guardians are told too, whoever asked.
fn reaches_the_family(to: RequestState) -> bool {
    use RequestState as S;
    matches!(to, S::Approved | S::Offered | S::Expired | S::Ended)
}

/// The notice of a step; none for what its own maker did alone.
fn kind_of(to: RequestState) -> Option<NoticeKind> {
    match to {
        RequestState::UnderReview => Some(NoticeKind::EnrollmentUnderReview),
        RequestState::Approved => Some(NoticeKind::EnrollmentApproved),
        RequestState::Declined => Some(NoticeKind::EnrollmentDeclined),
        RequestState::Waitlisted => Some(NoticeKind::EnrollmentWaitlisted),
        RequestState::Offered => Some(NoticeKind::SeatOffered),
        RequestState::Expired => Some(NoticeKind::OfferExpired),
        RequestState::Ended => Some(NoticeKind::EnrollmentEnded),
        RequestState::Pending | RequestState::Withdrawn => None,
    }
}
