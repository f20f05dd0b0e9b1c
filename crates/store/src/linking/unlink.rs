//! Ending the link between a guardian and a student.

use school::{
    access::Action,
    family::LinkAct,
    notice::NoticeKind,
    view::{EndLink, FamilyChanged},
};

use super::{Step, write_step};
use crate::{
    Caller, Error, Store, Tx, Write,
    notice::{Told, notify},
    permit::KeepsStudents,
};

/// Ends a link: at the next request the guardian sees the student no more.
#[derive(Clone, Copy, Debug)]
pub struct EndLinkCommand {
    /// Who ends it.
    pub caller: Caller,
    /// Which one.
    pub link: EndLink,
}

impl Store {
    /// Ends a link through the door. Ending it again changes nothing.
    ///
    /// # Errors
    /// [`Error::NotFound`] when the student is not the caller's to keep, or was never linked to the guardian, [`Error::Busy`].
    pub async fn end_link(&self, caller: Caller, link: EndLink) -> Result<FamilyChanged, Error> {
        let mut reader = self.read().await?;
        let permit = KeepsStudents::mint(&mut reader, caller, Action::EndGuardianship, &[link.student]).await?;
        drop(reader);
        let written = self.write(permit.school(), EndLinkCommand { caller, link }).await?;
        Ok(FamilyChanged { school: permit.school(), revision: written.own() })
    }
}

impl Write for EndLinkCommand {
    /// Whether it was open.
    type Output = bool;

    async fn apply(&self, tx: &mut Tx) -> Result<bool, Error> {
        const OPEN: &str =
            "SELECT ended_at FROM guardianships WHERE school_id = $1 AND student_id = $2 AND guardian_id = $3";
        const END: &str = "UPDATE guardianships SET ended_at = $4 WHERE school_id = $1 AND student_id = $2 \
            AND guardian_id = $3 AND ended_at IS NULL";
        let EndLink { student, guardian } = self.link;
        let permit = KeepsStudents::mint(tx, self.caller, Action::EndGuardianship, &[student]).await?;
        let query = sqlx::query_scalar(OPEN).bind(permit.school().0).bind(student.0).bind(guardian.0);
        let found: Option<Option<i64>> = query.fetch_optional(&mut *tx.conn).await?;
        if found.ok_or(Error::NotFound)?.is_some() {
            return Ok(false);
        }
        let query = sqlx::query(END).bind(permit.school().0).bind(student.0).bind(guardian.0).bind(tx.now().0);
        query.execute(&mut *tx.conn).await?;
        crate::alerts::forget(tx, student, guardian).await?;
        let actor = permit.member();
        write_step(tx, Step { student, guardian, act: LinkAct::Unlinked, actor, code: None }).await?;
        let told = Told { student: Some(student), ..Told::of(NoticeKind::GuardianUnlinked) };
        notify(tx, told, [guardian], None).await?;
        Ok(true)
    }
}
