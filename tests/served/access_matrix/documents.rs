//! What a document may run: its own scripts, by a nonce that no other document has.

use crate::harness::{self, Answer, pages::PAGES};

/// A header that must be there, once.
fn header<'a>(answer: &'a Answer, name: &str) -> &'a str {
    let mut all = answer.headers.get_all(name).iter();
    let one = all.next().unwrap_or_else(|| panic!("{name} is there"));
    assert!(all.next().is_none(), "{name} is there once");
    one.to_str().expect("it is text")
}

/// The nonce of the policy.
fn nonce(answer: &Answer) -> &str {
    let policy = header(answer, "content-security-policy");
    let (_, rest) = policy.split_once("'nonce-").unwrap_or_else(|| panic!("a nonce in {policy}"));
    rest.split_once('\'').expect("it ends").0
}

/// The beginnings of all elements of a name.
fn elements<'a>(body: &'a str, name: &str) -> Vec<&'a str> {
    let all = body.match_indices(name).map(|(at, _)| &body[at..]);
    all.map(|rest| rest.split_once('>').expect("an element ends").0).collect()
}

#[tokio::test]
async fn a_document_runs_the_scripts_that_it_brought_and_no_other() {
    let school = harness::school::start().await;
    let mut nonces = std::collections::BTreeSet::new();
    let pages = PAGES.iter().filter(|(_, page)| !page.starts_with("/api/"));
    for (caller, page) in pages.chain(&[("teacher", "/nowhere"), ("teacher", "/admin/people/999")]) {
        let answer = school.client(caller).await.get(page).await;
        let policy = header(&answer, "content-security-policy").to_owned();
        for never in ["unsafe-inline", "'unsafe-eval'", "*", "http:", "https:", "data:", "blob:"] {
            assert!(!policy.contains(never), "{page}: {never} in {policy}");
        }
        assert!(policy.starts_with("default-src 'none'; "), "{page}: {policy}");
        let nonce = nonce(&answer);
        let scripts = elements(&answer.body, "<script");
        assert!(scripts.len() > 1, "{page} comes to life by a script and has its data in others");
        for script in scripts {
            assert!(script.contains(&format!(" nonce=\"{nonce}\"")), "{page}: {script}");
        }
        assert_eq!(elements(&answer.body, "<style"), Vec::<&str>::new(), "{page}");
        assert!(!answer.body.contains(" style=\""), "{page} has an inline style");
        let handlers = [" onclick=", " onchange=", " onsubmit=", " oninput=", " onload=", " onerror=", "javascript:"];
        assert_eq!(handlers.into_iter().find(|handler| answer.body.contains(handler)), None, "{page}");
        nonces.insert(nonce.to_owned());
    }
    assert_eq!(nonces.len(), pages_asked(), "no two documents have the same nonce");
}

fn pages_asked() -> usize {
    PAGES.iter().filter(|(_, page)| !page.starts_with("/api/")).count() + 2
}

#[tokio::test]
async fn what_is_no_document_may_load_nothing() {
    let school = harness::school::start().await;
    let teacher = school.client("teacher").await;
    for path in
        ["/api/changes?wait=0", "/api/explanation/700/31", "/worker.js", "/healthz", "/teacher/courses/700/export.csv"]
    {
        let answer = teacher.get(path).await;
        assert_eq!(answer.status.as_u16(), 200, "{path}");
        let policy = header(&answer, "content-security-policy");
        assert_eq!(policy, "default-src 'none'; connect-src 'self'; frame-ancestors 'none'", "{path}");
        assert_eq!(header(&answer, "x-content-type-options"), "nosniff", "{path}");
        assert_eq!(header(&answer, "cross-origin-resource-policy"), "same-origin", "{path}");
    }
}

#[tokio::test]
async fn a_page_has_its_title_before_wasm() {
    let school = harness::school::start().await;
    for (path, title) in
        [("/sign-in", "Sign in · Yeneta"), ("/reset?x=1", "New password · Yeneta"), ("/nowhere", "Yeneta")]
    {
        let page = school.anonymous().get(path).await;
        let (_, rest) = page.body.split_once("<title>").expect("a title");
        assert_eq!(rest.split("</title>").next(), Some(title), "{path}");
    }
}
