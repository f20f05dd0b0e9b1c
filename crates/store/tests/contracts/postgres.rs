//! A PostgreSQL 15 of the tests' own: Debian's programs, own folder, own loopback port, stopped by its process id.

use std::{
    net::TcpListener,
    os::unix::fs::{MetadataExt, PermissionsExt},
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    sync::atomic::{AtomicU32, Ordering},
    time::Duration,
};

use sqlx::{Connection, PgConnection};
use store::Store;
use tokio::sync::{Mutex, OnceCell};

const BIN: &str = "/usr/lib/postgresql/15/bin";

/// The running server; stopped and removed when dropped, also by a panic.
pub struct Cluster {
    server: Child,
    port: u16,
    databases: AtomicU32,
    migrated: OnceCell<String>,
    turn: Mutex<()>,
    _folder: tempfile::TempDir,
}

impl Cluster {
    pub async fn start() -> Self {
        assert!(
            Path::new(BIN).join("initdb").exists(),
            "{BIN} is missing: install PostgreSQL with `apt-get install postgresql-15`"
        );
        let folder = tempfile::Builder::new().prefix("yeneta-pg-").tempdir().expect("a temporary folder can be made");
        let data = folder.path().join("data");
        std::fs::set_permissions(folder.path(), PermissionsExt::from_mode(0o777)).expect("the folder is ours");
        let init = server_program("initdb", folder.path())
            .args(["--auth=trust", "--username=yeneta", "--encoding=UTF8", "--locale=C", "--no-sync", "-D"])
            .arg(&data)
            .output()
            .expect("initdb starts");
        assert!(init.status.success(), "initdb failed: {}", String::from_utf8_lossy(&init.stderr));
        let port = free_port();
        let log = std::fs::File::create(folder.path().join("log")).expect("the folder is ours");
        let server = server_program("postgres", folder.path())
            .arg("-D")
            .arg(&data)
            .args(["-c", "listen_addresses=127.0.0.1", "-c", &format!("port={port}"), "-c", "fsync=off"])
            .args(["-c", "max_connections=300", "-c", "shared_buffers=32MB"])
            .arg("-k")
            .arg(folder.path())
            .stdout(Stdio::null())
            .stderr(log)
            .spawn()
            .expect("postgres starts");
        let cluster = Self {
            server,
            port,
            databases: AtomicU32::new(0),
            migrated: OnceCell::new(),
            turn: Mutex::new(()),
            _folder: folder,
        };
        cluster.wait().await;
        cluster
    }

    /// Makes an empty database and gives its URL.
    pub async fn database(&self) -> String {
        self.copy("template1").await
    }

    /// Makes a database with our tables, a copy of one that was migrated once, and gives its URL.
    pub async fn migrated_database(&self) -> String {
        let migrate = async || {
            let url = self.database().await;
            let store = Store::open(&url).await.expect("the database opens");
            store.migrate().await.expect("the migrations apply");
            store.close().await;
            url.rsplit('/').next().expect("a URL has slashes").to_owned()
        };
        self.copy(self.migrated.get_or_init(migrate).await).await
    }

    async fn copy(&self, template: &str) -> String {
        let name = format!("school_{}", self.databases.fetch_add(1, Ordering::Relaxed));
        let mut conn = PgConnection::connect(&self.url("postgres")).await.expect("the server answers");
        let text = sqlx::AssertSqlSafe(format!("CREATE DATABASE {name} TEMPLATE {template}"));
        // One copy at a time: a template in use can't be copied.
        let _turn = self.turn.lock().await;
        sqlx::raw_sql(text).execute(&mut conn).await.expect("a database can be made");
        self.url(&name)
    }

    pub fn url(&self, database: &str) -> String {
        format!("postgres://yeneta@127.0.0.1:{}/{database}", self.port)
    }

    async fn wait(&self) {
        for _ in 0..200 {
            if let Ok(conn) = PgConnection::connect(&self.url("postgres")).await {
                return conn.close().await.expect("the server answers");
            }
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
        panic!("PostgreSQL did not answer within 10 s");
    }
}

impl Drop for Cluster {
    fn drop(&mut self) {
        // SIGINT: fast shutdown. setpriv replaces itself by the server, so the id is the server's.
        drop(Command::new("kill").args(["-INT", &self.server.id().to_string()]).status());
        drop(self.server.wait());
    }
}

/// PostgreSQL refuses to run as root: then it runs as Debian's user of it.
fn server_program(name: &str, folder: &Path) -> Command {
    let program: PathBuf = Path::new(BIN).join(name);
    let root = std::fs::metadata(folder).expect("the folder is ours").uid() == 0;
    let mut command = if root { Command::new("setpriv") } else { Command::new(&program) };
    if root {
        command.args(["--reuid=postgres", "--regid=postgres", "--clear-groups"]).arg(program);
    }
    command.current_dir(folder).env("LC_ALL", "C");
    command
}

fn free_port() -> u16 {
    let probe = TcpListener::bind("127.0.0.1:0").expect("a loopback port is free");
    probe.local_addr().expect("a bound socket has an address").port()
}
