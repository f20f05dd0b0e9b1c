//! `POST /api/export/record` and `/api/export/account`: one's own data, or a child's, as a file.
//!
//! A form and not a link, because a download is a write: a row of the log. So it passes the check of the origin like every other
//! form, and no other site's picture or link writes into the log or starts a download.
//!
//! Invariant: nothing is read for a file before the log has it on disk.

use axum::{
    Form, Router,
    extract::{DefaultBodyLimit, State, rejection::FormRejection},
    http::{HeaderMap, header::ACCEPT},
    response::{IntoResponse, Redirect, Response},
    routing::post,
};
use jiff::{Timestamp, tz};
use school::{
    clock::Instant,
    export::{Format, Login, MarkWords, OwnRecord, SignedIn, account_file, fact_lines, mark_lines, record_file},
    id::MemberId,
    person::Role,
    view::Problem,
};
use serde::{Deserialize, Serialize};
use store::{export, permit::ExportsRecord, zone::clock_at};
use tower_http::limit::RequestBodyLimitLayer;

use super::{
    AppState,
    call::incident,
    delimited::written,
    download, guard, look,
    sessions::{Session, now},
    upload::back,
};
use crate::{
    error::ApiError,
    text::{Catalogue, of_tongue},
};

/// Where a form is that tells why there is no file.
const FORM: &str = "/account";

/// The routes.
pub fn route() -> Router<AppState> {
    Router::new()
        .route("/api/export/record", post(record))
        .route("/api/export/account", post(account))
        .layer(RequestBodyLimitLayer::new(guard::BODY_LIMIT))
        .layer(DefaultBodyLimit::disable())
}

#[derive(Deserialize)]
struct AskRecord {
    student: MemberId,
    format: Format,
}

#[derive(Deserialize)]
struct AskAccount {
    format: Format,
}

/// A name, how it is written, and the bytes.
type File = (String, Format, Vec<u8>);

/// A form's fields, or why they can't be read.
type Asked<T> = Result<Form<T>, FormRejection>;

/// A student's record, for the student and the guardians.
async fn record(State(state): State<AppState>, headers: HeaderMap, asked: Asked<AskRecord>) -> Response {
    let made = async {
        let (session, AskRecord { student, format }) = (taker(&state, &headers).await?, read(asked)?);
        if ![Role::Student, Role::Parent].into_iter().any(|role| session.is(role)) {
            return Err(ApiError::Denied);
        }
        let caller = session.caller();
        state.store.disclose_record(caller, student, format).await?;
        let mut reader = state.store.read().await?;
        let permit = ExportsRecord::mint(&mut reader, caller, student).await?;
        let record = export::own_records(&mut reader, &permit).await?.pop().ok_or(ApiError::NotFound)?;
        let name = download::tidy(&[&record.record.name.to_string(), "marks"]);
        Ok((name, format, record_bytes(&record, format, of_tongue(look::of(&session).language))?))
    };
    answer(&headers, made.await)
}

/// What is known of the caller's own login.
async fn account(State(state): State<AppState>, headers: HeaderMap, asked: Asked<AskAccount>) -> Response {
    let made = async {
        let (session, AskAccount { format }) = (taker(&state, &headers).await?, read(asked)?);
        let caller = session.caller();
        state.store.disclose_account(caller, format).await?;
        let devices = state.store.own_devices(caller).await?.into_iter();
        let devices =
            devices.map(|d| SignedIn { name: d.device, since: d.created_at, seen_at: d.seen_at }).collect::<Vec<_>>();
        let login = login(&session);
        let zone = login.time_zone.clone();
        let facts = export::account(&mut state.store.read().await?, caller, login, devices).await?;
        let file = account_file(&facts, now(), &|at| iso(&zone, at));
        let headings = &of_tongue(look::of(&session).language).export.fact_headings;
        let bytes = match format {
            Format::Json => json(&file)?,
            Format::Csv => written(&fact_lines(&file, headings)),
        };
        Ok(("yeneta-account".to_owned(), format, bytes))
    };
    answer(&headers, made.await)
}

/// Who asks; not more often than a person can mean.
async fn taker(state: &AppState, headers: &HeaderMap) -> Result<Session, ApiError> {
    let session = state.sessions.find(&state.store, headers).await?.ok_or(ApiError::Unauthenticated)?;
    state.throttles.exports.take(session.caller().account)?;
    Ok(session)
}

fn read<T>(asked: Asked<T>) -> Result<T, ApiError> {
    asked.map(|Form(asked)| asked).map_err(|_| ApiError::Invalid { problem: Problem::Malformed })
}

fn login(session: &Session) -> Login {
    let profile = &session.profile;
    let zone = profile.memberships.first().map_or("Africa/Addis_Ababa", |own| &own.time_zone);
    Login {
        email: profile.email.clone(),
        language: profile.language.tag().to_owned(),
        theme: profile.theme.clone(),
        time_zone: zone.to_owned(),
    }
}

fn record_bytes(record: &OwnRecord, format: Format, text: &'static Catalogue) -> Result<Vec<u8>, ApiError> {
    let at = |instant| iso(&record.time_zone, instant);
    match format {
        Format::Json => json(&record_file(record, now(), &at)),
        Format::Csv => {
            let component = |name: &str| text.component(name);
            let headings = &text.export.mark_headings;
            let words = MarkWords { headings, class: text.class, flag: text.explain.flag, component: &component };
            Ok(written(&mark_lines(record, words, &at)))
        }
    }
}

fn json(file: &impl Serialize) -> Result<Vec<u8>, ApiError> {
    serde_json::to_vec_pretty(file).map_err(|error| incident(&error))
}

/// The file; a plain form without one is led to where the reason stands.
fn answer(headers: &HeaderMap, made: Result<File, ApiError>) -> Response {
    let by_form = headers.get(ACCEPT).is_some_and(|a| a.to_str().is_ok_and(|accepted| accepted.contains("text/html")));
    match made {
        Ok((name, format, bytes)) => {
            let kind = if format == Format::Csv { download::CSV } else { "application/json" };
            download::file(kind, &format!("{name}.{}", format.name()), bytes)
        }
        Err(ApiError::Unauthenticated) if by_form => Redirect::to("/sign-in").into_response(),
        Err(error @ (ApiError::TooMany { .. } | ApiError::Busy)) if by_form => {
            Redirect::to(&back(FORM, "/api/export/account", error)).into_response()
        }
        Err(error) => guard::refusal(&error),
    }
}

/// An instant as the clocks of a school's zone show it, with the distance from UTC: 2026-11-29T08:41:12+03:00.
fn iso(zone: &str, at: Instant) -> String {
    let stamp = Timestamp::from_millisecond(at.0).unwrap_or_default();
    let offset = tz::Offset::from_seconds(clock_at(zone, at).offset_minutes * 60).unwrap_or(tz::Offset::UTC);
    stamp.to_zoned(offset.to_time_zone()).strftime("%Y-%m-%dT%H:%M:%S%:z").to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_instant_is_written_as_the_schools_clocks_showed_it_then() {
        let at = |zone, millis| iso(zone, Instant(millis));
        assert_eq!(at("Africa/Addis_Ababa", 1_764_028_799_000), "2025-11-25T02:59:59+03:00");
        assert_eq!(at("Nowhere/Land", 1_764_028_799_000), "2025-11-25T02:59:59+03:00", "an unknown zone is Ethiopia's");
        // The same hour of UTC in winter and in summer.
        assert_eq!(at("Europe/Berlin", 1_764_028_799_000), "2025-11-25T00:59:59+01:00");
        assert_eq!(at("Europe/Berlin", 1_751_000_000_000), "2025-06-27T06:53:20+02:00");
    }
}
