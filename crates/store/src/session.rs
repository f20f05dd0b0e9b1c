//! Sessions: signed-in devices, by a hash of their token.
//!
//! Invariant: the token itself never comes here; an expired session is not found.

use school::{clock::Instant, id::AccountId};

use crate::{Caller, Error, Store, hex::hex};

/// The SHA-256 of a secret token, of a session or of a link that works once; computed by the server.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct TokenHash(String);

/// A device that signs in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewSession {
    /// The hash of its token.
    pub token: TokenHash,
    /// Whose it is.
    pub account: AccountId,
    /// Until when it holds.
    pub expires_at: Instant,
    /// What the browser calls itself.
    pub device: String,
}

/// A device of the caller's own account.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OwnDevice {
    /// The hash of its token.
    pub token: TokenHash,
    /// What the browser calls itself.
    pub device: String,
    /// When it signed in.
    pub created_at: Instant,
    /// When its owner last did something.
    pub seen_at: Instant,
}

/// A signed-in device.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Session {
    /// Whose it is.
    pub account: AccountId,
    /// When it signed in.
    pub created_at: Instant,
    /// When its owner last did something.
    pub seen_at: Instant,
    /// Until when it holds.
    pub expires_at: Instant,
}

impl TokenHash {
    /// The hash from its bytes.
    #[must_use]
    pub fn new(sha256: [u8; 32]) -> Self {
        Self(hex(&sha256))
    }

    /// The hash as it is stored, in hexadecimal.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl Store {
    /// Signs a device in.
    ///
    /// # Errors
    /// The database's.
    pub async fn create_session(&self, new: &NewSession) -> Result<Session, Error> {
        const TEXT: &str = "INSERT INTO sessions (token_hash, account_id, created_at, seen_at, expires_at, device) \
            VALUES ($1, $2, $3, $3, $4, $5)";
        let now = self.now();
        let query = sqlx::query(TEXT)
            .bind(new.token.0.as_str())
            .bind(new.account.0)
            .bind(now.0)
            .bind(new.expires_at.0)
            .bind(new.device.as_str());
        query.execute(&self.inner.writes).await?;
        Ok(Session { account: new.account, created_at: now, seen_at: now, expires_at: new.expires_at })
    }

    /// Finds a session that holds now.
    ///
    /// # Errors
    /// The database's.
    pub async fn session_by_hash(&self, token: &TokenHash) -> Result<Option<Session>, Error> {
        const TEXT: &str = "SELECT account_id, created_at, seen_at, expires_at FROM sessions \
            WHERE token_hash = $1 AND expires_at > $2";
        let query = sqlx::query_as(TEXT).bind(token.0.as_str()).bind(self.now().0);
        let row: Option<(i64, i64, i64, i64)> = query.fetch_optional(&self.inner.reads).await?;
        Ok(row.map(|(account, created, seen, expires)| Session {
            account: AccountId(account),
            created_at: Instant(created),
            seen_at: Instant(seen),
            expires_at: Instant(expires),
        }))
    }

    /// Notes that the session's owner did something, and until when it holds now. A poll of a page is not something. One that has
    /// ended stays so.
    ///
    /// # Errors
    /// The database's.
    pub async fn touch_session(&self, token: &TokenHash, expires_at: Instant) -> Result<(), Error> {
        const TEXT: &str =
            "UPDATE sessions SET seen_at = $1, expires_at = $2 WHERE token_hash = $3 AND expires_at > $1";
        let query = sqlx::query(TEXT);
        query.bind(self.now().0).bind(expires_at.0).bind(token.0.as_str()).execute(&self.inner.writes).await?;
        Ok(())
    }

    /// Signs a device out. Doing it twice is fine.
    ///
    /// # Errors
    /// The database's.
    pub async fn delete_session(&self, token: &TokenHash) -> Result<(), Error> {
        let query = sqlx::query("DELETE FROM sessions WHERE token_hash = $1").bind(token.0.as_str());
        query.execute(&self.inner.writes).await?;
        Ok(())
    }

    /// The devices on which the caller's account is signed in, the last used first. More than a hundred nobody has.
    ///
    /// # Errors
    /// The database's.
    pub async fn own_devices(&self, caller: Caller) -> Result<Vec<OwnDevice>, Error> {
        const TEXT: &str = "SELECT token_hash, device, created_at, seen_at FROM sessions \
            WHERE account_id = $1 AND expires_at > $2 ORDER BY seen_at DESC, created_at DESC LIMIT 100";
        let query = sqlx::query_as(TEXT).bind(caller.account.0).bind(self.now().0);
        let rows: Vec<(String, String, i64, i64)> = query.fetch_all(&self.inner.reads).await?;
        let device = |(token, device, created, seen)| OwnDevice {
            token: TokenHash(token),
            device,
            created_at: Instant(created),
            seen_at: Instant(seen),
        };
        Ok(rows.into_iter().map(device).collect())
    }

    /// Signs the caller's account out on one device. Doing it twice is fine.
    ///
    /// # Errors
    /// The database's.
    pub async fn delete_own_session(&self, caller: Caller, token: &TokenHash) -> Result<(), Error> {
        let query = sqlx::query("DELETE FROM sessions WHERE account_id = $1 AND token_hash = $2");
        query.bind(caller.account.0).bind(token.as_str()).execute(&self.inner.writes).await?;
        Ok(())
    }

    /// Signs the caller's account out on every device but one; says on how many.
    ///
    /// # Errors
    /// The database's.
    pub async fn delete_other_sessions(&self, caller: Caller, keep: &TokenHash) -> Result<u64, Error> {
        let query = sqlx::query("DELETE FROM sessions WHERE account_id = $1 AND token_hash <> $2");
        let done = query.bind(caller.account.0).bind(keep.as_str()).execute(&self.inner.writes).await?;
        Ok(done.rows_affected())
    }

    /// Sweeps out the sessions that no longer hold; says how many.
    ///
    /// # Errors
    /// The database's.
    pub async fn delete_expired_sessions(&self) -> Result<u64, Error> {
        let query = sqlx::query("DELETE FROM sessions WHERE expires_at <= $1").bind(self.now().0);
        Ok(query.execute(&self.inner.writes).await?.rows_affected())
    }
}
