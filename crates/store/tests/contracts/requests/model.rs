//! Random sequences of steps by several people, held against a model that knows nothing of the database.

use std::collections::BTreeMap;

use school::{
    id::{CourseId, CourseRequestId, EnrollmentRequestId},
    request::{Act, Actor, Refusal, RequestKind, RequestState as S, Standing, Step, step},
    view::Problem,
};
use store::Error;

use super::{Outcome, ask_place, checker, move_course, move_enrollment, offer_subjects, open_course};
use crate::{
    contracts,
    world::{Person, World},
};

contracts!(random_sequences_go_as_the_model_says);

const STEPS: usize = 120;
const CAPACITY: usize = 2;

async fn random_sequences_go_as_the_model_says(w: World) {
    let subjects = offer_subjects(&w).await;
    for (seed, subject) in (1..).zip(subjects) {
        let (course, request) = open_course(&w, subject, CAPACITY as u32).await;
        Run { w: &w, course, offered: request, dice: Dice::new(seed), model: Model::default() }.all().await;
    }
    assert_eq!(checker::faults(&w.url).await, [""; 0]);
}

/// A die that falls the same way every time.
pub struct Dice(u64);

impl Dice {
    pub fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1)
    }

    pub fn throw(&mut self, sides: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % sides
    }

    pub fn of<T: Copy>(&mut self, things: &[T]) -> T {
        things[self.throw(things.len())]
    }
}

#[derive(Clone, Copy)]
struct Request {
    student: usize,
    state: S,
    version: i64,
    admin_decided: bool,
}

/// What the database should hold: requests in the order in which they were asked.
#[derive(Default)]
struct Model {
    requests: BTreeMap<EnrollmentRequestId, Request>,
    over: bool,
    /// The version of the course's own request.
    course_version: i64,
}

impl Model {
    fn seat_left(&self) -> bool {
        self.requests.values().filter(|request| matches!(request.state, S::Approved | S::Offered)).count() < CAPACITY
    }

    fn live(&self, student: usize, but: Option<EnrollmentRequestId>) -> Option<S> {
        let live = |state: S| state.is_open() || state == S::Approved;
        let mut own = self.requests.iter().filter(|(id, r)| r.student == student && Some(**id) != but);
        own.find(|(_, r)| live(r.state)).map(|(_, r)| r.state)
    }

    fn may_ask(&self, student: usize) -> Option<Refusal> {
        match self.live(student, None) {
            Some(S::Approved) => Some(Refusal::AlreadyGranted),
            Some(_) => Some(Refusal::AlreadyAsked),
            None if self.over => Some(Refusal::CourseEnded),
            None => None,
        }
    }

    fn act(&mut self, id: EnrollmentRequestId, seen: i64, act: Act, actor: Actor) -> Outcome {
        let now = self.requests[&id];
        let Request { state, admin_decided, .. } = now;
        let standing = Standing { kind: RequestKind::Enrollment, state, admin_decided, seat_left: self.seat_left() };
        let to = match step(standing, act, actor) {
            Ok(Step::Unchanged) => return Ok(state),
            _ if now.version != seen => return Err(Refusal::Overtaken { state }),
            Ok(Step::To(to)) => to,
            Err(refusal) => return Err(refusal),
        };
        let opens = to.is_open() || to == S::Approved;
        if opens && self.over {
            return Err(Refusal::CourseEnded);
        }
        if opens && self.live(now.student, Some(id)).is_some() {
            return Err(Refusal::AlreadyAsked);
        }
        let admin_decided = admin_decided || actor == Actor::Admin;
        self.requests.insert(id, Request { state: to, version: now.version + 1, admin_decided, ..now });
        self.offer();
        Ok(to)
    }

    /// Whoever asked first gets what is free.
    fn offer(&mut self) {
        while !self.over && self.seat_left() {
            let Some(first) = self.requests.values_mut().find(|request| request.state == S::Waitlisted) else { return };
            first.state = S::Offered;
            first.version += 1;
        }
    }

    fn move_all(&mut self, from: impl Fn(S) -> bool, to: S) {
        for request in self.requests.values_mut().filter(|request| from(request.state)) {
            request.state = to;
            request.version += 1;
        }
    }
}

struct Run<'a> {
    w: &'a World,
    course: CourseId,
    /// The course's own request.
    offered: CourseRequestId,
    dice: Dice,
    model: Model,
}

impl Run<'_> {
    async fn all(mut self) {
        self.model.course_version = 2;
        for _ in 0..STEPS {
            match self.dice.throw(20) {
                0..6 => self.ask().await,
                6..18 => self.act().await,
                18 => self.lapse().await,
                _ => self.end_or_reopen().await,
            }
            self.compare().await;
        }
    }

    fn students(&self) -> [Person; 3] {
        [self.w.student, self.w.sibling, self.w.leaver]
    }

    async fn ask(&mut self) {
        let student = self.dice.throw(3);
        let person = self.students()[student];
        let answer = ask_place(self.w, person, self.course, person).await;
        match (answer, self.model.may_ask(student)) {
            (Ok(id), None) => {
                let request = Request { student, state: S::Pending, version: 1, admin_decided: false };
                self.model.requests.insert(id, request);
            }
            (Err(Error::Invalid(Problem::Request(refusal))), Some(expected)) => assert_eq!(refusal, expected),
            (answer, expected) => panic!("asking gave {answer:?} instead of {expected:?}"),
        }
    }

    async fn act(&mut self) {
        let ids: Vec<_> = self.model.requests.keys().copied().collect();
        if ids.is_empty() {
            return;
        }
        // Mostly the newest ones: there is more to do with them.
        let id = ids[ids.len() - 1 - self.dice.throw(ids.len().min(4))];
        let request = self.model.requests[&id];
        let acts =
            [Act::Review, Act::Approve, Act::Decline, Act::Withdraw, Act::Accept, Act::End, Act::Reopen, Act::Approve];
        let act = self.dice.of(&acts);
        let own = matches!(act, Act::Withdraw | Act::Accept);
        let (by, actor) = match self.dice.throw(3) {
            _ if own => (self.students()[request.student], Actor::Asker),
            0 => (self.w.admin, Actor::Admin),
            _ => (self.w.teacher, Actor::Teacher),
        };
        let seen = request.version - i64::from(self.dice.throw(6) == 0);
        let outcome = move_enrollment(self.w, by, id, seen, act).await.expect("it is theirs to move");
        assert_eq!(outcome, self.model.act(id, seen, act, actor), "{act:?} by {actor:?} from {:?}", request.state);
    }

    async fn lapse(&mut self) {
        self.w.behind("UPDATE enrollment_requests SET offer_expires_at = 1 WHERE state = 'offered'").await;
        // Offers that the sweep itself makes hold.
        self.w.store.lapse_offers().await.expect("the database answers");
        self.model.move_all(|state| state == S::Offered, S::Expired);
        self.model.offer();
    }

    async fn end_or_reopen(&mut self) {
        let act = if self.model.over { Act::Reopen } else { Act::End };
        let moved = move_course(self.w, self.w.admin, self.offered, self.model.course_version, act).await;
        moved.expect("an admin decides").expect("it moves");
        self.model.course_version += 1;
        self.model.over = !self.model.over;
        if self.model.over {
            self.model.move_all(S::is_open, S::Ended);
        }
    }

    /// Every request stands in the database where the model says.
    async fn compare(&self) {
        for (id, request) in &self.model.requests {
            let text = format!(
                "SELECT COUNT(*) FROM enrollment_requests WHERE id = {id} AND state = '{}' AND version = {}",
                request.state.name(),
                request.version
            );
            assert_eq!(self.w.number(&text).await, 1, "{:?} at version {}", request.state, request.version);
        }
    }
}
