//! A school's own certificates: an authority that its phones trust once, and a certificate of the server that it signed.
//!
//! Invariant: the authority can vouch for the names of this server and for no others, whoever gets hold of its key; keys are
//! readable for the account alone that runs the program.

use std::{
    fs, io,
    io::Write,
    net::IpAddr,
    os::unix::fs::OpenOptionsExt,
    path::{Path, PathBuf},
    sync::Arc,
};

use axum_server::tls_rustls::RustlsConfig;
use rcgen::{
    BasicConstraints, CertificateParams, CidrSubnet, DistinguishedName, DnType, ExtendedKeyUsagePurpose,
    GeneralSubtree, IsCa, Issuer, KeyPair, KeyUsagePurpose, NameConstraints, SanType,
};
use rustls_pki_types::{CertificateDer, pem::PemObject};
use sha2::{Digest, Sha256};

/// The files in a folder of certificates.
const AUTHORITY: &str = "school-ca.pem";
const AUTHORITY_KEY: &str = "school-ca-key.pem";
const SERVER: &str = "server.pem";
const SERVER_KEY: &str = "server-key.pem";
/// The names for which the authority may vouch, one a line.
const NAMES: &str = "names.txt";

/// For so many days phones trust the authority: ten years.
const AUTHORITY_LIFE: i64 = 3652;
/// Browsers refuse a server's certificate that is to live much longer.
const SERVER_LIFE: i64 = 397;

/// What the listener needs to speak TLS.
#[derive(Clone, Debug)]
pub struct Tls(pub(super) RustlsConfig);

/// What was made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Made {
    /// The file that phones are to trust.
    pub authority: PathBuf,
    pub server: PathBuf,
    pub server_key: PathBuf,
    /// SHA-256 of the authority's certificate, as phones show it.
    pub fingerprint: String,
    /// The authority was there before: phones that trust it go on.
    pub kept: bool,
}

/// Why there is no certificate.
#[derive(Debug, thiserror::Error)]
pub enum CertificateError {
    #[error("the file {0} can't be read or written: {1}")]
    File(PathBuf, io::Error),
    #[error("\"{0}\" is no name of a computer, such as yeneta.school or 192.168.1.10")]
    Name(String),
    #[error("the authority in the folder can't be used: {0}. Move it away; phones then have to trust a new one.")]
    Authority(rcgen::Error),
    #[error(
        "the authority in the folder vouches for {0} alone. Give these names, or another folder: phones then have to trust a new authority."
    )]
    OtherNames(String),
    #[error("no certificate could be made: {0}")]
    Make(#[from] rcgen::Error),
}

impl Tls {
    /// Reads a certificate, with those that vouch for it, and its key; both as PEM.
    ///
    /// # Errors
    /// When a file can't be read or is none.
    pub async fn read(certificate: &Path, key: &Path) -> io::Result<Self> {
        let config = RustlsConfig::from_pem_file(certificate, key).await?;
        let mut http1 = (*config.get_inner()).clone();
        // One protocol with and without TLS: what is tested on one holds for the other.
        http1.alpn_protocols = vec![b"http/1.1".to_vec()];
        Ok(Self(RustlsConfig::from_config(Arc::new(http1))))
    }
}

/// The authority that this program made, as phones take it.
#[derive(Clone, Debug)]
pub struct Authority {
    pub pem: Arc<str>,
    /// SHA-256 of the certificate, as phones show it.
    pub fingerprint: Arc<str>,
}

impl Authority {
    /// Reads the authority beside a server's certificate; none where this program made none.
    ///
    /// # Errors
    /// When the file is there and can't be read.
    pub fn beside(certificate: &Path) -> Result<Option<Self>, CertificateError> {
        let file = certificate.with_file_name(AUTHORITY);
        if !file.exists() {
            return Ok(None);
        }
        Ok(Some(Self { pem: read(&file)?.into(), fingerprint: fingerprint(&file)?.into() }))
    }
}

/// Makes a certificate of the server for these names, and the authority that vouches for it where the folder has none.
///
/// # Errors
/// For what is no name, other names than the authority may vouch for, and files that can't be read or written.
pub fn make(folder: &Path, names: &[String]) -> Result<Made, CertificateError> {
    let mut names: Vec<SanType> = names.iter().map(|name| name_of(name)).collect::<Result<_, _>>()?;
    names.sort_by_key(word);
    make_folder(folder)?;
    let (file, key_file, list) = (folder.join(AUTHORITY), folder.join(AUTHORITY_KEY), folder.join(NAMES));
    let words = names.iter().map(word).collect::<Vec<_>>().join("\n");
    let kept = file.exists();
    if kept {
        let vouched = read(&list)?;
        if vouched.trim() != words {
            return Err(CertificateError::OtherNames(vouched.trim().replace('\n', ", ")));
        }
    } else {
        let key = KeyPair::generate()?;
        write_key(&key_file, &key)?;
        write(&list, words.as_bytes(), 0o644)?;
        write(&file, authority(&names)?.self_signed(&key)?.pem().as_bytes(), 0o644)?;
    }
    let pem = read(&file)?;
    let key = KeyPair::from_pem(&read(&key_file)?).map_err(CertificateError::Authority)?;
    let issuer = Issuer::from_ca_cert_pem(&pem, key).map_err(CertificateError::Authority)?;
    let key = KeyPair::generate()?;
    let certificate = of_server(&names)?.signed_by(&key, &issuer)?;
    let (server, server_key) = (folder.join(SERVER), folder.join(SERVER_KEY));
    write_key(&server_key, &key)?;
    write(&server, format!("{}{pem}", certificate.pem()).as_bytes(), 0o644)?;
    Ok(Made { authority: file, server, server_key, fingerprint: fingerprint(&folder.join(AUTHORITY))?, kept })
}

fn name_of(name: &str) -> Result<SanType, CertificateError> {
    let refused = || CertificateError::Name(name.to_owned());
    if let Ok(address) = name.parse::<IpAddr>() {
        return Ok(SanType::IpAddress(address));
    }
    let is_plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '.');
    let is_name = !name.is_empty() && name.len() <= 253 && name.chars().all(is_plain);
    let name = Some(name).filter(|_| is_name).ok_or_else(refused)?;
    Ok(SanType::DnsName(name.try_into().map_err(|_| refused())?))
}

fn authority(names: &[SanType]) -> Result<CertificateParams, CertificateError> {
    let mut of = CertificateParams::new(Vec::new())?;
    of.distinguished_name = called(&format!("Yeneta, the authority of {}", list(names)));
    of.is_ca = IsCa::Ca(BasicConstraints::Constrained(0));
    of.key_usages = vec![KeyUsagePurpose::KeyCertSign, KeyUsagePurpose::CrlSign];
    of.name_constraints = Some(NameConstraints { permitted_subtrees: permitted(names), excluded_subtrees: Vec::new() });
    live(&mut of, AUTHORITY_LIFE);
    Ok(of)
}

fn of_server(names: &[SanType]) -> Result<CertificateParams, CertificateError> {
    let mut of = CertificateParams::new(Vec::new())?;
    of.distinguished_name = called(&list(names));
    of.subject_alt_names = names.to_vec();
    of.use_authority_key_identifier_extension = true;
    of.key_usages = vec![KeyUsagePurpose::DigitalSignature];
    of.extended_key_usages = vec![ExtendedKeyUsagePurpose::ServerAuth];
    live(&mut of, SERVER_LIFE);
    Ok(of)
}

fn called(name: &str) -> DistinguishedName {
    let mut called = DistinguishedName::new();
    // A name of a certificate has at most 64 characters.
    called.push(DnType::CommonName, name.chars().take(64).collect::<String>());
    called
}

fn live(of: &mut CertificateParams, days: i64) {
    let today = jiff::Timestamp::now().to_zoned(jiff::tz::TimeZone::UTC).date();
    // Clocks of phones are behind, too. A day that the calendar does not have is none that it lives for.
    let day = |days: i64| today.checked_add(jiff::Span::new().days(days)).unwrap_or(today);
    let [from, until] = [day(-1), day(days)]
        .map(|day| rcgen::date_time_ymd(day.year().into(), day.month().unsigned_abs(), day.day().unsigned_abs()));
    (of.not_before, of.not_after) = (from, until);
}

/// A kind of name that is not listed would be free: an authority for names alone may vouch for no address, and the other way.
fn permitted(names: &[SanType]) -> Vec<GeneralSubtree> {
    let of = |name: &SanType| match name {
        SanType::DnsName(name) => Some(GeneralSubtree::DnsName(name.as_str().to_owned())),
        SanType::IpAddress(IpAddr::V4(address)) => {
            Some(GeneralSubtree::IpAddress(CidrSubnet::from_v4_prefix(address.octets(), 32)))
        }
        SanType::IpAddress(IpAddr::V6(address)) => {
            Some(GeneralSubtree::IpAddress(CidrSubnet::from_v6_prefix(address.octets(), 128)))
        }
        _ => None,
    };
    let mut permitted: Vec<GeneralSubtree> = names.iter().filter_map(of).collect();
    if !names.iter().any(|name| matches!(name, SanType::DnsName(_))) {
        permitted.push(GeneralSubtree::DnsName("invalid".to_owned()));
    }
    if !names.iter().any(|name| matches!(name, SanType::IpAddress(_))) {
        permitted.push(GeneralSubtree::IpAddress(CidrSubnet::from_v4_prefix([192, 0, 2, 0], 32)));
    }
    permitted
}

fn word(name: &SanType) -> String {
    match name {
        SanType::DnsName(name) => name.as_str().to_owned(),
        SanType::IpAddress(address) => address.to_string(),
        _ => String::new(),
    }
}

fn list(names: &[SanType]) -> String {
    names.iter().map(word).collect::<Vec<_>>().join(", ")
}

/// SHA-256 of a certificate in pairs of digits, as phones show it.
fn fingerprint(file: &Path) -> Result<String, CertificateError> {
    let unread = |error| CertificateError::File(file.to_owned(), io::Error::other(error));
    let certificate = CertificateDer::from_pem_file(file).map_err(unread)?;
    Ok(Sha256::digest(&certificate).iter().map(|byte| format!("{byte:02X}")).collect::<Vec<_>>().join(":"))
}

fn make_folder(folder: &Path) -> Result<(), CertificateError> {
    fs::create_dir_all(folder).map_err(|error| CertificateError::File(folder.to_owned(), error))
}

fn read(file: &Path) -> Result<String, CertificateError> {
    fs::read_to_string(file).map_err(|error| CertificateError::File(file.to_owned(), error))
}

fn write_key(file: &Path, key: &KeyPair) -> Result<(), CertificateError> {
    write(file, key.serialize_pem().as_bytes(), 0o600)
}

/// Writes a file anew: a key is never in one that others may read.
fn write(file: &Path, bytes: &[u8], mode: u32) -> Result<(), CertificateError> {
    let written = || -> io::Result<()> {
        match fs::remove_file(file) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error),
            _ => {}
        }
        fs::OpenOptions::new().write(true).create_new(true).mode(mode).open(file)?.write_all(bytes)
    };
    written().map_err(|error| CertificateError::File(file.to_owned(), error))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(names: &[&str]) -> Vec<String> {
        names.iter().map(|name| (*name).to_owned()).collect()
    }

    #[test]
    fn an_authority_is_made_once_and_vouches_for_its_names_alone() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let folder = folder.path().join("tls");
        let asked = names(&["yeneta.school", "192.168.1.10"]);
        let first = make(&folder, &asked).expect("certificates are made");
        assert!(!first.kept && first.fingerprint.len() == 32 * 3 - 1, "{first:?}");
        let of_server = read(&first.server).expect("it is there");
        let again = make(&folder, &names(&["192.168.1.10", "yeneta.school"])).expect("the server's is made anew");
        assert!(again.kept && again.fingerprint == first.fingerprint, "{again:?}");
        assert_ne!(read(&again.server).expect("it is there"), of_server);
        let other = make(&folder, &names(&["elsewhere.school"]));
        assert!(matches!(other, Err(CertificateError::OtherNames(_))), "{other:?}");
    }

    #[test]
    fn a_key_is_its_owners_alone() {
        use std::os::unix::fs::PermissionsExt;
        let folder = tempfile::tempdir().expect("a temporary folder");
        make(folder.path(), &names(&["yeneta.school"])).expect("certificates are made");
        for (file, mode) in [(AUTHORITY_KEY, 0o600), (SERVER_KEY, 0o600), (AUTHORITY, 0o644), (SERVER, 0o644)] {
            let found = fs::metadata(folder.path().join(file)).expect("it is there").permissions().mode();
            assert_eq!(found & 0o777, mode, "{file}");
        }
    }

    #[test]
    fn what_is_no_name_is_refused() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        for name in ["", "a b", "http://yeneta.school", "*.school", "የኔታ"] {
            let made = make(folder.path(), &names(&[name]));
            assert!(matches!(made, Err(CertificateError::Name(_))), "{name}: {made:?}");
        }
    }
}
