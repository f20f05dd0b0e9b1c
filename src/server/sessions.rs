//! Sessions: an opaque cookie, a table with its hash, and a cache in memory.
//!
//! Invariant: the token itself is in the cookie only; the table and the cache hold its hash.

use std::{
    collections::HashMap,
    fmt::Write,
    sync::{Arc, PoisonError, RwLock},
    time::{Duration, Instant, SystemTime},
};

use axum::http::{HeaderMap, header};
use school::{clock, id::AccountId, person::Role};
use sha2::{Digest, Sha256};
use store::{
    Caller, Store,
    account::Profile,
    session::{NewSession, TokenHash},
};

const COOKIE: &str = "yeneta_session";

/// How long a profile is believed before it is read again: another process may have changed it.
const PROFILE_LIFE: Duration = Duration::from_secs(60);

/// The sessions that this process knows.
pub struct Sessions {
    known: RwLock<HashMap<[u8; 32], Known>>,
    life: Duration,
}

struct Known {
    session: Session,
    read_at: Instant,
    expires_at: clock::Instant,
}

/// A signed-in person.
#[derive(Clone)]
pub struct Session {
    pub account: AccountId,
    pub profile: Arc<Profile>,
    /// Tells tabs of one session from another's; says nothing about the token.
    pub tag: String,
}

impl Session {
    /// The person as the store knows callers.
    #[must_use]
    pub fn caller(&self) -> Caller {
        Caller { account: self.account }
    }

    /// The page that the person starts from, if a role is active.
    #[must_use]
    pub fn home(&self) -> Option<&'static str> {
        Role::home_of(self.profile.memberships.iter().map(|m| m.role))
    }

    /// Whether the person has an active membership in the role.
    #[must_use]
    pub fn is(&self, role: Role) -> bool {
        self.profile.memberships.iter().any(|m| m.role == role)
    }
}

impl Sessions {
    /// An empty cache; sessions opened through it last so long.
    #[must_use]
    pub fn new(life: Duration) -> Self {
        Self { known: RwLock::default(), life }
    }

    /// Opens a session and returns the value for `Set-Cookie`.
    ///
    /// # Errors
    /// When the database can't take it.
    pub async fn open(&self, store: &Store, account: AccountId, secure: bool) -> Result<String, store::Error> {
        let mut bytes = [0; 32];
        getrandom::fill(&mut bytes).map_err(|_| store::Error::Busy)?;
        let token = hex(&bytes);
        let now = now();
        let life = i64::try_from(self.life.as_millis()).unwrap_or(i64::MAX);
        let token_hash = TokenHash::new(hash_of(&token));
        let session =
            NewSession { token: token_hash, account, expires_at: now.plus_millis(life), device: String::new() };
        store.create_session(&session).await?;
        let secure = if secure { "; Secure" } else { "" };
        let seconds = self.life.as_secs();
        Ok(format!("{COOKIE}={token}; Path=/; HttpOnly; SameSite=Lax; Max-Age={seconds}{secure}"))
    }

    /// Ends the session of these headers, here and in the table, and returns the value for `Set-Cookie` that forgets it.
    ///
    /// # Errors
    /// When the database can't take it.
    pub async fn close(&self, store: &Store, headers: &HeaderMap) -> Result<String, store::Error> {
        if let Some(token) = token_of(headers) {
            let hash = hash_of(token);
            store.delete_session(&TokenHash::new(hash)).await?;
            self.known.write().unwrap_or_else(PoisonError::into_inner).remove(&hash);
        }
        Ok(format!("{COOKIE}=; Path=/; HttpOnly; SameSite=Lax; Max-Age=0"))
    }

    /// The session of these headers; from memory where it can be.
    ///
    /// # Errors
    /// When the database can't be read.
    pub async fn find(&self, store: &Store, headers: &HeaderMap) -> Result<Option<Session>, store::Error> {
        let Some(token) = token_of(headers) else { return Ok(None) };
        let hash = hash_of(token);
        if let Some(session) = self.remembered(&hash) {
            return Ok(Some(session));
        }
        let row = store.session_by_hash(&TokenHash::new(hash)).await?.filter(|row| row.expires_at > now());
        let Some(row) = row else {
            self.known.write().unwrap_or_else(PoisonError::into_inner).remove(&hash);
            return Ok(None);
        };
        let Some(profile) = store.profile(row.account).await? else { return Ok(None) };
        let tag = hex(&Sha256::digest(hash)[..6]);
        let session = Session { account: row.account, profile: Arc::new(profile), tag };
        let known = Known { session: session.clone(), read_at: Instant::now(), expires_at: row.expires_at };
        self.known.write().unwrap_or_else(PoisonError::into_inner).insert(hash, known);
        Ok(Some(session))
    }

    fn remembered(&self, hash: &[u8; 32]) -> Option<Session> {
        let known = self.known.read().unwrap_or_else(PoisonError::into_inner);
        let fresh = |k: &&Known| k.read_at.elapsed() < PROFILE_LIFE && k.expires_at > now();
        known.get(hash).filter(fresh).map(|k| k.session.clone())
    }
}

/// The server's clock.
#[must_use]
pub fn now() -> clock::Instant {
    let since = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH).unwrap_or_default();
    clock::Instant(i64::try_from(since.as_millis()).unwrap_or(i64::MAX))
}

/// Lower-case hexadecimal.
#[must_use]
pub fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::new(), |mut text, byte| {
        // Writing into a String can't fail.
        let _ = write!(text, "{byte:02x}");
        text
    })
}

fn hash_of(token: &str) -> [u8; 32] {
    Sha256::digest(token).into()
}

/// The value of a cookie of this name.
#[must_use]
pub fn cookie<'a>(headers: &'a HeaderMap, name: &str) -> Option<&'a str> {
    let lines = headers.get_all(header::COOKIE).iter().filter_map(|value| value.to_str().ok());
    let mut pairs = lines.flat_map(|line| line.split(';')).filter_map(|pair| pair.trim().split_once('='));
    pairs.find(|(there, _)| *there == name).map(|(_, value)| value)
}

/// The token in the cookie, if it looks like one of ours.
fn token_of(headers: &HeaderMap) -> Option<&str> {
    cookie(headers, COOKIE).filter(|token| token.len() == 64 && token.bytes().all(|b| b.is_ascii_hexdigit()))
}
