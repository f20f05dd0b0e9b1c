//! Taking one's own data along, and a child's: forms that are answered by a file.

use super::{Aims, Row, plain};
use crate::harness::{self, Answer, Client};

pub const ROWS: &[Row] = &[
    ("POST export/record", [401, 200, 404, 200, 404, 404, 403, 403, 403, 403, 403, 403]),
    ("POST export/account", [401, 200, 200, 200, 200, 200, 200, 200, 200, 200, 200, 200]),
];

pub fn fields(place: &str, _caller: &str, aims: &Aims) -> Option<Vec<(String, String)>> {
    Some(match place {
        "export/record" => plain(&[("student", aims.student), ("format", "csv"), ("school", "2"), ("by", "10")]),
        "export/account" => plain(&[("format", "csv"), ("account", "1010")]),
        _ => return None,
    })
}

async fn record(client: &Client, student: &str, format: &str) -> Answer {
    client.call("export/record", &[("student", student), ("format", format)]).await
}

#[tokio::test]
async fn a_record_is_its_students_and_guardians_alone() {
    let school = harness::school::start().await;
    let (student, parent) = (school.client("student").await, school.client("parent").await);
    for client in [&student, &parent] {
        // The own child; another's; at another school; nobody; a guardian; a teacher.
        for (of, status) in [("31", 200), ("32", 404), ("131", 404), ("999", 404), ("33", 404), ("20", 404)] {
            assert_eq!(record(client, of, "json").await.status.as_u16(), status, "{of}");
        }
    }
    for wrong in
        [&[("student", "31")][..], &[("student", "x"), ("format", "csv")], &[("student", "31"), ("format", "pdf")]]
    {
        let answer = student.call("export/record", wrong).await;
        assert_eq!((answer.status.as_u16(), answer.body.contains("malformed")), (422, true), "{}", answer.body);
    }
    let unlink = [("link[student]", "31"), ("link[guardian]", "33")];
    assert_eq!(school.client("admin").await.call("linking/end", &unlink).await.status.as_u16(), 200);
    assert_eq!(record(&parent, "31", "csv").await.status.as_u16(), 404, "the link is ended");
    assert_eq!(record(&student, "31", "csv").await.status.as_u16(), 200);
}

#[tokio::test]
async fn a_download_is_noted_and_comes_from_the_own_origin() {
    let school = harness::school::start().await;
    let (student, admin) = (school.client("student").await, school.client("admin").await);
    let noted = async || admin.call("people/person", &[("member", "31")]).await.body;
    let body = || harness::client::form(&[("student", "31"), ("format", "csv")]);
    let foreign = axum::http::Request::builder().method("POST").uri("/api/export/record").header("host", "school.test");
    let foreign = foreign.header("origin", "http://evil.test");
    assert_eq!(student.send(foreign, body()).await.status.as_u16(), 403);
    assert_ne!(
        student.get("/api/export/record?student=31&format=csv").await.status.as_u16(),
        200,
        "a link downloads nothing"
    );
    assert_eq!(record(&student, "32", "csv").await.status.as_u16(), 404);
    assert!(noted().await.contains("\"disclosures\":[]"), "what was refused is not noted: {}", noted().await);
    assert_eq!(record(&school.client("parent").await, "31", "json").await.status.as_u16(), 200);
    let page = admin.get("/admin/people/31").await.body;
    let sentence = "Parent Fathers Grandfathers downloaded the marks of Canarystudent Fathers Grandfathers as JSON.";
    assert!(page.contains(sentence), "{page}");
    assert!(admin.get("/admin/people/33").await.body.contains(sentence), "what the parent took");
    assert!(student.get("/account").await.body.contains(sentence), "the student reads it, too");
    for (caller, id) in [("other-student", "32"), ("parent", "33")] {
        assert!(!school.client(caller).await.get("/account").await.body.contains(sentence), "{caller}");
        assert!(!admin.get(&format!("/admin/people/{id}")).await.body.contains("as CSV"), "{id}");
    }
}
