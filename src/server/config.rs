//! The operator's settings: `Leptos.toml`, overridden by the environment and the command line.

use std::{path::Path, time::Duration};

use leptos::config::{LeptosOptions, get_configuration};
use serde::Deserialize;

use super::mail::{MailProblem, MailSettings, Mailer};

/// All settings of a running server.
#[derive(Clone, Debug)]
pub struct Config {
    /// Leptos' own settings: address, site folder, names of the assets.
    pub leptos: LeptosOptions,
    /// Where the data is.
    pub database_url: String,
    /// How long an unanswered poll is held.
    pub hold: Duration,
    /// How long a session lasts, whatever is done.
    pub session_life: Duration,
    /// How long it lasts after the last thing that its owner did. Three hours where nothing is said: longer than lessons with the
    /// break between them, so that nobody is signed out while teaching, and less than half a school day, after which somebody
    /// else sits at a shared computer. A phone that is looked at once a week signs in anyway, since the life is half a day; whoever
    /// gives sessions weeks gives this weeks, too.
    pub session_idle: Duration,
    /// Whether cookies carry `Secure`.
    pub secure_cookies: bool,
    /// Whether a proxy in front says for whom it asks.
    pub behind_proxy: bool,
    /// Who sends the school's mail; none sends none.
    pub mailer: Option<Mailer>,
}

/// The settings can't be read.
#[derive(Debug, thiserror::Error)]
pub enum ConfigError {
    #[error("Leptos.toml can't be read as settings: {0}. Correct it, or start without it.")]
    Malformed(String),
    #[error("The table [mail] of Leptos.toml can't be used: {0}. Correct it, or leave `server` empty to send no mail.")]
    Mail(#[from] MailProblem),
}

/// Our tables of `Leptos.toml`; Leptos reads its own.
#[derive(Default, Deserialize)]
#[serde(default, rename_all = "kebab-case")]
struct Settings {
    database: Database,
    live: Live,
    session: Session,
    mail: MailSettings,
}

#[derive(Deserialize)]
#[serde(default, rename_all = "kebab-case", deny_unknown_fields)]
struct Database {
    url: String,
}

#[derive(Deserialize)]
#[serde(default, rename_all = "kebab-case", deny_unknown_fields)]
struct Live {
    hold_seconds: u64,
}

#[derive(Deserialize)]
#[serde(default, rename_all = "kebab-case", deny_unknown_fields)]
struct Session {
    hours: u64,
    idle_minutes: u64,
    secure_cookies: bool,
    behind_proxy: bool,
}

impl Default for Database {
    fn default() -> Self {
        Self { url: "sqlite:data/yeneta.db".into() }
    }
}

impl Default for Live {
    fn default() -> Self {
        Self { hold_seconds: 25 }
    }
}

impl Default for Session {
    fn default() -> Self {
        Self { hours: 12, idle_minutes: 180, secure_cookies: false, behind_proxy: false }
    }
}

impl Session {
    fn life(&self) -> Duration {
        Duration::from_secs(self.hours.saturating_mul(3600))
    }

    fn idle(&self) -> Duration {
        if self.idle_minutes == 0 { self.life() } else { Duration::from_secs(self.idle_minutes.saturating_mul(60)) }
    }
}

impl Config {
    /// Reads the file, if it is there, and the `LEPTOS_*` variables.
    ///
    /// # Errors
    /// When the file is there and can't be understood.
    pub fn read(file: &Path) -> Result<Self, ConfigError> {
        let malformed = |error: &dyn std::fmt::Display| ConfigError::Malformed(error.to_string().replace('\n', " "));
        let (settings, leptos) = if file.exists() {
            let text = std::fs::read_to_string(file).map_err(|e| malformed(&e))?;
            let settings: Settings = toml::from_str(&text).map_err(|e| malformed(&e))?;
            let name = file.to_str().ok_or_else(|| malformed(&"its path is not UTF-8"))?;
            (settings, get_configuration(Some(name)).map_err(|e| malformed(&e))?.leptos_options)
        } else {
            let site = std::env::var("LEPTOS_SITE_ROOT").unwrap_or_else(|_| "target/site".into());
            (Settings::default(), LeptosOptions::builder().output_name("yeneta").site_root(site).build())
        };
        Ok(Self {
            leptos,
            database_url: settings.database.url,
            hold: Duration::from_secs(settings.live.hold_seconds),
            session_life: settings.session.life(),
            session_idle: settings.session.idle(),
            secure_cookies: settings.session.secure_cookies,
            behind_proxy: settings.session.behind_proxy,
            mailer: Mailer::new(&settings.mail)?,
        })
    }
}
