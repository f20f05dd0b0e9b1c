//! TLS by the program itself, with a school's own authority: whom its phones then trust, and whom not.

use std::{
    fs,
    io::{self, Write},
    net::{SocketAddr, TcpStream},
    path::Path,
    sync::Arc,
};

use rcgen::{CertificateParams, Issuer, KeyPair};
use rustls::{
    ClientConfig, ClientConnection, RootCertStore, StreamOwned,
    client::{WebPkiServerVerifier, danger::ServerCertVerifier},
    pki_types::{CertificateDer, ServerName, UnixTime, pem::PemObject},
};

use crate::program::{self, Answer, EMAIL, FORM, PASSWORD, School};

const CERTIFICATE: &str = "certificate --name yeneta.school --name 127.0.0.1 --folder tls";
const SERVE: &str = "--tls-cert tls/server.pem --tls-key tls/server-key.pem";

/// What a phone trusts that was given this file, or none.
fn trust(authority: Option<&Path>) -> RootCertStore {
    let mut roots = RootCertStore::empty();
    if let Some(file) = authority {
        roots.add(CertificateDer::from_pem_file(file).expect("a certificate")).expect("an authority");
    }
    roots
}

/// Sends a request and reads its answer, by TLS.
fn ask(to: SocketAddr, name: &str, roots: RootCertStore, request: &str) -> io::Result<Answer> {
    let config = ClientConfig::builder().with_root_certificates(roots).with_no_client_auth();
    let name = ServerName::try_from(name.to_owned()).expect("a name");
    let client = ClientConnection::new(Arc::new(config), name).map_err(io::Error::other)?;
    let mut stream = StreamOwned::new(client, TcpStream::connect(to)?);
    stream.write_all(request.as_bytes())?;
    program::answer(stream)
}

fn get(to: SocketAddr, name: &str, path: &str) -> String {
    format!("GET {path} HTTP/1.1\r\nHost: {name}:{}\r\nConnection: close\r\n\r\n", to.port())
}

#[test]
fn phones_that_trust_the_schools_authority_reach_it_by_each_of_its_names() {
    let school = School::found();
    school.run(CERTIFICATE);
    let program = school.start_with(SERVE, "https");
    let authority = school.file("tls/school-ca.pem");
    for name in ["yeneta.school", "127.0.0.1"] {
        let answer = ask(program.address, name, trust(Some(&authority)), &get(program.address, name, "/healthz"));
        assert_eq!(answer.expect("it answers").status, 200, "{name}");
    }
    let name = "yeneta.school";
    let stranger = ask(program.address, name, trust(None), &get(program.address, name, "/healthz"));
    assert!(stranger.is_err(), "who does not trust the authority is not led on");
    let elsewhere = ask(program.address, "elsewhere.school", trust(Some(&authority)), "");
    assert!(elsewhere.is_err(), "the certificate is of no other name");
}

#[test]
fn a_session_is_never_sent_without_tls() {
    let school = School::found();
    school.run(CERTIFICATE);
    let program = school.start_with(SERVE, "https");
    let form = format!("email={}&password={PASSWORD}", EMAIL.replace('@', "%40"));
    let (to, length) = (program.address, form.len());
    let head = format!("Host: {to}\r\nOrigin: https://{to}\r\nAccept: application/json\r\nContent-Type: {FORM}\r\n");
    let post = format!(
        "POST /api/session/sign_in HTTP/1.1\r\n{head}Content-Length: {length}\r\nConnection: close\r\n\r\n{form}"
    );
    let roots = trust(Some(&school.file("tls/school-ca.pem")));
    let answer = ask(program.address, "127.0.0.1", roots, &post).expect("it answers");
    assert_eq!(answer.status, 200, "{}", answer.text);
    let cookie = answer.header("set-cookie").expect("a session cookie");
    assert!(cookie.contains("Secure") && cookie.contains("HttpOnly"), "{cookie}");
}

#[test]
fn the_door_without_tls_tells_how_to_trust_and_nothing_else() {
    let school = School::found();
    school.run(CERTIFICATE);
    let mut program = school.start_with(&format!("{SERVE} --plain-listen 127.0.0.1:0"), "https");
    let line = program.line();
    let place = line.strip_prefix("Phones learn at http://").and_then(|rest| rest.split(' ').next());
    let plain: SocketAddr = place.and_then(|place| place.parse().ok()).unwrap_or_else(|| panic!("no place in {line}"));
    let secure = format!("https://127.0.0.1:{}/", program.address.port());
    for path in ["/", "/sign-in", "/teacher", "/api/changes", "/healthz"] {
        let answer = program::get(plain, "", path).expect("it answers");
        assert_eq!(answer.status, 200, "{path}");
        assert!(answer.text.contains(&format!("href=\"{secure}\"")), "{path} leads on: {}", answer.text);
        assert!(!answer.text.contains("<script") && answer.header("set-cookie").is_none(), "{path} is a page alone");
    }
    let form = format!("email={}&password={PASSWORD}", EMAIL.replace('@', "%40"));
    let refused = program::post(plain, "", "session/sign_in", FORM, &form).expect("it answers");
    assert_eq!((refused.status, refused.header("set-cookie")), (405, None), "nobody signs in here");
    let authority = fs::read_to_string(school.file("tls/school-ca.pem")).expect("it is there");
    let given = program::get(plain, "", "/school-ca.crt").expect("it answers");
    assert_eq!((given.status, &given.text), (200, &authority));
    assert!(!given.text.contains("PRIVATE KEY"));
}

/// Whoever steals the authority's key can't put themselves between the school's phones and a bank.
#[test]
fn the_schools_authority_vouches_for_no_other_name() {
    let school = School::found();
    school.run(CERTIFICATE);
    let read = |name: &str| fs::read_to_string(school.file(name)).expect("it is there");
    let key = KeyPair::from_pem(&read("tls/school-ca-key.pem")).expect("the stolen key");
    let authority = Issuer::from_ca_cert_pem(&read("tls/school-ca.pem"), key).expect("the authority");
    let roots = Arc::new(trust(Some(&school.file("tls/school-ca.pem"))));
    let verifier = WebPkiServerVerifier::builder(roots).build().expect("a browser");
    for (name, trusted) in [("yeneta.school", true), ("127.0.0.1", true), ("bank.example", false), ("192.0.2.7", false)]
    {
        let own = KeyPair::generate().expect("a key");
        let forged = CertificateParams::new(vec![name.to_owned()]).expect("a name").signed_by(&own, &authority);
        let forged = forged.expect("anybody with the key can sign");
        let server = ServerName::try_from(name).expect("a name");
        let verified = verifier.verify_server_cert(forged.der(), &[], &server, &[], UnixTime::now());
        assert_eq!(verified.is_ok(), trusted, "{name}: {verified:?}");
    }
}
