//! Hearing of commits of other processes on the same PostgreSQL.

use std::time::Duration;

use school::id::SchoolId;
use sqlx::postgres::PgListener;
use tokio::sync::mpsc;

use crate::{Database, Error, Store};

/// The channel that each commit notifies, with the school's id.
pub(crate) const CHANNEL: &str = "yeneta_changes";

/// How long to wait before connecting again.
const PAUSE: Duration = Duration::from_secs(1);

/// Commits of any process on this database, this one included. A lost notification is healed by the next tick of a reader.
#[derive(Debug)]
pub struct Listener {
    schools: mpsc::Receiver<SchoolId>,
    /// SQLite: keeps the channel open, so that nothing is ever heard.
    _silent: Option<mpsc::Sender<SchoolId>>,
}

impl Store {
    /// Listens to the commits of other processes. On SQLite there are none: the listener never hears anything.
    ///
    /// # Errors
    /// When the PostgreSQL server can't be reached now; later losses of the connection are healed in silence.
    pub async fn listen(&self) -> Result<Listener, Error> {
        let (sender, schools) = mpsc::channel(1024);
        if self.database() == Database::Sqlite {
            return Ok(Listener { schools, _silent: Some(sender) });
        }
        let mut native = PgListener::connect(&self.inner.url).await?;
        native.listen(CHANNEL).await?;
        tokio::spawn(forward(native, sender));
        Ok(Listener { schools, _silent: None })
    }
}

impl Listener {
    /// Waits for the next commit and says its school. Cancelling loses nothing.
    pub async fn next(&mut self) -> SchoolId {
        match self.schools.recv().await {
            Some(school) => school,
            None => std::future::pending().await,
        }
    }
}

/// Passes notifications on until nobody listens.
async fn forward(mut native: PgListener, sender: mpsc::Sender<SchoolId>) {
    loop {
        let heard = tokio::select! {
            heard = native.recv() => heard,
            () = sender.closed() => return,
        };
        match heard {
            Ok(notification) => {
                let Ok(school) = notification.payload().parse() else { continue };
                if sender.send(school).await.is_err() {
                    return;
                }
            }
            // The listener connects again by itself at the next call.
            Err(cause) => {
                tracing::warn!(error = &cause as &dyn std::error::Error, "the listener lost its connection");
                tokio::time::sleep(PAUSE).await;
            }
        }
    }
}
