//! A plain form that comes when its session has ended: nothing is saved, what was filled in comes back, and is sent again.

use axum::http::header::{ACCEPT, CACHE_CONTROL, CONTENT_SECURITY_POLICY, CONTENT_TYPE, COOKIE, LOCATION, REFERER};

use super::school;
use crate::harness::{Answer, Client, client::form, school::TestSchool};

/// What somebody wrote who means no good, in two lines.
const WRITTEN: &str = "Is there <b>homework</b>?\r\n\"><script>alert('1')</script> & so on &amp;";

/// The form by which a parent asks a teacher.
const ASKED: [(&str, &str); 5] = [
    ("ask[course]", "700"),
    ("ask[student]", "31"),
    ("ask[kind]", "question"),
    ("ask[assessment]", "900"),
    ("ask[said]", WRITTEN),
];

/// The page on which the form stands.
const PAGE: &str = "/parent/children/31/courses/700?show=all";

/// The browser of somebody whose session has ended: it still has the cookie.
async fn ended(school: &TestSchool, caller: &str) -> Client {
    let client = school.client(caller).await;
    assert_eq!(client.call("session/sign_out", &[]).await.status.as_u16(), 200);
    client
}

/// What stands in an attribute, of each element that has it behind this text.
fn attributes(page: &str, behind: &str, name: &str) -> Vec<String> {
    let start = format!("{name}=\"");
    let of = |rest: &str| Some(plain(rest.split_once(&start)?.1.split_once('"')?.0));
    page.split(behind).skip(1).filter_map(of).collect()
}

fn plain(escaped: &str) -> String {
    let signs = [("&quot;", "\""), ("&#x27;", "'"), ("&lt;", "<"), ("&gt;", ">"), ("&amp;", "&")];
    signs.iter().fold(escaped.to_owned(), |text, (written, sign)| text.replace(written, sign))
}

/// Sends the page's form as the browser with that page would, which is signed in again.
async fn send_again(client: &Client, page: &str) -> Answer {
    let action = attributes(page, "<form", "action").pop().expect("a form");
    let names = attributes(page, "<input type=\"hidden\"", "name");
    let values = attributes(page, "<input type=\"hidden\"", "value");
    let fields: Vec<(&str, &str)> =
        names.iter().zip(&values).map(|(name, value)| (name.as_str(), value.as_str())).collect();
    assert_eq!(fields, ASKED, "the form is as it was");
    let request = client.request("POST", &action).header(ACCEPT, "text/html,*/*");
    let request = request.header(REFERER, "http://school.test/api/questions/ask");
    client.send(request.header(CONTENT_TYPE, "application/x-www-form-urlencoded"), form(&fields)).await
}

#[tokio::test]
async fn what_was_filled_in_comes_back_and_is_sent_again() {
    let school = school().await;
    let parent = ended(&school, "parent").await;
    let answer = parent.submit(PAGE, "questions/ask", &ASKED).await;
    assert_eq!(answer.status.as_u16(), 401, "{}", answer.body);
    let header = |name| answer.headers.get(&name).and_then(|value| value.to_str().ok()).unwrap_or_default();
    assert_eq!(header(CACHE_CONTROL), "no-store");
    assert!(header(CONTENT_TYPE).starts_with("text/html"));
    let policy = header(CONTENT_SECURITY_POLICY);
    assert!(policy.contains("script-src 'none'") && policy.contains("form-action 'self'"), "{policy}");
    for told in ["Your session has ended", "Nothing was saved", "target=\"_blank\"", "href=\"/sign-in\""] {
        assert!(answer.body.contains(told), "{told}: {}", answer.body);
    }
    for injected in ["<script", "<b>", "alert('1')\""] {
        assert!(!answer.body.contains(injected), "{injected}: {}", answer.body);
    }
    let too_early = send_again(&parent, &answer.body).await;
    assert_eq!(too_early.status.as_u16(), 401);
    // Signed in in another tab, the same page sends the same form and is led to where the first one would have been.
    let signed_in = school.client("parent").await;
    let done = send_again(&signed_in, &too_early.body).await;
    assert_eq!((done.status.as_u16(), done.led_to()), (302, "/parent/questions".to_owned()), "{}", done.body);
    let questions = signed_in.call("questions/own", &[("role", "parent"), ("filter[page]", "0")]).await;
    assert_eq!(questions.body.matches("alert(").count(), 1, "asked once: {}", questions.body);
}

#[tokio::test]
async fn a_refusal_of_what_is_sent_again_leads_to_the_forms_own_page() {
    let school = school().await;
    let page = ended(&school, "parent").await.submit(PAGE, "questions/ask", &ASKED).await;
    let stranger = school.client("other-parent").await;
    let refused = send_again(&stranger, &page.body).await;
    assert_eq!(refused.status.as_u16(), 302);
    assert!(refused.led_to().starts_with("/parent/children/31/courses/700?show=all&"), "{}", refused.led_to());
    assert!(refused.led_to().contains("__err="), "as whoever signed in instead may not ask: {}", refused.led_to());
}

#[tokio::test]
async fn a_password_and_a_code_are_not_given_back() {
    let school = school().await;
    let secret = "correct horse battery";
    let cases: [(&str, &[(&str, &str)]); 3] = [
        ("account/change_password", &[("change[present]", secret), ("change[new]", secret)]),
        ("linking/use_code", &[("typed[code]", secret), ("typed[kinship]", "mother")]),
        ("questions/ask", &[ASKED[0], ASKED[1], ASKED[2], ASKED[3], ("ask[said]", secret), ("password", secret)]),
    ];
    for (function, fields) in cases {
        let answer = ended(&school, "parent").await.submit("/account", function, fields).await;
        assert_eq!(answer.status.as_u16(), 401, "{function}: {}", answer.body);
        assert!(answer.body.contains("Your session has ended") && !answer.body.contains("<form"), "{function}");
        assert!(!answer.body.contains("horse"), "{function}: {}", answer.body);
        assert!(answer.body.contains("href=\"/account\""), "{function} leads back: {}", answer.body);
    }
}

#[tokio::test]
async fn who_brings_no_session_is_led_to_the_sign_in_and_wasm_gets_the_code() {
    let school = school().await;
    let nobody = school.anonymous().submit("/account", "questions/ask", &ASKED).await;
    assert_eq!(nobody.status.as_u16(), 302);
    assert!(nobody.headers.get(LOCATION).is_some());
    let wasm = ended(&school, "parent").await.call("questions/ask", &ASKED).await;
    assert_eq!((wasm.status.as_u16(), &*wasm.body), (401, "\"unauthenticated\""));
    // Whoever signs in with the old cookie needs none.
    let wrong = [("email", "parent@school.test"), ("password", "wrong")];
    assert_eq!(ended(&school, "parent").await.post_form("session/sign_in", &wrong).await.status.as_u16(), 302);
}

#[tokio::test]
async fn the_page_speaks_the_browsers_language_and_has_a_limit() {
    let school = school().await;
    let parent = ended(&school, "parent").await;
    let look = [("choose[language]", "am"), ("choose[theme]", "dark")];
    let chosen = school.client("parent").await.call("account/choose_look", &look).await;
    let answer = parent.with_cookies_of(&chosen).submit(PAGE, "questions/ask", &ASKED).await;
    assert!(answer.body.contains("<html lang=\"am\" data-theme=\"dark\""), "{}", answer.body);
    assert!(answer.body.contains("የመግቢያ ጊዜዎ አብቅቷል") && !answer.body.contains("session"), "{}", answer.body);
    let more: Vec<String> = (0..3_000).map(|of| format!("more{of}")).collect();
    let many: Vec<(&str, &str)> = ASKED.into_iter().chain(more.iter().map(|name| (name.as_str(), "x"))).collect();
    let answer = parent.submit(PAGE, "questions/ask", &many).await;
    assert!(
        answer.status.as_u16() == 401 && !answer.body.contains("<form"),
        "more fields than anybody fills in: {} {}",
        answer.status,
        answer.body
    );
    let large = "x".repeat(70_000);
    let answer = parent.submit(PAGE, "questions/ask", &[ASKED[0], ("ask[said]", &large)]).await;
    assert_eq!(answer.status.as_u16(), 413);
    let planted = school.anonymous();
    let request = planted.request("POST", "/api/questions/ask").header(ACCEPT, "text/html");
    let request = request.header(COOKIE, "yeneta_session=nothing-of-ours");
    let request = request.header(CONTENT_TYPE, "application/x-www-form-urlencoded");
    assert_eq!(planted.send(request, form(&ASKED)).await.status.as_u16(), 302, "what looks like no session is none");
}
