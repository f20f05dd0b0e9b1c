//! A client that speaks to the router directly, as wasm or as a plain form.

use axum::{
    Router,
    body::{Body, HttpBody},
    http::{Request, StatusCode, header},
};
use http_body_util::BodyExt;
use tower::ServiceExt;

/// One caller with a session, or none.
#[derive(Clone)]
pub struct Client {
    router: Router,
    cookie: Option<String>,
}

/// What came back.
#[derive(Debug)]
pub struct Answer {
    pub status: StatusCode,
    pub headers: axum::http::HeaderMap,
    pub body: String,
    /// The body as it came.
    pub bytes: Vec<u8>,
}

impl Answer {
    /// The page of this site to which a form without wasm is led.
    pub fn led_to(&self) -> String {
        let location = self.headers.get(header::LOCATION).and_then(|place| place.to_str().ok()).unwrap_or_default();
        location.trim_start_matches("http://school.test").to_owned()
    }

    /// How far an answer of the feed reached.
    pub fn cursor(&self) -> String {
        self.headers.get("yeneta-cursor").and_then(|cursor| cursor.to_str().ok()).expect("a cursor").to_owned()
    }
}

impl Client {
    pub fn anonymous(router: Router) -> Self {
        Self { router, cookie: None }
    }

    /// Signs in through the real server function.
    pub async fn signed_in(router: Router, email: &str, password: &str) -> Self {
        let client = Self::anonymous(router);
        let answer = client.call("session/sign_in", &[("email", email), ("password", password)]).await;
        assert_eq!(answer.status, StatusCode::OK, "{email} signs in: {}", answer.body);
        let cookie = answer.headers.get(header::SET_COOKIE).and_then(|c| c.to_str().ok()).expect("a session cookie");
        let cookie = cookie.split(';').next().map(ToOwned::to_owned);
        Self { cookie, ..client }
    }

    /// The same browser at another program.
    pub fn at(&self, router: Router) -> Self {
        Self { router, ..self.clone() }
    }

    /// The same browser after an answer: the cookies that it sets are kept, beside the session's.
    pub fn with_cookies_of(&self, answer: &Answer) -> Self {
        let set = answer.headers.get_all(header::SET_COOKIE).iter().filter_map(|c| c.to_str().ok());
        let set = set.filter_map(|c| c.split(';').next().filter(|pair| !pair.ends_with('=')));
        let session = self.cookie.as_deref().and_then(|c| c.split("; ").next());
        let cookies: Vec<&str> = session.into_iter().chain(set).collect();
        Self { cookie: Some(cookies.join("; ")), ..self.clone() }
    }

    pub async fn get(&self, path: &str) -> Answer {
        self.send(self.request("GET", path).header(header::ACCEPT, "text/html"), Body::empty()).await
    }

    /// Calls a server function as wasm does.
    pub async fn call(&self, function: &str, fields: &[(&str, &str)]) -> Answer {
        let request = self.request("POST", &format!("/api/{function}")).header(header::ACCEPT, "application/json");
        self.send(request.header(header::CONTENT_TYPE, "application/x-www-form-urlencoded"), form(fields)).await
    }

    /// Saves the mark of the school's one student in the one assessment, over a version, as a page does.
    pub async fn save_mark(&self, typed: &str, seen: &str, save_id: &str) -> Answer {
        self.call("gradebook/save_grade", &mark_fields(typed, seen, save_id)).await
    }

    /// How far the feed has come.
    pub async fn cursor(&self) -> String {
        self.get("/api/changes?wait=0").await.cursor()
    }

    /// Calls a server function whose arguments are JSON, as wasm does.
    pub async fn call_json(&self, function: &str, body: &str) -> Answer {
        let request = self.request("POST", &format!("/api/{function}")).header(header::ACCEPT, "application/json");
        self.send(request.header(header::CONTENT_TYPE, "application/json"), Body::from(body.to_owned())).await
    }

    /// Posts the sign-in page's form as a browser without wasm does.
    pub async fn post_form(&self, function: &str, fields: &[(&str, &str)]) -> Answer {
        self.submit("/sign-in", function, fields).await
    }

    /// Posts a page's form as a browser without wasm does, and says where that leads.
    pub async fn submit(&self, page: &str, function: &str, fields: &[(&str, &str)]) -> Answer {
        let request = self.request("POST", &format!("/api/{function}")).header(header::ACCEPT, "text/html,*/*");
        let request = request.header(header::REFERER, format!("http://school.test{page}"));
        self.send(request.header(header::CONTENT_TYPE, "application/x-www-form-urlencoded"), form(fields)).await
    }

    /// Sends a form with a file, from an origin.
    pub async fn upload(&self, path: &str, origin: &str, fields: &[(&str, &str)], file: &str) -> Answer {
        const BOUNDARY: &str = "a-boundary-of-the-test";
        let field = |(name, value): &(&str, &str)| {
            format!("--{BOUNDARY}\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n")
        };
        let mut body: String = fields.iter().map(field).collect();
        body += &format!(
            "--{BOUNDARY}\r\nContent-Disposition: form-data; name=\"file\"; filename=\"r.csv\"\r\n\
             Content-Type: text/csv\r\n\r\n{file}\r\n--{BOUNDARY}--\r\n"
        );
        let mut request = self.request("POST", path);
        if let Some(headers) = request.headers_mut() {
            headers.insert(header::ORIGIN, origin.parse().expect("an origin"));
        }
        let request = request.header(header::CONTENT_TYPE, format!("multipart/form-data; boundary={BOUNDARY}"));
        self.send(request, Body::from(body)).await
    }

    /// A request of the caller's own making.
    pub fn request(&self, method: &str, path: &str) -> axum::http::request::Builder {
        let request = Request::builder().method(method).uri(path).header(header::HOST, "school.test");
        let request = request.header(header::ORIGIN, "http://school.test");
        match &self.cookie {
            Some(cookie) => request.header(header::COOKIE, cookie),
            None => request,
        }
    }

    pub async fn send(&self, request: axum::http::request::Builder, body: Body) -> Answer {
        let length = body.size_hint().exact().unwrap_or_default();
        let request = request.header(header::CONTENT_LENGTH, length).body(body).expect("the request is well-formed");
        let response = self.router.clone().oneshot(request).await.expect("the router never fails");
        let (parts, body) = response.into_parts();
        let bytes = body.collect().await.expect("the body ends").to_bytes();
        let body = String::from_utf8_lossy(&bytes).into_owned();
        Answer { status: parts.status, headers: parts.headers, body, bytes: bytes.to_vec() }
    }
}

/// What is sent to save the mark of the school's one student in the one assessment.
pub fn mark_fields<'a>(typed: &'a str, seen: &'a str, save_id: &'a str) -> [(&'a str, &'a str); 6] {
    [
        ("save[course]", "700"),
        ("save[student]", "31"),
        ("save[assessment]", "900"),
        ("save[typed]", typed),
        ("save[seen]", seen),
        ("save[save_id]", save_id),
    ]
}

/// Fields as a form sends them.
pub fn form(fields: &[(&str, &str)]) -> Body {
    let pair = |(name, value): &(&str, &str)| format!("{}={}", escaped(name), escaped(value));
    Body::from(fields.iter().map(pair).collect::<Vec<_>>().join("&"))
}

fn escaped(text: &str) -> String {
    let byte = |b: u8| match b {
        b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'_' | b'.' | b'~' => (b as char).to_string(),
        _ => format!("%{b:02X}"),
    };
    text.bytes().map(byte).collect()
}
