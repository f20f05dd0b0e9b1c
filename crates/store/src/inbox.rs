//! The inbox: what a person was told at all schools of the account, and reading it.
//!
//! Invariant: names are joined when a notice is read, and only those that its reader may see at that moment.

use school::{
    event::{Cursor, EventName},
    id::{CourseId, MemberId, NotificationId, Revision, SchoolId},
    notice::NoticeKind,
    person::Role,
    view::{AsOf, Inbox, NOTICES_A_PAGE, NoticeLine, NoticeNews, NoticesRead},
};

use crate::{
    Caller, Change, Error, Store, Tx, Write, Written,
    permit::{OwnInbox, OwnNotice},
    store::{Reader, sealed::Link},
};

mod lines;

/// What every page knows of an account's schools before its own data.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Glance {
    /// The newest revision of each school at which the account is an active member.
    pub cursor: Cursor,
    /// How many notices are unread.
    pub unread: u32,
}

/// Reads how far each school is and how many notices are unread, in one statement.
///
/// # Errors
/// The database's.
pub async fn glance(reader: &mut Reader, caller: Caller) -> Result<Glance, Error> {
    const TEXT: &str = "SELECT m.school_id, k.revision, COUNT(n.id) AS unread FROM members m \
        JOIN counters k ON k.school_id = m.school_id \
        LEFT JOIN notifications n ON n.school_id = m.school_id AND n.member_id = m.id AND n.read_at IS NULL \
        AND n.held_until IS NULL \
        WHERE m.account_id = $1 AND m.status = 'active' GROUP BY m.school_id, k.revision";
    let rows: Vec<(i64, i64, i64)> = sqlx::query_as(TEXT).bind(caller.account.0).fetch_all(reader.link()).await?;
    let unread = rows.iter().map(|(_, _, unread)| unread).sum();
    let cursor = rows.into_iter().map(|(school, revision, _)| (SchoolId(school), Revision(revision))).collect();
    Ok(Glance { cursor, unread: crate::rows::count(unread) })
}

/// Reads a page of the caller's inbox, the newest first; empty for who is suspended everywhere.
///
/// # Errors
/// The database's.
pub async fn inbox(reader: &mut Reader, caller: Caller, page: u32) -> Result<Inbox, Error> {
    let permit = OwnInbox::mint(reader, caller).await?;
    // The revisions first: what comes meanwhile shows in the next refresh.
    let Glance { cursor, unread } = glance(reader, caller).await?;
    let mut lines = lines::page(reader, &permit, page).await?;
    let more = lines.len() > NOTICES_A_PAGE as usize;
    lines.truncate(NOTICES_A_PAGE as usize);
    Ok(Inbox { as_of: as_of(cursor), page, lines, more, unread })
}

/// The permit's newest notices, at most so many.
pub(crate) async fn newest(reader: &mut Reader, permit: &OwnInbox, most: u32) -> Result<Vec<NoticeLine>, Error> {
    lines::newest(reader, permit, most.into(), 0).await
}

/// Reads what came into the caller's inbox since the cursor and is unread; of a school that the cursor lacks nothing.
///
/// # Errors
/// The database's.
pub async fn news(reader: &mut Reader, caller: Caller, since: &Cursor) -> Result<NoticeNews, Error> {
    let permit = OwnInbox::mint(reader, caller).await?;
    let Glance { cursor, unread } = glance(reader, caller).await?;
    let fresh = lines::since(reader, &permit, since).await?;
    Ok(NoticeNews { as_of: as_of(cursor), unread, fresh })
}

fn as_of(cursor: Cursor) -> AsOf {
    AsOf { read_at: crate::id::now(), cursor, ..AsOf::default() }
}

/// What a notice leads to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NoticeTarget {
    /// What it tells.
    pub kind: NoticeKind,
    /// As what the reader was told.
    pub role: Role,
    /// The course that it is about, if one.
    pub course: Option<CourseId>,
    /// The student whom it is about, if one.
    pub student: Option<MemberId>,
}

/// Marks one notice as read.
#[derive(Clone, Copy, Debug)]
pub struct ReadNoticeCommand {
    /// Who reads.
    pub caller: Caller,
    /// Which one.
    pub notice: NotificationId,
}

/// Marks all of the caller's notices of one school as read.
#[derive(Clone, Copy, Debug)]
pub struct ReadAllNoticesCommand {
    /// Who reads.
    pub caller: Caller,
}

impl Store {
    /// Marks one notice as read through the door, and says where it leads. Reading it again changes nothing.
    ///
    /// # Errors
    /// [`Error::NotFound`] for a notice that is not in the caller's inbox, [`Error::Busy`].
    pub async fn read_notice(
        &self,
        caller: Caller,
        notice: NotificationId,
    ) -> Result<(NoticeTarget, NoticesRead), Error> {
        let school = OwnNotice::mint(&mut self.read().await?, caller, notice).await?.school();
        let Written { value, revision, .. } = self.write(school, ReadNoticeCommand { caller, notice }).await?;
        let (target, changed) = value;
        let revisions = changed.then_some((school, revision)).into_iter().collect();
        Ok((target, self.still_unread(caller, revisions).await?))
    }

    /// Marks all of the caller's notices as read through the doors of the schools.
    ///
    /// # Errors
    /// [`Error::Busy`]: what is read by then stays read.
    pub async fn read_all_notices(&self, caller: Caller) -> Result<NoticesRead, Error> {
        let schools = glance(&mut self.read().await?, caller).await?.cursor;
        let mut revisions = Vec::new();
        for (school, _) in schools.schools() {
            let Written { value: changed, revision, .. } = self.write(school, ReadAllNoticesCommand { caller }).await?;
            revisions.extend(changed.then_some((school, revision)));
        }
        self.still_unread(caller, revisions).await
    }

    async fn still_unread(&self, caller: Caller, revisions: Vec<(SchoolId, Revision)>) -> Result<NoticesRead, Error> {
        let unread = glance(&mut self.read().await?, caller).await?.unread;
        Ok(NoticesRead { unread, revisions })
    }
}

impl Write for ReadNoticeCommand {
    /// What it leads to, and whether it was unread.
    type Output = (NoticeTarget, bool);

    async fn apply(&self, tx: &mut Tx) -> Result<(NoticeTarget, bool), Error> {
        const NOTICE: &str = "SELECT kind, course_id, student_id FROM notifications WHERE school_id = $1 AND id = $2";
        const READ: &str = "UPDATE notifications SET read_at = $3 WHERE school_id = $1 AND id = $2 AND read_at IS NULL";
        let permit = OwnNotice::mint(tx, self.caller, self.notice).await?;
        let query = sqlx::query_as(NOTICE).bind(permit.school().0).bind(permit.notice().0);
        let (kind, course, student): (String, i64, i64) = query.fetch_one(&mut *tx.conn).await?;
        let kind = NoticeKind::from_name(&kind).ok_or(Error::NotFound)?;
        let query = sqlx::query(READ).bind(permit.school().0).bind(permit.notice().0).bind(tx.now().0);
        let changed = query.execute(&mut *tx.conn).await?.rows_affected() == 1;
        if changed {
            tx.record(Change::of_member(EventName::NotificationsChanged, permit.member()));
        }
        let course = (course != 0).then_some(CourseId(course));
        let student = (student != 0).then_some(MemberId(student));
        Ok((NoticeTarget { kind, role: permit.role(), course, student }, changed))
    }
}

impl Write for ReadAllNoticesCommand {
    /// Whether any was unread.
    type Output = bool;

    async fn apply(&self, tx: &mut Tx) -> Result<bool, Error> {
        const READ: &str = "UPDATE notifications SET read_at = $3 WHERE school_id = $1 AND member_id = $2 AND read_at IS NULL \
            AND held_until IS NULL";
        let permit = OwnInbox::mint(tx, self.caller).await?;
        let here = tx.school();
        let mut changed = false;
        for (school, member) in permit.members().iter().filter(|(school, _)| *school == here) {
            let query = sqlx::query(READ).bind(school.0).bind(member.0).bind(tx.now().0);
            if query.execute(&mut *tx.conn).await?.rows_affected() > 0 {
                changed = true;
                tx.record(Change::of_member(EventName::NotificationsChanged, *member));
            }
        }
        Ok(changed)
    }
}
