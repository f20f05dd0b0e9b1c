//! What makes the program one that a phone installs and that reads without the server: the manifest, the worker, and what pages
//! say to it; and the data saver of a device.

use axum::{body::Body, http::header};

use crate::harness::{self, Answer, Client};

fn said<'a>(answer: &'a Answer, name: &str) -> Option<&'a str> {
    answer.headers.get(name).and_then(|value| value.to_str().ok())
}

#[tokio::test]
async fn a_page_says_whose_it_is_by_a_tag_that_is_the_sessions() {
    let school = harness::school::start().await;
    let (one, again) = (school.client("parent").await, school.client("parent").await);
    let pages = [one.get("/parent").await, one.get("/parent/subjects").await, again.get("/parent").await];
    let tags = pages.each_ref().map(|page| said(page, "yeneta-tag").expect("a tag"));
    assert_eq!(tags[0], tags[1], "one session has one tag");
    assert_ne!(tags[0], tags[2], "another session of the same person has another");
    assert!(pages[0].body.contains(tags[0]), "the page's own feed is told the same");
    for page in &pages {
        assert_eq!(said(page, "yeneta-build"), said(&one.get("/api/changes?wait=0").await, "yeneta-build"));
        assert_eq!(said(page, "cache-control"), Some("no-store"), "no other cache keeps it");
    }
    let nobody = school.anonymous().get("/sign-in").await;
    assert!(said(&nobody, "yeneta-tag").is_none() && said(&nobody, "yeneta-build").is_some(), "a page of nobody");
    one.call("session/sign_out", &[]).await;
    let over = one.get("/parent").await;
    assert_eq!((over.status.as_u16(), said(&over, "yeneta-tag")), (303, None), "a session that is over has no tag");
}

#[tokio::test]
async fn the_manifest_speaks_the_pages_language_and_the_worker_is_a_script() {
    let school = harness::school::start().await;
    for (path, kind, words) in [
        ("/manifest.webmanifest?lang=en", "application/manifest+json", ["\"Yeneta\"", "\"standalone\""]),
        ("/manifest.webmanifest?lang=am", "application/manifest+json", ["\"የኔታ\"", "\"lang\":\"am\""]),
        ("/manifest.webmanifest?lang=xx", "application/manifest+json", ["\"lang\":\"en\"", "\"start_url\":\"/\""]),
        ("/worker.js", "text/javascript; charset=utf-8", ["yeneta-tag", "yeneta-build"]),
    ] {
        let answer = school.anonymous().get(path).await;
        assert_eq!((answer.status.as_u16(), said(&answer, "content-type")), (200, Some(kind)), "{path}");
        assert_eq!(said(&answer, "cache-control"), Some("no-cache"), "{path}");
        for word in words {
            assert!(answer.body.contains(word), "{path} says {word}: {}", answer.body);
        }
    }
    let page = school.anonymous().get("/sign-in").await.body;
    assert!(page.contains("href=\"/manifest.webmanifest?lang=en\""), "{page}");
    assert!(page.contains("(prefers-color-scheme: dark)") && page.contains("#1d2226"), "{page}");
}

#[tokio::test]
async fn a_device_saves_data_as_chosen_on_it_or_as_its_browser_wishes() {
    let school = harness::school::start().await;
    let parent = school.client("parent").await;
    let saves = async |client: &Client, wish: &str| {
        let request = client.request("GET", "/parent").header(header::ACCEPT, "text/html").header("save-data", wish);
        let page = client.send(request, Body::empty()).await.body;
        let marked = page.split("<head>").next().is_some_and(|root| root.contains("data-saver"));
        assert_eq!(marked, page.contains("Data saver is on"), "the style sheet and the reader are told the same");
        marked
    };
    assert!(!saves(&parent, "").await && saves(&parent, "on").await, "the browser's wish");
    for (chosen, expected) in [("on", [true, true]), ("off", [false, false]), ("device", [false, true])] {
        let kept = parent.submit("/account", "account/choose_data_saver", &[("chosen", chosen)]).await;
        assert_eq!(kept.status.as_u16(), 302, "{}", kept.body);
        let device = parent.with_cookies_of(&kept);
        assert_eq!([saves(&device, "").await, saves(&device, "on").await], expected, "{chosen}");
        let form = device.get("/account").await.body;
        let radio =
            form.split("<input").find(|input| input.contains(&format!("value=\"{chosen}\""))).expect("a choice");
        assert!(radio.split('>').next().is_some_and(|tag| tag.contains("checked")), "{radio}");
    }
    assert!(!saves(&school.client("parent").await, "").await, "another device of the same person");
    let refused = parent.call("account/choose_data_saver", &[("chosen", "loud")]).await;
    assert_eq!(refused.status.as_u16(), 422);
}
