//! The log of downloads: who took whose data along.
//!
//! Invariant: the row is on disk before the file is made. A file that is lost on its way is in the log; one that is not in the log
//! was never made.

use school::{
    clock::Instant,
    event::EventName,
    export::{Content, Format},
    id::{DisclosureId, MemberId, SchoolId},
    person::Name,
    view::Disclosure,
};

use crate::{
    Caller, Change, Error, Store, Tx, Write,
    permit::{ExportsRecord, ManagesMember, OwnInbox},
    sql::{Value, insert},
    store::{Reader, sealed::Link},
    who::{Members, of_members},
};

/// Notes that somebody takes a student's record along.
#[derive(Clone, Copy, Debug)]
struct DiscloseRecord {
    caller: Caller,
    student: MemberId,
    format: Format,
}

/// Notes that somebody takes what is known of their login along: at one school, in each of their roles there.
#[derive(Clone, Copy, Debug)]
struct DiscloseAccount {
    caller: Caller,
    format: Format,
}

impl Store {
    /// Notes that the caller takes a student's record along.
    ///
    /// # Errors
    /// [`Error::NotFound`] when the record is not the caller's to take, [`Error::Busy`].
    pub async fn disclose_record(&self, caller: Caller, student: MemberId, format: Format) -> Result<(), Error> {
        let school = ExportsRecord::mint(&mut self.read().await?, caller, student).await?.school();
        self.write(school, DiscloseRecord { caller, student, format }).await?;
        Ok(())
    }

    /// Notes at each of the caller's schools that they take along what is known of their login. Who has no role anywhere
    /// concerns no school.
    ///
    /// # Errors
    /// [`Error::Busy`]: what is noted by then stays noted.
    pub async fn disclose_account(&self, caller: Caller, format: Format) -> Result<(), Error> {
        let own = OwnInbox::mint(&mut self.read().await?, caller).await?;
        let mut schools: Vec<SchoolId> = own.members().iter().map(|(school, _)| *school).collect();
        schools.dedup();
        for school in schools {
            self.write(school, DiscloseAccount { caller, format }).await?;
        }
        Ok(())
    }
}

impl Write for DiscloseRecord {
    type Output = ();

    async fn apply(&self, tx: &mut Tx) -> Result<(), Error> {
        let permit = ExportsRecord::mint(tx, self.caller, self.student).await?;
        note(tx, (self.student, permit.by()), (Content::Record, self.format)).await
    }
}

impl Write for DiscloseAccount {
    type Output = ();

    async fn apply(&self, tx: &mut Tx) -> Result<(), Error> {
        let (own, here) = (OwnInbox::mint(tx, self.caller).await?, tx.school());
        for (_, member) in own.members().iter().filter(|(school, _)| *school == here) {
            note(tx, (*member, *member), (Content::Account, self.format)).await?;
        }
        Ok(())
    }
}

/// Writes one row: whose data, and who takes it.
async fn note(tx: &mut Tx, (of, by): (MemberId, MemberId), what: (Content, Format)) -> Result<(), Error> {
    let columns = ["school_id", "member_id", "id", "reader_id", "content", "format", "at"];
    let row = [
        Value::Int(tx.school().0),
        Value::Int(of.0),
        Value::Int(crate::id::mint()),
        Value::Int(by.0),
        Value::from(what.0.name()),
        Value::from(what.1.name()),
        Value::Int(tx.now().0),
    ];
    insert(&mut tx.conn, "disclosures", columns, vec![row]).await?;
    tx.record(Change::of_member(EventName::DataDisclosed, of));
    Ok(())
}

/// Reads who took along what is the caller's own: the newest fifty, over all schools.
///
/// # Errors
/// The database's.
pub async fn own(reader: &mut Reader, caller: Caller) -> Result<Vec<Disclosure>, Error> {
    const PICKED: &str = ", picked AS (SELECT d.school_id, d.member_id, d.id FROM who w \
        JOIN disclosures d ON d.school_id = w.school_id AND d.member_id = w.member_id)";
    let permit = OwnInbox::mint(reader, caller).await?;
    read(reader, permit.members(), PICKED).await
}

/// Reads who took a person's data along, and whose the person took: the newest fifty.
///
/// # Errors
/// The database's.
pub(crate) async fn of_member(reader: &mut Reader, permit: &ManagesMember) -> Result<Vec<Disclosure>, Error> {
    const PICKED: &str = ", picked AS (SELECT d.school_id, d.member_id, d.id FROM who w \
        JOIN disclosures d ON d.school_id = w.school_id AND d.member_id = w.member_id \
        UNION ALL SELECT d.school_id, d.member_id, d.id FROM who w \
        JOIN disclosures d ON d.school_id = w.school_id AND d.reader_id = w.member_id AND d.member_id <> w.member_id)";
    read(reader, &[(permit.school(), permit.member())], PICKED).await
}

async fn read(reader: &mut Reader, who: Members<'_>, picked: &'static str) -> Result<Vec<Disclosure>, Error> {
    const TEXT: &str = "SELECT d.id, d.at, d.member_id, d.reader_id, d.content, d.format, \
        b.given_name, b.father_name, b.grandfather_name, \
        o.given_name AS of_given, o.father_name AS of_father, o.grandfather_name AS of_grandfather FROM picked p \
        JOIN disclosures d ON d.school_id = p.school_id AND d.member_id = p.member_id AND d.id = p.id \
        JOIN members b ON b.school_id = d.school_id AND b.id = d.reader_id \
        JOIN members o ON o.school_id = d.school_id AND o.id = d.member_id ORDER BY d.at DESC, d.id DESC LIMIT 50";
    if who.is_empty() {
        return Ok(Vec::new());
    }
    let rows: Vec<Row> = of_members(who, &format!("{picked} {TEXT}")).fetch_all(reader.link()).await?;
    rows.into_iter().map(Row::disclosure).collect()
}

#[derive(sqlx::FromRow)]
struct Row {
    id: i64,
    at: i64,
    member_id: i64,
    reader_id: i64,
    content: String,
    format: String,
    given_name: String,
    father_name: String,
    grandfather_name: String,
    of_given: String,
    of_father: String,
    of_grandfather: String,
}

impl Row {
    fn disclosure(self) -> Result<Disclosure, Error> {
        Ok(Disclosure {
            id: DisclosureId(self.id),
            at: Instant(self.at),
            by: Name { given: self.given_name, father: self.father_name, grandfather: self.grandfather_name },
            of: Name { given: self.of_given, father: self.of_father, grandfather: self.of_grandfather },
            own: self.member_id == self.reader_id,
            content: Content::from_name(&self.content).ok_or(Error::corrupt("an unknown content of a download"))?,
            format: Format::from_name(&self.format).ok_or(Error::corrupt("an unknown format of a download"))?,
        })
    }
}
