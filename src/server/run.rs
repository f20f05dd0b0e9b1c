//! The server: its routes and their layers.

use std::{sync::Arc, time::Duration};

use axum::{
    Router,
    extract::{DefaultBodyLimit, Request, State},
    http::{HeaderMap, HeaderValue, StatusCode, header, request::Parts},
    middleware::{from_fn, from_fn_with_state},
    response::{IntoResponse, Redirect, Response},
    routing::{get, post},
};
use leptos::prelude::*;
use leptos_axum::{ErrorHandler, LeptosRoutes, ResponseOptions, generate_route_list, site_pkg_dir_service};
use school::account::LinkKind;
use tower_http::{
    catch_panic::CatchPanicLayer, compression::CompressionLayer, csrf::CsrfLayer, limit::RequestBodyLimitLayer,
    timeout::RequestBodyTimeoutLayer,
};

use super::{
    AppState, acts,
    changes::{POLLS, changes},
    explanation::explain,
    exports, guard, installed,
    kept::{self, WORKER},
    links, look, mail, marks_files, metrics, roster, unsent,
};
use crate::{
    app::{App, Files, MANIFEST, shell},
    error::{ApiError, PageStatus},
    session::Look,
    text::{english, provide_text},
};

/// How long an upload may bring nothing.
const STALLED: Duration = Duration::from_secs(30);

/// All routes with their layers: what the program serves and what the tests call.
pub fn router(state: AppState) -> Router {
    // The routes are listed by rendering the app once, in whatever language.
    let pages = generate_route_list(|| {
        provide_text(english());
        App()
    });
    let context = context_of(state.clone());
    let options = state.leptos.clone();
    // Not Leptos' own handler of files: it looks for headers in whatever context another request left on the thread, and
    // answered files with that one's status.
    let not_found = ErrorHandler::new_with_context(context.clone(), shell, options.clone());
    let files = site_pkg_dir_service(&options).fallback(not_found);
    // A browser keeps what it has of this build for good; of another build nothing is here.
    let of_build = site_pkg_dir_service(&options);
    let pages = Router::new()
        .leptos_routes_with_context(&state, pages, context, move || shell(options.clone()))
        .fallback_service(files)
        .layer(from_fn_with_state(state.clone(), look::before_pages));
    let functions_and_pages = Router::new()
        .route("/", get(start))
        .route(MANIFEST, get(installed::manifest))
        .route(WORKER, get(kept::worker))
        .route("/healthz", get(|| async { "ok" }))
        .route("/readyz", get(ready))
        .route("/api/explanation/{course}/{student}", get(explain))
        .route("/api/{*function}", post(server_function))
        .route("/unsubscribe/{token}", get(mail::open).post(mail::one_click))
        .route("/reset/{token}", get(|token| links::open(LinkKind::PasswordReset, token)))
        .route("/invitation/{token}", get(|token| links::open(LinkKind::Invitation, token)))
        .merge(pages)
        .nest_service(&files_of(&state), of_build)
        .layer(from_fn(guard::right_status))
        .layer(from_fn_with_state(state.clone(), unsent::kept))
        .layer(from_fn(guard::whole))
        .layer(RequestBodyLimitLayer::new(guard::BODY_LIMIT))
        .layer(DefaultBodyLimit::disable())
        .with_state(state.clone());
    // Files and what takes many things at once have limits of their own; everything below is for them, too. The rest is
    // behind them and not beside: Leptos gave each of its functions a route already.
    Router::new()
        .merge(roster::route())
        .merge(marks_files::route())
        .merge(exports::route())
        .merge(large_functions(&state))
        .fallback_service(functions_and_pages)
        .layer(from_fn_with_state(state.clone(), acts::noted))
        .layer(RequestBodyTimeoutLayer::new(STALLED))
        .layer(CsrfLayer::new())
        .layer(CatchPanicLayer::custom(guard::panicked))
        .layer(from_fn(guard::headers))
        .layer(CompressionLayer::new().gzip(true).br(true))
        .layer(from_fn_with_state(state.clone(), metrics::count))
        .merge(polls())
        .with_state(state)
}

/// The change feed. It is asked for all the time, brings no body and changes nothing, so it passes what it needs and no more: what
/// limits bodies, reads them whole, compares origins and compresses stands before the others, and it counts and protects its own
/// answers: a layer costs as much as the look whether there is something new.
fn polls() -> Router<AppState> {
    let polls =
        get(changes).fallback(|| async { guard::protected(POLLS, StatusCode::METHOD_NOT_ALLOWED.into_response()) });
    let panicked = |panic| guard::protected(POLLS, guard::panicked(panic));
    Router::new().route(POLLS, polls).layer(CatchPanicLayer::custom(panicked))
}

/// Server functions whose arguments may be larger than the others'.
fn large_functions(state: &AppState) -> Router<AppState> {
    Router::new()
        .route("/api/gradebook/save_grades", post(server_function))
        .route("/api/marks_file/decide", post(server_function))
        .layer(from_fn(guard::right_status))
        .layer(from_fn_with_state(state.clone(), unsent::kept))
        .layer(from_fn(guard::whole))
        .layer(RequestBodyLimitLayer::new(guard::LARGE_BODY_LIMIT))
        .layer(DefaultBodyLimit::disable())
}

/// Where the browser's files of this build are: in a folder that other builds don't have.
fn files_of(state: &AppState) -> String {
    format!("{}{}", guard::OF_A_BUILD, state.build)
}

/// What pages and server functions find in their context.
fn context_of(state: AppState) -> impl Fn() + Clone + Send + Sync + 'static {
    move || {
        provide_context(state.clone());
        provide_context(Files { folder: files_of(&state), parts: Arc::clone(&state.parts) });
        let look = use_context::<Parts>().and_then(|parts| parts.extensions.get::<Look>().copied());
        provide_context(look.unwrap_or_default());
        if let Some(response) = use_context::<ResponseOptions>() {
            // Only what renders a page has a nonce; a server function's answer is no document.
            let policy =
                use_nonce().and_then(|nonce| HeaderValue::try_from(guard::policy_of_document(Some(&nonce))).ok());
            if let Some(policy) = policy {
                response.insert_header(header::CONTENT_SECURITY_POLICY, policy);
            }
            provide_context(PageStatus(Arc::new(move |error| give_status(&response, error))));
        }
    }
}

/// The page's status; who is not signed in is led to the sign-in page.
fn give_status(response: &ResponseOptions, error: &ApiError) {
    if *error == ApiError::Unauthenticated {
        response.set_status(StatusCode::SEE_OTHER);
        response.insert_header(header::LOCATION, HeaderValue::from_static("/sign-in"));
    } else if let Ok(status) = StatusCode::from_u16(error.status()) {
        response.set_status(status);
    }
}

async fn server_function(State(state): State<AppState>, request: Request) -> Response {
    leptos_axum::handle_server_fns_with_context(context_of(state), request).await.into_response()
}

/// Leads each to their own start.
async fn start(State(state): State<AppState>, headers: HeaderMap) -> Response {
    match state.sessions.find(&state.store, &headers).await {
        // Whoever has no role anywhere sees there what became of the registration.
        Ok(Some(session)) => Redirect::to(session.home().unwrap_or("/register")).into_response(),
        Ok(None) => Redirect::to("/sign-in").into_response(),
        Err(error) => guard::refusal(&error.into()),
    }
}

/// Whether the database answers.
async fn ready(State(state): State<AppState>) -> Response {
    match state.store.ready().await {
        Ok(()) => "ready".into_response(),
        Err(error) => guard::refusal(&error.into()),
    }
}
