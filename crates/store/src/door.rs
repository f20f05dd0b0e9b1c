//! What a write is: a command that runs inside the door's transaction and records what it changed.
//!
//! Invariant: a command reads the clock, the school and the connection from its [`Tx`] only, and may run more than once;
//! nothing it does outside the transaction may matter.

use std::future::Future;

use school::{
    clock::Instant,
    event::{Event, EventName},
    id::{AssessmentId, CourseId, MemberId, Revision, SchoolId, Version},
};
use sqlx::{Any, AnyConnection, Transaction};

use crate::{Error, store::sealed};

/// A command of the write door.
pub trait Write: Send + Sync + 'static {
    /// What the caller gets when the change is on disk.
    type Output: Send + 'static;

    /// Does it. Runs again, from the start and in a new transaction, after a deadlock or a serialisation failure.
    ///
    /// # Errors
    /// An error undoes this command alone; the others of the same transaction go on.
    fn apply<'a>(&'a self, tx: &'a mut Tx) -> impl Future<Output = Result<Self::Output, Error>> + Send + 'a;

    /// Whether it takes long: then it shares its transaction with nobody, and what is short goes first.
    fn is_long(&self) -> bool {
        false
    }
}

/// The acknowledgement of a write: it is on disk.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Written<T> {
    /// The command's answer.
    pub value: T,
    /// The revision that made the change visible; of a replay the first one's; of a command without a change the newest.
    pub revision: Revision,
    /// Whether there is a change of the command's own at that revision.
    pub changed: bool,
}

/// With which revision a command is answered, and whether that is of a change of its own.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Stamp {
    pub revision: Revision,
    pub changed: bool,
}

/// What one commit changed at one school.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Committed {
    /// Where.
    pub school: SchoolId,
    /// In the order of revisions.
    pub changes: Vec<Event>,
}

/// One change, before it has a revision.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Change {
    /// What happened.
    pub name: EventName,
    /// The course it touches, if one.
    pub course: Option<CourseId>,
    /// The student whom it touches, if it is one student's.
    pub student: Option<MemberId>,
    /// The assessment it touches, if one.
    pub assessment: Option<AssessmentId>,
    /// One more person whom it concerns: who asked to teach, whose inbox it is.
    pub member: Option<MemberId>,
    /// The version that the thing got, 0 where it has none.
    pub version: Version,
    /// Whom of those who may read it the change is told to.
    pub audience: Audience,
}

/// Whom a change is told to, of those who may read what changed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Audience {
    #[default]
    Everyone,
    /// Teachers and admins: no family sees it yet.
    Staff,
    /// Students and guardians: the staff has heard of it before.
    Families,
}

impl Audience {
    /// The name in the database.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Audience::Everyone => "",
            Audience::Staff => "staff",
            Audience::Families => "families",
        }
    }
}

impl<T> Written<T> {
    /// The revision of the command's own change. None where it changed nothing: the newest is somebody else's then.
    #[must_use]
    pub fn own(&self) -> Option<Revision> {
        self.changed.then_some(self.revision)
    }
}

impl Change {
    /// A change that touches the whole school.
    #[must_use]
    pub fn of_school(name: EventName) -> Self {
        let (course, student, assessment, member) = (None, None, None, None);
        Self { name, course, student, assessment, member, version: Version(0), audience: Audience::Everyone }
    }

    /// A change that touches a course.
    #[must_use]
    pub fn of_course(name: EventName, course: CourseId) -> Self {
        Self { course: Some(course), ..Self::of_school(name) }
    }

    /// A change that touches one person beyond any course.
    #[must_use]
    pub fn of_member(name: EventName, member: MemberId) -> Self {
        Self { member: Some(member), ..Self::of_school(name) }
    }
}

/// The transaction of the write door, as a command sees it.
#[derive(Debug)]
pub struct Tx {
    pub(crate) conn: Transaction<'static, Any>,
    pub(crate) now: Instant,
    pub(crate) school: SchoolId,
    /// The position of the running command in its batch.
    pub(crate) job: usize,
    /// What the commands of the batch recorded so far.
    pub(crate) recorded: Vec<Recorded>,
    /// Commands that turned out to be repetitions.
    pub(crate) replays: Vec<(usize, ReplayOf)>,
}

/// A change of one command of the batch.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Recorded {
    pub job: usize,
    pub school: SchoolId,
    pub change: Change,
}

/// Where the revision of a repeated command is found.
#[derive(Clone, Copy, Debug)]
pub(crate) enum ReplayOf {
    /// The first one was committed earlier.
    Committed(Revision),
    /// The first one is in the same batch, at this position.
    Job(usize),
}

impl Tx {
    /// The instant of the transaction; the clock is read once.
    #[must_use]
    pub fn now(&self) -> Instant {
        self.now
    }

    /// The school whose data is written.
    #[must_use]
    pub fn school(&self) -> SchoolId {
        self.school
    }

    /// Records a change: the command gets a revision of its own and the change is told to those who may read it.
    pub fn record(&mut self, change: Change) {
        self.recorded.push(Recorded { job: self.job, school: self.school, change });
    }

    /// Says that this command repeats the one that made `change`: it takes no revision and answers with the first one's.
    pub(crate) async fn replay(&mut self, change: Change) -> Result<(), Error> {
        let school = self.school;
        let same = |earlier: &&Recorded| earlier.school == school && earlier.change == change;
        let earlier = self.recorded.iter().find(same).map(|earlier| ReplayOf::Job(earlier.job));
        let of = match earlier {
            Some(of) => Some(of),
            None => self.revision_of(change).await?.map(ReplayOf::Committed),
        };
        self.replays.extend(of.map(|of| (self.job, of)));
        Ok(())
    }

    /// The revision of a committed change, if its row is still kept: the first, since others may touch the same later.
    async fn revision_of(&mut self, change: Change) -> Result<Option<Revision>, Error> {
        const TEXT: &str = "SELECT revision FROM changes WHERE school_id = $1 AND course_id = $2 AND student_id = $3 \
            AND assessment_id = $4 AND member_id = $5 AND version = $6 AND kind = $7 ORDER BY revision LIMIT 1";
        let query = sqlx::query_scalar(TEXT)
            .bind(self.school.0)
            .bind(change.course.map_or(0, |id| id.0))
            .bind(change.student.map_or(0, |id| id.0))
            .bind(change.assessment.map_or(0, |id| id.0))
            .bind(change.member.map_or(0, |id| id.0))
            .bind(change.version.0)
            .bind(change.name.name());
        Ok(query.fetch_optional(&mut *self.conn).await?.map(Revision))
    }
}

impl sealed::Link for Tx {
    fn link(&mut self) -> &mut AnyConnection {
        &mut self.conn
    }
}
