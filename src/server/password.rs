//! Passwords: argon2id, off the async threads, at most two at a time.
//!
//! Invariant: a password never leaves this module but as a hash.

use std::sync::LazyLock;

use argon2::{
    Argon2,
    password_hash::{PasswordHasher, PasswordVerifier, phc::PasswordHash},
};
use tokio::{sync::Semaphore, task::spawn_blocking};

/// The hash could not be computed.
#[derive(Debug, thiserror::Error)]
#[error("the password could not be hashed")]
pub struct HashFailed;

/// A hash takes 19 MiB and a core: more than two at once would starve the marks.
static AT_ONCE: Semaphore = Semaphore::const_new(2);

/// What an unknown account is checked against, so that it takes as long as a known one.
static NOBODY: LazyLock<Option<String>> = LazyLock::new(|| hash_now("nobody has this password").ok());

/// Hashes a password for storage.
///
/// # Errors
/// When the machine has no randomness or no memory.
pub async fn hash(password: String) -> Result<String, HashFailed> {
    let _turn = AT_ONCE.acquire().await.map_err(|_| HashFailed)?;
    spawn_blocking(move || hash_now(&password)).await.map_err(|_| HashFailed)?
}

/// Whether the password belongs to the hash; an unknown account passes none, takes as long and is refused.
pub async fn verify(password: String, stored: Option<String>) -> bool {
    let Ok(_turn) = AT_ONCE.acquire().await else { return false };
    spawn_blocking(move || {
        let known = stored.is_some();
        let Some(stored) = stored.or_else(|| NOBODY.clone()) else { return false };
        let matches = PasswordHash::new(&stored)
            .is_ok_and(|hash| Argon2::default().verify_password(password.as_bytes(), &hash).is_ok());
        matches && known
    })
    .await
    .unwrap_or(false)
}

/// Hashes on the thread it is called on: for the command line and the demo school.
///
/// # Errors
/// When the machine has no randomness or no memory.
pub fn hash_now(password: &str) -> Result<String, HashFailed> {
    Argon2::default().hash_password(password.as_bytes()).map(|hash| hash.to_string()).map_err(|_| HashFailed)
}
