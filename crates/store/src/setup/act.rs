//! Changing a school's catalogue.
//!
//! Invariant: what somebody else changed since a change's maker saw it is never overwritten, and nothing that is used goes
//! away.

mod classes;
mod subjects;
mod terms;
mod years;

use school::{
    event::{Event, EventName},
    id::SchoolId,
    label::Label,
    setup::SetupProblem,
    view::{CatalogueAct, CatalogueChanged, Problem},
};

use super::history;
use crate::{Caller, Change, Error, Store, Tx, Write, permit::SchoolAdmin};

/// Changes the catalogue.
#[derive(Clone, Debug)]
pub struct CatalogueCommand {
    /// Who changes.
    pub caller: Caller,
    /// Of which school.
    pub school: SchoolId,
    /// What.
    pub act: CatalogueAct,
}

/// Who notices a change.
enum Noticed {
    /// Nobody: it was so already.
    Nothing,
    /// Whoever reads the catalogue.
    Catalogue,
    /// Everyone: names, terms and years stand on every page.
    Everywhere,
}

impl Store {
    /// Changes the catalogue through the door. What is so already changes nothing.
    ///
    /// # Errors
    /// [`Error::NotFound`] without the permit or the thing, [`Error::Invalid`] with the [`SetupProblem`], [`Error::Busy`].
    pub async fn change_catalogue(
        &self,
        caller: Caller,
        school: SchoolId,
        act: CatalogueAct,
    ) -> Result<CatalogueChanged, Error> {
        let totals_change = matches!(act, CatalogueAct::CloseTerm { .. } | CatalogueAct::ReopenTerm { .. });
        let written = self.write(school, CatalogueCommand { caller, school, act }).await?;
        if totals_change && written.changed {
            self.decide_alerts(school).await;
        }
        let event = |name, revision| Event { name, school, revision, course: None, student: None, assessment: None };
        let event = written.value.zip(written.own()).map(|(name, revision)| event(name, revision));
        Ok(CatalogueChanged { event })
    }
}

impl Write for CatalogueCommand {
    /// Of what the readers hear.
    type Output = Option<EventName>;

    async fn apply(&self, tx: &mut Tx) -> Result<Option<EventName>, Error> {
        let permit = SchoolAdmin::setting_up(tx, self.caller, self.school).await?;
        // One change of a school's catalogue after the other: each looks at what is there before it writes.
        history::lock(tx, &permit).await?;
        let name = match self.noticed(tx, &permit).await? {
            Noticed::Nothing => None,
            Noticed::Catalogue => Some(EventName::SetupChanged),
            Noticed::Everywhere => Some(EventName::DataRefreshNeeded),
        };
        if let Some(name) = name {
            tx.record(Change::of_school(name));
        }
        Ok(name)
    }
}

impl CatalogueCommand {
    async fn noticed(&self, tx: &mut Tx, permit: &SchoolAdmin) -> Result<Noticed, Error> {
        use CatalogueAct as A;
        match &self.act {
            A::AddSubject { name } => subjects::add(tx, permit, name).await,
            A::ChangeSubject { subject, was, to } => subjects::change(tx, permit, *subject, was, to).await,
            A::RemoveSubject { subject } => subjects::remove(tx, permit, *subject).await,
            A::RestoreSubject { subject } => subjects::restore(tx, permit, *subject).await,
            A::TakeStartingSet { .. } => subjects::take_starting_set(tx, permit).await,
            A::AddYear { name } => years::add(tx, permit, name).await,
            A::RenameYear { year, was, to } => years::rename(tx, permit, *year, was, to).await,
            A::MakeCurrent { year } => years::make_current(tx, permit, *year).await,
            A::AddTerm { year, to } => terms::add(tx, permit, *year, to).await,
            A::ChangeTerm { term, was, to } => terms::change(tx, permit, *term, was, to).await,
            A::CloseTerm { term } => terms::close(tx, permit, *term).await,
            A::ReopenTerm { term } => terms::reopen(tx, permit, *term).await,
            A::AddClass { to } => classes::add(tx, permit, to).await,
            A::ChangeClass { class, was, to } => classes::change(tx, permit, *class, was, to).await,
        }
    }
}

/// Reads a name as it was typed.
fn label(typed: &str) -> Result<String, Error> {
    let label = Label::try_from(typed.to_owned()).map_err(|problem| refused(SetupProblem::Label(problem)))?;
    Ok(label.into())
}

fn refused(problem: SetupProblem) -> Error {
    Error::Invalid(Problem::Setup(problem))
}
