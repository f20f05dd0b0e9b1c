//! What an operator watches, on a door of its own.

use std::net::SocketAddr;

use crate::program::{EMAIL, School, get};

#[test]
fn an_operator_sees_counts_and_times_and_nobodys_name() {
    let school = School::found();
    let mut program = school.start_with("--metrics-listen 127.0.0.1:0", "http");
    let line = program.line();
    let place = line.strip_prefix("It is watched at http://").and_then(|rest| rest.strip_suffix("/metrics"));
    let watched: SocketAddr =
        place.and_then(|place| place.parse().ok()).unwrap_or_else(|| panic!("no place in {line}"));
    let cookie = program.sign_in();
    let first = get(program.address, &cookie, "/api/changes?wait=0").expect("it answers");
    let cursor = first.header("yeneta-cursor").expect("a cursor").to_owned();
    let poll = format!("/api/changes?since={cursor}&wait=0");
    for _ in 0..3 {
        assert_eq!(get(program.address, &cookie, &poll).expect("it answers").status, 204);
    }
    let told = get(watched, "", "/metrics").expect("it answers");
    assert_eq!(told.status, 200);
    for line in [
        "yeneta_answers_total{kind=\"poll\",status=\"204\"} 3",
        "yeneta_answers_total{kind=\"call\",status=\"200\"} 1",
        "yeneta_polls_waiting 0",
        "yeneta_writes_queued 0",
    ] {
        assert!(told.text.contains(line), "{line}: {}", told.text);
    }
    for secret in [EMAIL, "Teferi", &*school.course.to_string(), "gradebook"] {
        assert!(!told.text.contains(secret), "{secret}: {}", told.text);
    }
    let public = get(program.address, &cookie, "/metrics").expect("it answers");
    assert_eq!(public.status, 404, "who uses the school's pages has no such page");
    assert_eq!(get(watched, &cookie, "/teacher").expect("it answers").status, 404, "and nothing else is there");
}
