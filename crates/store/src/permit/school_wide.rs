//! Permits for what concerns a whole school: its teachers' start page, its administration.

use school::{
    access::{Action, Relation, allows},
    id::{MemberId, SchoolId},
    person::Role,
};

use super::{Caller, members};
use crate::{Error, store::Connected};

/// The caller teaches at these schools.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Teaches(Vec<(SchoolId, MemberId)>);

/// The caller administers the school.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SchoolAdmin {
    school: SchoolId,
    member: MemberId,
}

/// The caller administers these schools, for lists over all of them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Administers(Vec<(SchoolId, MemberId)>);

impl Teaches {
    /// Finds the schools at which the caller is a teacher.
    ///
    /// # Errors
    /// [`Error::NotFound`] when there is none.
    pub async fn mint(conn: &mut impl Connected, caller: Caller) -> Result<Self, Error> {
        members(conn, caller, Role::Teacher).await.map(Self)
    }

    /// The caller as a teacher, with the school.
    #[must_use]
    pub fn members(&self) -> &[(SchoolId, MemberId)] {
        &self.0
    }
}

impl SchoolAdmin {
    /// Looks whether the caller administers the school.
    ///
    /// # Errors
    /// [`Error::NotFound`] when not.
    pub async fn mint(conn: &mut impl Connected, caller: Caller, school: SchoolId) -> Result<Self, Error> {
        let all = members(conn, caller, Role::Admin).await?;
        let own = all.into_iter().find(|(at, _)| *at == school).ok_or(Error::NotFound)?;
        Ok(Self { school, member: own.1 })
    }

    /// Looks whether the caller may add people to the school.
    ///
    /// # Errors
    /// [`Error::NotFound`] when not.
    pub async fn managing_people(conn: &mut impl Connected, caller: Caller, school: SchoolId) -> Result<Self, Error> {
        if !allows(Relation::AdminOf, Action::ManagePeople) {
            return Err(Error::NotFound);
        }
        Self::mint(conn, caller, school).await
    }

    /// Looks whether the caller may change the school's curriculum, years, terms, classes and settings.
    ///
    /// # Errors
    /// [`Error::NotFound`] when not.
    pub async fn setting_up(conn: &mut impl Connected, caller: Caller, school: SchoolId) -> Result<Self, Error> {
        Administers::setting_up(conn, caller).await?.at(Some(school))
    }

    /// The school.
    #[must_use]
    pub fn school(&self) -> SchoolId {
        self.school
    }

    /// The caller, as a member of that school.
    #[must_use]
    pub fn member(&self) -> MemberId {
        self.member
    }
}

impl Administers {
    /// Finds the schools whose people the caller manages.
    ///
    /// # Errors
    /// [`Error::NotFound`] when there is none.
    pub async fn managing_people(conn: &mut impl Connected, caller: Caller) -> Result<Self, Error> {
        Self::mint(conn, caller, Action::ManagePeople).await
    }

    /// Finds the schools whose overview the caller sees.
    ///
    /// # Errors
    /// [`Error::NotFound`] when there is none.
    pub async fn overview(conn: &mut impl Connected, caller: Caller) -> Result<Self, Error> {
        Self::mint(conn, caller, Action::ReadOverview).await
    }

    /// Finds the schools at which the caller decides about requests.
    ///
    /// # Errors
    /// [`Error::NotFound`] when there is none.
    pub async fn deciding(conn: &mut impl Connected, caller: Caller) -> Result<Self, Error> {
        Self::mint(conn, caller, Action::DecideEnrollment).await
    }

    /// Finds the schools whose families' questions the caller reads.
    ///
    /// # Errors
    /// [`Error::NotFound`] when there is none.
    pub async fn reading_questions(conn: &mut impl Connected, caller: Caller) -> Result<Self, Error> {
        Self::mint(conn, caller, Action::ReadQuestion).await
    }

    /// Finds the schools whose curriculum, years, terms, classes and settings the caller may change.
    ///
    /// # Errors
    /// [`Error::NotFound`] when there is none.
    pub async fn setting_up(conn: &mut impl Connected, caller: Caller) -> Result<Self, Error> {
        Self::mint(conn, caller, Action::SetUp).await
    }

    /// The permit for one of these schools: the one that was asked for, else the first.
    ///
    /// # Errors
    /// [`Error::NotFound`] when the one that was asked for is not among them.
    pub fn at(&self, asked: Option<SchoolId>) -> Result<SchoolAdmin, Error> {
        let own = self.0.iter().find(|(school, _)| asked.is_none_or(|asked| asked == *school));
        own.map(|(school, member)| SchoolAdmin { school: *school, member: *member }).ok_or(Error::NotFound)
    }

    /// Finds the schools at which the caller decides on those who register.
    ///
    /// # Errors
    /// [`Error::NotFound`] when there is none.
    pub async fn deciding_registrations(conn: &mut impl Connected, caller: Caller) -> Result<Self, Error> {
        Self::mint(conn, caller, Action::DecideRegistration).await
    }

    /// The caller as an admin, with the school.
    #[must_use]
    pub fn members(&self) -> &[(SchoolId, MemberId)] {
        &self.0
    }

    async fn mint(conn: &mut impl Connected, caller: Caller, action: Action) -> Result<Self, Error> {
        if !allows(Relation::AdminOf, action) {
            return Err(Error::NotFound);
        }
        members(conn, caller, Role::Admin).await.map(Self)
    }
}
