//! Sessions: an opaque cookie, a table with its hash, and a cache in memory.
//!
//! Invariant: the token itself is in the cookie only; the table and the cache hold its hash.
//! Invariant: what this process committed about people is never answered from the cache as it was before.
//! Invariant: a session ends with its life, whatever is done, and before it when for so long nothing was done (`acts.rs`).

mod limits;

use std::{
    collections::HashMap,
    sync::{Arc, Mutex, PoisonError, RwLock},
    time::{Duration, Instant, SystemTime},
};

use axum::http::{HeaderMap, header};
use school::{clock, event::EventName, id::AccountId, person::Role};
use sha2::{Digest, Sha256};
use store::{
    Caller, Committed, Store,
    account::Profile,
    hex::hex,
    session::{NewSession, TokenHash},
};
use tokio::sync::broadcast::{self, error::TryRecvError};

pub use limits::Limits;

const COOKIE: &str = "yeneta_session";

/// How long a profile is believed before it is read again: another process may have changed it, unheard.
const PROFILE_LIFE: Duration = Duration::from_secs(60);

/// The sessions that this process knows.
pub struct Sessions {
    known: RwLock<Remembered>,
    limits: Limits,
    /// What was committed since it was last looked at.
    commits: Mutex<broadcast::Receiver<Arc<Committed>>>,
}

#[derive(Default)]
struct Remembered {
    sessions: HashMap<[u8; 32], Known>,
    /// How often something was forgotten: what was read before is not remembered after.
    forgotten: u64,
}

struct Known {
    session: Session,
    read_at: Instant,
    created_at: clock::Instant,
    expires_at: clock::Instant,
    /// When the table last heard that the person is there.
    seen_at: clock::Instant,
}

/// A signed-in person.
#[derive(Clone)]
pub struct Session {
    pub account: AccountId,
    pub profile: Arc<Profile>,
    /// Tells tabs of one session from another's; says nothing about the token.
    pub tag: Arc<str>,
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
    /// An empty cache that hears of the store's commits; sessions opened through it last so long.
    #[must_use]
    pub fn new(limits: Limits, store: &Store) -> Self {
        Self { known: RwLock::default(), limits, commits: Mutex::new(store.committed()) }
    }

    /// Opens a session on a device and returns the value for `Set-Cookie`.
    ///
    /// # Errors
    /// When the database can't take it.
    pub async fn open(
        &self,
        store: &Store,
        account: AccountId,
        device: String,
        secure: bool,
    ) -> Result<String, store::Error> {
        let token = new_token()?;
        let now = now();
        let expires_at = self.limits.end(now, now);
        let session = NewSession { token: token_hash(&token), account, expires_at, device };
        store.create_session(&session).await?;
        let secure = if secure { "; Secure" } else { "" };
        let seconds = self.limits.life.as_secs();
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
            self.forget(&hash);
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
        let forgotten = match self.remembered(&hash) {
            Ok(session) => return Ok(Some(session)),
            Err(forgotten) => forgotten,
        };
        let row = store.session_by_hash(&TokenHash::new(hash)).await?.filter(|row| row.expires_at > now());
        let Some(row) = row else {
            self.forget(&hash);
            return Ok(None);
        };
        let Some(profile) = store.profile(row.account).await? else { return Ok(None) };
        let tag = tag_of(&TokenHash::new(hash));
        let session = Session { account: row.account, profile: Arc::new(profile), tag: tag.into() };
        let store::session::Session { created_at, seen_at, expires_at, .. } = row;
        let known = Known { session: session.clone(), read_at: Instant::now(), created_at, expires_at, seen_at };
        self.remember(hash, known, forgotten);
        Ok(Some(session))
    }

    /// Notes that the session's owner does something; now and then, so that reading does not become writing.
    pub async fn touch(&self, store: &Store, headers: &HeaderMap) {
        let Some(hash) = token_of(headers).map(hash_of) else { return };
        let Some(expires_at) = self.seen_now(&hash) else { return };
        // Lost, it costs a list of devices and the session's end a few minutes: not worth a page.
        let _ = store.touch_session(&TokenHash::new(hash), expires_at).await;
    }

    /// Notes it in memory; says until when the session holds, if the table is due to hear of it.
    fn seen_now(&self, hash: &[u8; 32]) -> Option<clock::Instant> {
        let mut known = self.known.write().unwrap_or_else(PoisonError::into_inner);
        let session = known.sessions.get_mut(hash)?;
        let now = now();
        if !self.limits.is_due(session.seen_at, now) {
            return None;
        }
        session.seen_at = now;
        session.expires_at = self.limits.end(session.created_at, now);
        Some(session.expires_at)
    }

    /// Hears of a commit, of this process or another: where people or schools changed, nothing is believed any more.
    pub fn hear_of(&self, committed: &Committed) {
        use EventName as N;
        let touches = |name| matches!(name, N::PeopleChanged | N::SetupChanged | N::DataRefreshNeeded);
        if committed.changes.iter().any(|change| touches(change.name)) {
            self.forget_all();
        }
    }

    /// Reads the account anew at its next request: something about it changed, or sessions of it ended.
    pub fn forget_account(&self, account: AccountId) {
        self.forget_where(|_, known| known.session.account == account);
    }

    /// How often something was forgotten: what else depends on people and settings is believed while it stays the same.
    #[must_use]
    pub fn forgotten(&self) -> u64 {
        self.catch_up();
        self.known.read().unwrap_or_else(PoisonError::into_inner).forgotten
    }

    /// Believes nothing any more: every session is read again.
    pub fn forget_all(&self) {
        self.forget_where(|_, _| true);
    }

    /// The session, if it is known and still believed; else how often something was forgotten until now.
    fn remembered(&self, hash: &[u8; 32]) -> Result<Session, u64> {
        self.catch_up();
        let known = self.known.read().unwrap_or_else(PoisonError::into_inner);
        let fresh = |k: &&Known| k.read_at.elapsed() < PROFILE_LIFE && k.expires_at > now();
        known.sessions.get(hash).filter(fresh).map(|k| k.session.clone()).ok_or(known.forgotten)
    }

    /// Keeps what was read, unless something was forgotten meanwhile.
    fn remember(&self, hash: [u8; 32], session: Known, forgotten: u64) {
        self.catch_up();
        let mut known = self.known.write().unwrap_or_else(PoisonError::into_inner);
        if known.forgotten == forgotten {
            known.sessions.insert(hash, session);
        }
    }

    fn forget(&self, hash: &[u8; 32]) {
        self.forget_where(|known, _| known == hash);
    }

    fn forget_where(&self, which: impl Fn(&[u8; 32], &Known) -> bool) {
        let mut known = self.known.write().unwrap_or_else(PoisonError::into_inner);
        known.sessions.retain(|hash, session| !which(hash, session));
        known.forgotten += 1;
    }

    /// Looks at what was committed. A commit is told before its caller is answered, so who asks after an answer finds it.
    fn catch_up(&self) {
        let mut commits = self.commits.lock().unwrap_or_else(PoisonError::into_inner);
        loop {
            match commits.try_recv() {
                Ok(committed) => self.hear_of(&committed),
                Err(TryRecvError::Lagged(_)) => self.forget_all(),
                Err(TryRecvError::Empty | TryRecvError::Closed) => return,
            }
        }
    }
}

/// The server's clock.
#[must_use]
pub fn now() -> clock::Instant {
    let since = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH).unwrap_or_default();
    clock::Instant(i64::try_from(since.as_millis()).unwrap_or(i64::MAX))
}

/// A new secret: 32 random bytes, in hexadecimal.
///
/// # Errors
/// [`store::Error::Busy`] when the machine has no randomness now.
pub fn new_token() -> Result<String, store::Error> {
    let mut bytes = [0; 32];
    getrandom::fill(&mut bytes).map_err(|_| store::Error::Busy)?;
    Ok(hex(&bytes))
}

/// The form in which a secret is stored.
#[must_use]
pub fn token_hash(token: &str) -> TokenHash {
    TokenHash::new(hash_of(token))
}

/// What tells a session from others, in tabs and lists; says nothing about the token.
#[must_use]
pub fn tag_of(token: &TokenHash) -> String {
    hex(&Sha256::digest(token.as_str())[..6])
}

/// The stored form of the session's token in these headers.
#[must_use]
pub fn hash_in(headers: &HeaderMap) -> Option<TokenHash> {
    token_of(headers).map(token_hash)
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
