//! Accounts: logins, and what their owner is where.
//!
//! Invariant: a password never comes here, only its hash; e-mail addresses are compared in lower case.

use school::{
    account::{Email, Theme},
    calendar::Calendar,
    clock::Instant,
    id::{AccountId, MemberId, SchoolId},
    language::{Languages, Tongue, spoken},
    person::{Name, Role},
};
use sqlx::AnyConnection;

use crate::{Caller, Error, Store, error::taken, rows::languages, session::TokenHash};

/// An account with what a sign-in is checked against.
#[derive(Clone, PartialEq, Eq)]
pub struct AccountWithHash {
    /// The account.
    pub account: AccountId,
    /// The encoded argon2id hash.
    pub password_hash: String,
}

/// An account, with its memberships that are active.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Profile {
    /// The account.
    pub account: AccountId,
    /// The e-mail address, lower-case.
    pub email: String,
    /// The language of the pages: what was chosen, while a school of the account offers it; else the first school's own.
    pub language: Tongue,
    /// "system", "light" or "dark".
    pub theme: String,
    /// The active memberships, the most trusted role first.
    pub memberships: Vec<Membership>,
}

/// What an account's owner is at a school.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Membership {
    /// The school.
    pub school: SchoolId,
    /// The school's name.
    pub school_name: String,
    /// The IANA name of the school's time zone.
    pub time_zone: String,
    /// The calendar in which the school shows dates.
    pub calendar: Calendar,
    /// The languages that the school offers.
    pub languages: Languages,
    /// The member.
    pub member: MemberId,
    /// The role.
    pub role: Role,
    /// The name at that school.
    pub name: Name,
}

/// A new account.
#[derive(Clone, PartialEq, Eq)]
pub struct NewAccount {
    /// The id, from [`crate::id::mint`].
    pub id: AccountId,
    /// The e-mail address, in any case.
    pub email: String,
    /// The encoded argon2id hash.
    pub password_hash: String,
    /// The language of the pages, such as "en"; "" until its owner chooses one.
    pub language: String,
}

/// The form in which an e-mail address is stored and found.
#[must_use]
pub fn normal_email(email: &str) -> String {
    email.trim().to_lowercase()
}

/// Adds an account.
///
/// # Errors
/// [`Error::Taken`] when the e-mail address has an account, else the database's.
pub(crate) async fn insert_account(
    conn: &mut AnyConnection,
    new: &NewAccount,
    now: Instant,
) -> Result<AccountId, Error> {
    insert_account_if_new(conn, new, now).await?.ok_or(Error::Taken)
}

/// Adds an account unless its e-mail address has one.
///
/// # Errors
/// The database's.
pub(crate) async fn insert_account_if_new(
    conn: &mut AnyConnection,
    new: &NewAccount,
    now: Instant,
) -> Result<Option<AccountId>, Error> {
    const TEXT: &str = "INSERT INTO accounts (id, email, password_hash, language, created_at) \
        VALUES ($1, $2, $3, $4, $5) ON CONFLICT DO NOTHING";
    let query = sqlx::query(TEXT)
        .bind(new.id.0)
        .bind(normal_email(&new.email))
        .bind(&new.password_hash)
        .bind(&new.language)
        .bind(now.0);
    let added = query.execute(conn).await?.rows_affected() == 1;
    Ok(added.then_some(new.id))
}

impl Store {
    /// Finds an account by its e-mail address, in any case.
    ///
    /// # Errors
    /// The database's.
    pub async fn account_by_email(&self, email: &str) -> Result<Option<AccountWithHash>, Error> {
        // PostgreSQL takes no NUL in a text, and no address has one.
        if email.contains('\0') {
            return Ok(None);
        }
        let query = sqlx::query_as("SELECT id, password_hash FROM accounts WHERE email = $1").bind(normal_email(email));
        let row: Option<(i64, String)> = query.fetch_optional(&self.inner.reads).await?;
        Ok(row.map(|(id, password_hash)| AccountWithHash { account: AccountId(id), password_hash }))
    }

    /// Adds an account.
    ///
    /// # Errors
    /// [`Error::Taken`] when the e-mail address has an account, else the database's.
    pub async fn add_account(&self, new: NewAccount) -> Result<AccountId, Error> {
        let mut conn = self.inner.writes.acquire().await?;
        insert_account(&mut conn, &new, self.now()).await
    }

    /// Replaces the hash of the caller's password, and ends the account's sessions but one.
    ///
    /// # Errors
    /// [`Error::NotFound`] without such an account, else the database's.
    pub async fn change_password(&self, caller: Caller, hash: &str, keep: &TokenHash) -> Result<(), Error> {
        let mut tx = self.inner.writes.begin().await?;
        let password = sqlx::query("UPDATE accounts SET password_hash = $1 WHERE id = $2").bind(hash);
        let changed = password.bind(caller.account.0).execute(&mut *tx).await?.rows_affected();
        let sessions = sqlx::query("DELETE FROM sessions WHERE account_id = $1 AND token_hash <> $2");
        sessions.bind(caller.account.0).bind(keep.as_str()).execute(&mut *tx).await?;
        tx.commit().await?;
        if changed == 1 { Ok(()) } else { Err(Error::NotFound) }
    }

    /// Changes the address with which the caller signs in.
    ///
    /// # Errors
    /// [`Error::Taken`] when another account has the address, [`Error::NotFound`] without such an account, else the
    /// database's.
    pub async fn change_email(&self, caller: Caller, email: &Email) -> Result<(), Error> {
        let query = sqlx::query("UPDATE accounts SET email = $1 WHERE id = $2").bind(email.as_str());
        let done = query.bind(caller.account.0).execute(&self.inner.writes).await.map_err(taken)?;
        if done.rows_affected() == 1 { Ok(()) } else { Err(Error::NotFound) }
    }

    /// Keeps how the caller wants the pages.
    ///
    /// # Errors
    /// [`Error::NotFound`] without such an account, else the database's.
    pub async fn choose_look(&self, caller: Caller, language: Tongue, theme: Theme) -> Result<(), Error> {
        let query = sqlx::query("UPDATE accounts SET language = $1, theme = $2 WHERE id = $3").bind(language.tag());
        let done = query.bind(theme.name()).bind(caller.account.0).execute(&self.inner.writes).await?;
        if done.rows_affected() == 1 { Ok(()) } else { Err(Error::NotFound) }
    }

    /// The languages of the schools, each once, those of the oldest school first: for people who are not signed in.
    ///
    /// # Errors
    /// The database's.
    pub async fn languages(&self) -> Result<Vec<Languages>, Error> {
        const TEXT: &str = "SELECT languages FROM schools GROUP BY languages ORDER BY MIN(created_at), MIN(id)";
        let names: Vec<String> = sqlx::query_scalar(TEXT).fetch_all(&self.inner.reads).await?;
        names.iter().map(|name| languages(name)).collect()
    }

    /// Reads an account with its active memberships, in one statement.
    ///
    /// # Errors
    /// The database's.
    pub async fn profile(&self, account: AccountId) -> Result<Option<Profile>, Error> {
        const TEXT: &str = "SELECT a.email, a.language, a.theme, m.school_id, s.name AS school_name, s.time_zone, \
            s.calendar, s.languages, m.id AS member_id, m.role, m.given_name, m.father_name, m.grandfather_name \
            FROM accounts a \
            LEFT JOIN members m ON m.account_id = a.id AND m.status = 'active' \
            LEFT JOIN schools s ON s.id = m.school_id WHERE a.id = $1 ORDER BY m.school_id, m.id";
        let rows: Vec<ProfileRow> = sqlx::query_as(TEXT).bind(account.0).fetch_all(&self.inner.reads).await?;
        let Some(first) = rows.first() else { return Ok(None) };
        let (email, chosen, theme) = (first.email.clone(), Tongue::from_tag(&first.language), first.theme.clone());
        let mut memberships: Vec<Membership> = rows.into_iter().filter_map(ProfileRow::membership).collect();
        memberships.sort_by_key(|membership| (membership.role, membership.school, membership.member));
        let language = spoken(chosen, memberships.iter().map(|membership| &membership.languages));
        Ok(Some(Profile { account, email, language, theme, memberships }))
    }
}

#[derive(sqlx::FromRow)]
struct ProfileRow {
    email: String,
    language: String,
    theme: String,
    school_id: Option<i64>,
    school_name: Option<String>,
    time_zone: Option<String>,
    calendar: Option<String>,
    languages: Option<String>,
    member_id: Option<i64>,
    role: Option<String>,
    given_name: Option<String>,
    father_name: Option<String>,
    grandfather_name: Option<String>,
}

impl ProfileRow {
    fn membership(self) -> Option<Membership> {
        Some(Membership {
            school: SchoolId(self.school_id?),
            school_name: self.school_name?,
            time_zone: self.time_zone?,
            calendar: Calendar::from_name(&self.calendar?)?,
            languages: Languages::from_name(&self.languages?)?,
            member: MemberId(self.member_id?),
            role: Role::from_name(&self.role?)?,
            name: Name { given: self.given_name?, father: self.father_name?, grandfather: self.grandfather_name? },
        })
    }
}
