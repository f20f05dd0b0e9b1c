//! The operator's settings of mail.

use std::path::Path;

use lettre::{
    AsyncSmtpTransport, Tokio1Executor,
    message::Mailbox,
    transport::smtp::{
        authentication::Credentials,
        client::{Tls, TlsParameters},
    },
};
use serde::Deserialize;

use super::Mailer;

/// How long a server of mail may take for one step of a mail.
const PATIENCE: std::time::Duration = std::time::Duration::from_secs(30);

/// The table `[mail]`.
#[derive(Clone, Debug, Deserialize)]
#[serde(default, rename_all = "kebab-case", deny_unknown_fields)]
pub struct MailSettings {
    /// The server that takes mail; empty is none.
    pub server: String,
    pub port: u16,
    pub security: Security,
    /// Empty: the server asks nobody who they are.
    pub user: String,
    /// The file that has the password alone.
    pub password_file: String,
    /// Who the mails are from.
    pub from: String,
    /// How the mails' links call this server.
    pub site: String,
}

/// How the way to the server of mail is kept secret.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Security {
    /// Agreed upon before anything is said; a server that does not agree gets nothing.
    #[default]
    Starttls,
    /// From the first byte.
    Tls,
    /// Not at all, where the server is this computer.
    None,
}

/// The settings of mail can't be used.
#[derive(Debug, thiserror::Error)]
pub enum MailProblem {
    #[error("`from` is no address")]
    From,
    #[error("`server` is no name of a server")]
    Server,
    #[error("`password-file` can't be read")]
    Password,
    #[error("`site` does not begin with http:// or https://")]
    Site,
}

impl Default for MailSettings {
    fn default() -> Self {
        Self {
            server: String::new(),
            port: 587,
            security: Security::default(),
            user: String::new(),
            password_file: String::new(),
            from: String::new(),
            site: String::new(),
        }
    }
}

impl Mailer {
    /// The mailer of these settings; none where they name no server. Nothing is sent yet.
    ///
    /// # Errors
    /// When they can't be used.
    pub fn new(settings: &MailSettings) -> Result<Option<Self>, MailProblem> {
        if settings.server.is_empty() {
            return Ok(None);
        }
        let from: Mailbox = settings.from.parse().map_err(|_| MailProblem::From)?;
        let site = settings.site.trim_end_matches('/');
        if !["http://", "https://"].iter().any(|scheme| site.starts_with(scheme) && site.len() > scheme.len()) {
            return Err(MailProblem::Site);
        }
        let secret = || TlsParameters::new(settings.server.clone()).map_err(|_| MailProblem::Server);
        let tls = match settings.security {
            Security::Starttls => Tls::Required(secret()?),
            Security::Tls => Tls::Wrapper(secret()?),
            Security::None => Tls::None,
        };
        let server = AsyncSmtpTransport::<Tokio1Executor>::builder_dangerous(&settings.server);
        let mut server = server.port(settings.port).tls(tls).timeout(Some(PATIENCE));
        if !settings.user.is_empty() {
            let password = std::fs::read_to_string(Path::new(&settings.password_file));
            let password = password.map_err(|_| MailProblem::Password)?.trim_end().to_owned();
            server = server.credentials(Credentials::new(settings.user.clone(), password));
        }
        Ok(Some(Self { server: server.build(), from, site: site.to_owned() }))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Result<Option<Mailer>, MailProblem> {
        let settings: MailSettings = toml::from_str(text).expect("settings");
        Mailer::new(&settings)
    }

    #[test]
    fn no_server_sends_no_mail_and_a_wrong_setting_is_named() {
        assert!(read("").is_ok_and(|mailer| mailer.is_none()));
        let good = "server = 'smtp.school.et'\nfrom = 'Yeneta <a@school.et>'\nsite = 'http://yeneta.school/'\n";
        let mailer = read(good).expect("settings").expect("a mailer");
        assert_eq!(mailer.site, "http://yeneta.school");
        for (wrong, expected) in [
            (good.replace("a@school.et", "nobody"), "`from` is no address"),
            (good.replace("http://yeneta.school/", "yeneta"), "`site` does not begin with http:// or https://"),
            (format!("{good}user = 'me'\npassword-file = '/nowhere/at/all'"), "`password-file` can't be read"),
        ] {
            let problem = read(&wrong).err().map(|problem| problem.to_string());
            assert_eq!(problem.as_deref(), Some(expected));
        }
        assert!(toml::from_str::<MailSettings>("sever = 'smtp'").is_err(), "a misspelt name is no setting");
    }
}
