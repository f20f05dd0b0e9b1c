//! What the child serves: the program as `yeneta serve` does, and bare handlers of axum as axum serves them, in one process on one
//! runtime.

use std::{fmt::Write, future::Future, io::Read, net::SocketAddr, path::Path, sync::Arc, time::Duration};

use axum::{
    Router,
    extract::State,
    http::StatusCode,
    response::{Html, IntoResponse, Response},
    routing::get,
};
use axum_server::Server;
use sqlx::{
    AnyPool,
    any::{AnyConnectOptions, AnyPoolOptions},
};
use tokio::{net::TcpListener, sync::Notify};
use yeneta::server::{AppState, config::Config, run};

use crate::class;

/// As long as a client may ask to be held.
pub const HELD: Duration = Duration::from_secs(60);

/// The program's patience with slow clients, as in `src/server/listen.rs`.
const PATIENCE: Duration = Duration::from_secs(60);

/// Serves the program with bare handlers beside it, until the parent lets go.
pub async fn program() {
    let filter = tracing_subscriber::EnvFilter::new("info,sqlx=error");
    tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr).init();
    let folder = class::folder();
    let store = class::found(folder.path()).await;
    let config = Config { hold: HELD, ..Config::read(Path::new("Leptos.toml")).expect("the settings can be read") };
    let state = AppState::new(&config, store.clone(), false);
    for account in class::accounts() {
        let opened = state.sessions.open(&store, account, "bench".into(), false).await.expect("a session opens");
        println!("cookie {}", opened.split(';').next().unwrap_or_default());
    }
    serve_as_the_program(state).await;
    serve_bare(bare().merge(book(&class::url(folder.path())).await)).await;
    let_go().await;
    store.close().await;
}

/// Serves bare handlers alone, until the parent lets go.
pub async fn bare_alone() {
    serve_bare(bare()).await;
    let_go().await;
}

/// The program's own door is private to it: this one has its settings.
async fn serve_as_the_program(state: AppState) {
    let app = run::router(state).into_make_service_with_connect_info::<SocketAddr>();
    let server: Server<SocketAddr> = Server::from_listener(listen("program").await);
    let mut server = server.http1_only().first_request_timeout(PATIENCE);
    server.http_builder().http1().header_read_timeout(Some(PATIENCE));
    tokio::spawn(served(async move { server.serve(app).await }));
}

async fn serve_bare(app: Router) {
    let listener = listen("bare").await;
    tokio::spawn(served(async move { axum::serve(listener, app).await }));
}

async fn served(serving: impl Future<Output = std::io::Result<()>>) {
    serving.await.expect("the listener stands");
}

async fn listen(name: &str) -> TcpListener {
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port is free");
    println!("{name} {}", listener.local_addr().expect("it has an address"));
    listener
}

async fn let_go() {
    println!("ready");
    // Nothing is ever written: its end is the parent's word.
    let end = tokio::task::spawn_blocking(|| std::io::stdin().read(&mut [0]));
    drop(end.await);
}

/// What answers and what holds, with nothing around it.
fn bare() -> Router {
    let held = Router::new().route("/held", get(hold)).with_state(Arc::<Notify>::default());
    Router::new().route("/unchanged", get(|| async { StatusCode::NO_CONTENT })).merge(held)
}

async fn hold(State(wake): State<Arc<Notify>>) -> StatusCode {
    let woken = tokio::time::timeout(HELD, wake.notified()).await.is_ok();
    if woken { StatusCode::OK } else { StatusCode::NO_CONTENT }
}

/// The marks of the book, from one statement, written into a table as they come.
async fn book(url: &str) -> Router {
    let options: AnyConnectOptions = url.replace("sqlite:", "sqlite://").parse().expect("a URL");
    let pool = AnyPoolOptions::new().max_connections(8).test_before_acquire(false).connect_with(options).await;
    Router::new().route("/book", get(show)).with_state(pool.expect("the database opens"))
}

type Cell = (i64, i64, Option<i64>, i64, String, String);

async fn show(State(pool): State<AnyPool>) -> Response {
    const TEXT: &str = "SELECT g.student_id, g.assessment_id, g.points_hundredths, g.version, m.given_name, m.father_name \
        FROM grades g JOIN members m ON m.school_id = g.school_id AND m.id = g.student_id \
        WHERE g.school_id = $1 AND g.course_id = $2 ORDER BY g.student_id, g.assessment_id";
    let query = sqlx::query_as(TEXT).bind(class::SCHOOL.0).bind(class::COURSE.0);
    match query.fetch_all(&pool).await {
        Ok(cells) => Html(table(&cells)).into_response(),
        Err(_) => StatusCode::INTERNAL_SERVER_ERROR.into_response(),
    }
}

fn table(cells: &[Cell]) -> String {
    let mut html = String::from("<!DOCTYPE html><title>Gradebook</title><table role=\"grid\"><tbody>");
    let mut of = 0;
    for (student, assessment, hundredths, version, given, father) in cells {
        if *student != of {
            let _ = write!(html, "<tr role=\"row\"><th scope=\"row\">{given} {father}</th>");
            of = *student;
        }
        let points = hundredths.unwrap_or_default();
        let _ = write!(
            html,
            "<td role=\"gridcell\" data-student=\"{student}\" data-assessment=\"{assessment}\" data-state=\"saved\" \
             data-version=\"{version}\">{}.{:02}</td>",
            points / 100,
            points % 100
        );
    }
    html.push_str("</tbody></table>");
    html
}
