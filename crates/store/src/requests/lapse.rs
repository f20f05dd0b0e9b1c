//! Offers that nobody took in time: the seat goes to the next of the waiting list.

use std::collections::BTreeSet;

use school::{
    id::{CourseId, EnrollmentRequestId, MemberId, SchoolId, Version},
    request::{Act, Actor, RequestKind, RequestState, Standing, Step, step},
};

use super::{history, history::Moved, refused, seats, told};
use crate::{Error, Store, Tx, Write};

/// How many offers one transaction ends.
const AT_ONCE: i64 = 50;

/// Ends the offers of a school whose time is over.
#[derive(Clone, Copy, Debug)]
struct LapseOffers;

impl Store {
    /// Ends every offer whose time is over, and offers the seats to the next. Says how many ended.
    ///
    /// # Errors
    /// The database's; what was ended before stays so.
    pub async fn lapse_offers(&self) -> Result<u64, Error> {
        const TEXT: &str = "SELECT DISTINCT school_id FROM enrollment_requests \
            WHERE state = 'offered' AND offer_expires_at <= $1";
        let query = sqlx::query_scalar(TEXT).bind(self.now().0);
        let schools: Vec<i64> = query.fetch_all(&self.inner.reads).await?;
        let mut ended = 0;
        for school in schools {
            loop {
                let some = self.write(SchoolId(school), LapseOffers).await?.value;
                ended += some;
                if some == 0 {
                    break;
                }
            }
        }
        Ok(ended)
    }
}

impl Write for LapseOffers {
    type Output = u64;

    async fn apply(&self, tx: &mut Tx) -> Result<u64, Error> {
        const DUE: &str = "SELECT id, course_id, student_id, asked_by, version FROM enrollment_requests \
            WHERE school_id = $1 AND state = 'offered' AND offer_expires_at <= $2 ORDER BY offer_expires_at, id LIMIT $3";
        let query = sqlx::query_as(DUE).bind(tx.school().0).bind(tx.now().0).bind(AT_ONCE);
        let due: Vec<(i64, i64, i64, i64, i64)> = query.fetch_all(&mut *tx.conn).await?;
        let mut steps = Vec::with_capacity(due.len());
        for (request, course, student, asked_by, version) in due {
            let (request, course) = (EnrollmentRequestId(request), CourseId(course));
            let to = lapse(tx, request, Version(version), course).await?;
            let (student, asked_by, version) = (MemberId(student), MemberId(asked_by), Version(version).next());
            steps.push(told::Step { request, version, course, student, asked_by, to });
        }
        told::tell(tx, &steps, None).await?;
        let freed: BTreeSet<CourseId> = steps.iter().map(|step| step.course).collect();
        for course in freed {
            seats::offer(tx, course).await?;
        }
        Ok(steps.len() as u64)
    }
}

/// Ends one offer and frees its seat.
async fn lapse(
    tx: &mut Tx,
    request: EnrollmentRequestId,
    seen: Version,
    course: CourseId,
) -> Result<RequestState, Error> {
    const TEXT: &str = "UPDATE enrollment_requests SET state = $4, version = version + 1, changed_at = $5, \
        offer_expires_at = NULL WHERE school_id = $1 AND id = $2 AND version = $3";
    let from = RequestState::Offered;
    let standing = Standing { kind: RequestKind::Enrollment, state: from, admin_decided: false, seat_left: false };
    let Step::To(to) = step(standing, Act::Lapse, Actor::School).map_err(refused)? else {
        return Err(Error::corrupt("an offer that is over leads on"));
    };
    let query = sqlx::query(TEXT).bind(tx.school().0).bind(request.0).bind(seen.0).bind(to.name()).bind(tx.now().0);
    if query.execute(&mut *tx.conn).await?.rows_affected() != 1 {
        // Another process was faster: run again, and look again.
        return Err(Error::Busy);
    }
    seats::free(tx, course).await?;
    let (version, actor, note) = (seen.next(), Actor::School, String::new());
    let moved = Moved { request: request.0, version, from: Some(from), to, actor, by: None, note };
    history::write(tx, RequestKind::Enrollment, &[moved]).await?;
    Ok(to)
}
