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
    /// How long a session lasts.
    pub session_life: Duration,
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
        Self { hours: 12, secure_cookies: false, behind_proxy: false }
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
            session_life: Duration::from_secs(settings.session.hours * 3600),
            secure_cookies: settings.session.secure_cookies,
            behind_proxy: settings.session.behind_proxy,
            mailer: Mailer::new(&settings.mail)?,
        })
    }
}
