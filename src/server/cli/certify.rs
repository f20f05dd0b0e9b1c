//! `yeneta certificate`, and the certificate with which `yeneta serve` speaks TLS.

use std::path::{Path, PathBuf};

use clap::Args;

use super::Refusal;
use crate::server::certificate::{self, Made, Tls};

#[derive(Args)]
pub struct Certify {
    /// How phones call this server: a name such as yeneta.school, or an address; give it again for each.
    #[arg(long, required = true)]
    name: Vec<String>,
    /// Where the files are made.
    #[arg(long, default_value = "data/tls")]
    folder: PathBuf,
}

/// Makes the certificates and says what to do with them.
///
/// # Errors
/// When none can be made.
pub fn make(asked: &Certify) -> Result<String, Refusal> {
    let Made { authority, server, server_key, fingerprint, kept } =
        certificate::make(&asked.folder, &asked.name).map_err(|error| error.to_string())?;
    let authority = authority.display();
    let trust = if kept {
        format!("Phones that trust {authority} go on; nothing is to be done on them.")
    } else {
        format!("Let each phone and computer trust {authority}: docs/tls.md says how. What they show must read")
    };
    Ok(format!(
        "{trust}\n  SHA-256 {fingerprint}\nServe with\n  yeneta serve --tls-cert {} --tls-key {}\n\
         The server's certificate ends in 13 months: run this again before, and start the server anew.",
        server.display(),
        server_key.display()
    ))
}

/// Reads the certificate and the key that were named; none were named for plain HTTP.
///
/// # Errors
/// When they can't be read.
pub async fn read(named: Option<(&Path, &Path)>) -> Result<Option<Tls>, Refusal> {
    let Some((certificate, key)) = named else { return Ok(None) };
    let failed = |error| {
        let (certificate, key) = (certificate.display(), key.display());
        format!("TLS can't be spoken with {certificate} and {key}: {error}. `yeneta certificate` makes both.")
    };
    Tls::read(certificate, key).await.map(Some).map_err(failed)
}
