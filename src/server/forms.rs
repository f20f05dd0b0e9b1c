//! What a plain form gets: a page to go on with, whose address says what became of it. Calls by wasm read the answer.

use axum::http::{
    HeaderMap, HeaderValue, StatusCode,
    header::{ACCEPT, LOCATION, REFERER},
    request::Parts,
};
use leptos::{prelude::use_context, server_fn::error::ServerFnUrlError};
use leptos_axum::ResponseOptions;
use school::view::{Decisions, Problem, TALLY, Tally};
use serde::Serialize;

use super::call::Call;
use crate::error::ApiError;

/// Parameters that an earlier answer left in the address.
const STALE: [&str; 3] = [TALLY, "__err", "__path"];

impl Call {
    /// What became of a decision: of the only request the reason why it does not move, of many their tally.
    ///
    /// # Errors
    /// `Invalid` with the reason.
    pub fn told<Id: Copy + Serialize>(&self, decisions: Decisions<Id>) -> Result<Decisions<Id>, ApiError> {
        if let [only] = &decisions.decided[..] {
            return match only.outcome {
                Ok(_) => Ok(decisions),
                Err(refusal) => Err(ApiError::Invalid { problem: Problem::Request(refusal) }),
            };
        }
        let mut tally = Tally::default();
        tally.add(&decisions.decided);
        if let (Some(back), Ok(tally)) = (form_page(), serde_json::to_string(&tally)) {
            lead_to(&with(&back, &[(TALLY, tally)]));
        }
        Ok(decisions)
    }

    /// Leads a plain form on to a page, or back to its own with the reason and what was typed.
    ///
    /// # Errors
    /// What went wrong.
    pub fn led<T>(
        &self,
        on: &str,
        typed: &[(&'static str, String)],
        answer: Result<T, store::Error>,
    ) -> Result<T, ApiError> {
        let answer = answer.map_err(ApiError::from);
        let Some(back) = form_page() else { return answer };
        match &answer {
            Ok(_) => lead_to(on),
            Err(error) => {
                let back = with(&back, typed);
                // Without the reason the page still shows what was typed.
                let reasoned = ServerFnUrlError::new("", error.clone()).to_url(&back);
                lead_to(&reasoned.map_or(back, Into::into));
            }
        }
        answer
    }
}

/// The page whose plain form is being answered; none for a call by wasm.
fn form_page() -> Option<String> {
    let headers = use_context::<Parts>()?.headers;
    let text = |name| headers_text(&headers, name);
    text(ACCEPT)?.contains("text/html").then(|| text(REFERER))?
}

fn headers_text(headers: &HeaderMap, name: axum::http::HeaderName) -> Option<String> {
    headers.get(name)?.to_str().ok().map(ToOwned::to_owned)
}

/// Leads the browser on to a page.
pub(super) fn lead_to(address: &str) {
    let (Some(response), Ok(location)) = (use_context::<ResponseOptions>(), HeaderValue::from_str(address)) else {
        // Then the form's own page is shown, without a word.
        return;
    };
    response.set_status(StatusCode::FOUND);
    response.insert_header(LOCATION, location);
}

/// An address with these parameters, instead of those of the same names and of what an earlier answer left.
fn with(address: &str, pairs: &[(&'static str, String)]) -> String {
    let (page, query) = address.split_once('?').unwrap_or((address, ""));
    let query = query.split('#').next().unwrap_or_default();
    let name_of = |pair: &str| pair.split('=').next().unwrap_or_default().to_owned();
    let is_new = |name: &str| pairs.iter().any(|(new, _)| escaped(new) == name || *new == name);
    let kept = query.split('&').filter(|pair| {
        let name = name_of(pair);
        !name.is_empty() && !STALE.contains(&name.as_str()) && !is_new(&name)
    });
    let new = pairs.iter().map(|(name, value)| format!("{}={}", escaped(name), escaped(value)));
    let query = kept.map(ToOwned::to_owned).chain(new).collect::<Vec<_>>().join("&");
    if query.is_empty() { page.to_owned() } else { format!("{page}?{query}") }
}

/// A text as it stands in an address: every other sign as the bytes of its UTF-8.
pub(in crate::server) fn escaped(text: &str) -> String {
    let byte = |byte: u8| match byte {
        b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'_' | b'.' | b'~' => char::from(byte).to_string(),
        _ => format!("%{byte:02X}"),
    };
    text.bytes().map(byte).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_gets_what_is_new_and_loses_what_is_stale() {
        let typed = [("ask[note]", "a b".to_owned()), ("page", "2".to_owned())];
        let address = "http://s.et/list?state=all&page=1&__err=x&__done=y&ask%5Bnote%5D=old";
        assert_eq!(with(address, &typed), "http://s.et/list?state=all&ask%5Bnote%5D=a%20b&page=2");
        assert_eq!(with("http://s.et/list?__err=x", &[]), "http://s.et/list");
    }
}
