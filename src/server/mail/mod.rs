//! The school's mail: the weekly digest, sent where the operator names a server of mail.
//!
//! Invariant: a mail goes to who asked for it, and says what they may read when it is sent. No address and no name is logged.

mod ending;
mod settings;
mod text;
mod write;

use std::time::Duration;

use lettre::{AsyncSmtpTransport, AsyncTransport, Tokio1Executor, message::Mailbox, transport::smtp};
use school::clock::Instant;
use store::{
    Store,
    digest::{BeginMail, Begun, EndMail, Outcome, Waiting},
};
use tracing::Instrument;

pub use ending::{carried, end_mails, one_click, open};
pub use settings::{MailProblem, MailSettings};

use super::sessions::{new_token, token_hash};

/// How often to look for mails that wait.
const EVERY: Duration = Duration::from_secs(20);

/// How many are begun at one look.
const AT_ONCE: u32 = 20;

/// After so many tries a mail is given up: about two days after the first.
const TRIES: u32 = 14;

/// The longest time between two tries, in minutes.
const LONGEST: i64 = 6 * 60;

/// Who sends the school's mail.
#[derive(Clone, Debug)]
pub struct Mailer {
    server: AsyncSmtpTransport<Tokio1Executor>,
    from: Mailbox,
    /// The address of this server, without a slash at its end.
    site: String,
}

/// A mail could not be sent.
#[derive(Debug, thiserror::Error)]
enum Unsent {
    #[error(transparent)]
    Store(#[from] store::Error),
    /// The server of mail said so by a code, or was not reached. What it says beside the code is dropped: it names the reader.
    #[error("the server of mail did not take it ({})", code.map_or("not reached".into(), |code| format!("code {code}")))]
    Server { code: Option<u16> },
    #[error("its address or its text can't be put into a mail")]
    Unwritable,
}

impl From<smtp::Error> for Unsent {
    fn from(error: smtp::Error) -> Self {
        Self::Server { code: error.status().map(u16::from) }
    }
}

impl Mailer {
    /// Starts to send, for as long as the program lives.
    pub fn start(&self, store: &Store) {
        let (mailer, store) = (self.clone(), store.clone());
        let turns = async move {
            let mut turns = tokio::time::interval(EVERY);
            turns.set_missed_tick_behavior(tokio::time::MissedTickBehavior::Delay);
            loop {
                turns.tick().await;
                if let Err(error) = mailer.send_waiting(&store).await {
                    tracing::error!(error = &error as &dyn std::error::Error, "the mails wait");
                }
            }
        };
        tokio::spawn(turns.instrument(tracing::info_span!("sweep")));
    }

    /// Sends the mails that wait; says how many were sent. One that fails keeps no other one waiting.
    ///
    /// # Errors
    /// The database's.
    pub async fn send_waiting(&self, store: &Store) -> Result<u32, store::Error> {
        let mut sent = 0;
        for Waiting { school, mail } in store.mails_due(AT_ONCE).await? {
            let token = new_token()?;
            let begin = BeginMail { mail, token: token_hash(&token) };
            let Some(begun) = store.write(school, begin).await?.value else { continue };
            let outcome = match self.send(store, Waiting { school, mail }, &begun, &token).await {
                Ok(outcome) => outcome,
                Err(error) => {
                    tracing::warn!(error = &error as &dyn std::error::Error, %mail, tries = begun.tries, "a mail was not sent");
                    after(&error, begun.tries, store.now())
                }
            };
            sent += u32::from(outcome == Outcome::Sent);
            store.write(school, EndMail { mail, outcome }).await?;
        }
        Ok(sent)
    }

    async fn send(&self, store: &Store, of: Waiting, begun: &Begun, token: &str) -> Result<Outcome, Unsent> {
        let Some(mail) = self.write(store, of, begun, token).await? else { return Ok(Outcome::Dropped) };
        self.server.send(mail).await?;
        Ok(Outcome::Sent)
    }
}

/// What becomes of a mail that was not sent. What the server will never take is given up; all else is tried again, after twice
/// the time of the try before.
fn after(error: &Unsent, tries: u32, now: Instant) -> Outcome {
    // 55x is about the mail itself; who may send at all (53x) is the operator's to mend.
    let refused = match error {
        Unsent::Unwritable => true,
        Unsent::Server { code } => code.is_some_and(|code| (550..=559).contains(&code)),
        Unsent::Store(_) => false,
    };
    if refused || tries >= TRIES {
        return Outcome::GivenUp;
    }
    let minutes = 2_i64.saturating_pow(tries.saturating_sub(1)).min(LONGEST);
    Outcome::Later(now.plus_millis(minutes * 60_000))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mail_is_tried_for_about_two_days() {
        let busy = || Unsent::Store(store::Error::Busy);
        let mut at = Instant(0);
        let mut tries = 0;
        while let Outcome::Later(next) = after(&busy(), tries + 1, at) {
            tries += 1;
            at = next;
        }
        let hours = at.0 / 3_600_000;
        assert_eq!(tries + 1, TRIES);
        assert!((30..=60).contains(&hours), "{hours} hours");
        for (code, is_tried) in [(None, true), (Some(451), true), (Some(535), true), (Some(550), false)] {
            let outcome = after(&Unsent::Server { code }, 1, at);
            assert_eq!(matches!(outcome, Outcome::Later(_)), is_tried, "{code:?}");
        }
        assert_eq!(after(&Unsent::Unwritable, 1, at), Outcome::GivenUp);
    }
}
