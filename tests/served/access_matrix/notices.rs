//! The inbox.

use super::{Aims, Row, plain};
use crate::harness;

pub const ROWS: &[Row] = &[
    ("POST notifications/inbox", [401, 200, 200, 200, 200, 200, 200, 200, 200, 200, 200, 200]),
    ("POST notifications/news", [401, 200, 200, 200, 200, 200, 200, 200, 200, 200, 200, 200]),
    // Nobody was told this: it is 404 for all, as another person's is.
    ("POST notifications/read", [401, 404, 404, 404, 404, 404, 404, 404, 404, 404, 404, 404]),
    ("POST notifications/open", [401, 404, 404, 404, 404, 404, 404, 404, 404, 404, 404, 404]),
    ("POST notifications/read_all", [401, 200, 200, 200, 200, 200, 200, 200, 200, 200, 200, 200]),
    ("GET /notifications", [303, 200, 200, 200, 200, 200, 200, 200, 200, 200, 200, 200]),
];

pub fn fields(place: &str, _caller: &str, aims: &Aims) -> Option<Vec<(String, String)>> {
    Some(match place {
        "notifications/inbox" => plain(&[("page", "0")]),
        "notifications/news" => plain(&[("since", "1-1")]),
        "notifications/read" | "notifications/open" => plain(&[("notice", aims.notice)]),
        "notifications/read_all" => Vec::new(),
        _ => return None,
    })
}

#[tokio::test]
async fn what_is_no_page_and_no_notice_is_refused() {
    let school = harness::school::start().await;
    let teacher = school.client("teacher").await;
    for (function, fields) in [
        ("notifications/inbox", [("page", "-1")]),
        ("notifications/news", [("since", "garbage")]),
        ("notifications/read", [("notice", "x")]),
        ("notifications/open", [("account", "1031")]),
    ] {
        let answer = teacher.call(function, &fields).await;
        assert_eq!(answer.status.as_u16(), 422, "{function}: {}", answer.body);
    }
    for address in ["/notifications?page=x", "/notifications?page=0", "/notifications?page=4294967295"] {
        assert_eq!(teacher.get(address).await.status.as_u16(), 200, "{address}");
    }
}
