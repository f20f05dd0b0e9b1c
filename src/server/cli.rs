//! The command line: `yeneta serve`, `migrate`, `person add`, `import marks`, `import gradebook`, `export gradebook`.

mod book;

use std::{
    net::SocketAddr,
    path::{Path, PathBuf},
    process::ExitCode,
};

use clap::{Args, Parser, Subcommand};
use school::person::Role;
use store::Store;
use tokio::signal;
use tracing_subscriber::EnvFilter;

use super::{
    AppState,
    config::Config,
    demo,
    import::{self, MarksFile},
    operator::{self, NewPerson},
    run,
};

/// The school gradebook that is live for everyone who looks at it.
#[derive(Parser)]
#[command(name = "yeneta", version, about)]
struct Cli {
    /// Where the data is: sqlite:FILE or postgres://…
    #[arg(long, env = "DATABASE_URL", global = true)]
    database: Option<String>,
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Serve the school.
    Serve(Serve),
    /// Bring the database to this program's version.
    Migrate,
    /// Keep people.
    #[command(subcommand)]
    Person(Person),
    /// Bring in data from files.
    #[command(subcommand)]
    Import(Import),
    /// Write data into files.
    #[command(subcommand)]
    Export(Export),
}

#[derive(Args)]
struct Serve {
    /// Serve the demo school, made on first use; refuses a database that is not a demo one.
    #[arg(long)]
    demo: bool,
    /// The address to listen on.
    #[arg(long)]
    listen: Option<SocketAddr>,
    /// How long an unanswered poll is held; 0 answers at once.
    #[arg(long)]
    hold_seconds: Option<u64>,
}

#[derive(Subcommand)]
enum Person {
    /// Add a person with a login; the first admin of a school is made this way.
    Add(AddPerson),
}

#[derive(Args)]
struct AddPerson {
    /// The school; it is founded if there is none of this name. Not needed where there is one school.
    #[arg(long)]
    school_name: Option<String>,
    #[arg(long)]
    email: String,
    /// admin, teacher, student or parent
    #[arg(long, value_parser = role)]
    role: Role,
    /// Given name, father's name, grandfather's name; not needed for a student who is on the rolls already.
    #[arg(long, default_value = "")]
    name: String,
    /// Read the password from the standard input without asking; without this it is asked for.
    #[arg(long)]
    password_stdin: bool,
    /// For a student who is on the rolls already: the number.
    #[arg(long)]
    number: Option<String>,
    /// The code of a course, such as an imported one's: for a teacher to teach, for a student to be found in.
    #[arg(long)]
    course: Option<String>,
}

#[derive(Subcommand)]
enum Import {
    /// Load marks from a CSV file; a bad row is named and nothing of the file is applied.
    Marks(ImportMarks),
    /// Bring marks into the gradebook of one course; a bad cell is named and nothing of the file is applied.
    Gradebook(book::ImportGradebook),
}

#[derive(Subcommand)]
enum Export {
    /// Write the gradebook of one course as CSV or XLSX; importing that file changes nothing.
    Gradebook(book::ExportGradebook),
}

#[derive(Args)]
struct ImportMarks {
    file: PathBuf,
    /// The school that receives the marks; it is founded if there is none of this name.
    #[arg(long)]
    school_name: String,
    /// The column that names the course.
    #[arg(long)]
    course_column: String,
    /// The column that names the student within the course.
    #[arg(long)]
    student_column: String,
    /// A column of marks; an assessment is made of each. `column` or `column=kind`, such as written=final_exam.
    #[arg(long, required = true)]
    assessment: Vec<String>,
    /// What each assessment is out of.
    #[arg(long, default_value = "100")]
    max: String,
    /// Give the students made-up names; otherwise each is called by the number.
    #[arg(long)]
    invent_names: bool,
}

/// Why the program ends with a failure: one line that says what and what to do.
pub type Refusal = String;

/// Runs the program.
#[must_use]
pub fn main() -> ExitCode {
    let cli = Cli::parse();
    let filter = EnvFilter::try_from_default_env().unwrap_or_else(|_| EnvFilter::new("info,sqlx=error"));
    tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr).init();
    let runtime = match tokio::runtime::Builder::new_multi_thread().enable_all().build() {
        Ok(runtime) => runtime,
        Err(error) => return refuse(&format!("the program can't start threads: {error}")),
    };
    match runtime.block_on(command(cli)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(refusal) => refuse(&refusal),
    }
}

fn refuse(refusal: &str) -> ExitCode {
    eprintln!("yeneta: {refusal}");
    ExitCode::FAILURE
}

async fn command(cli: Cli) -> Result<(), Refusal> {
    let mut config = Config::read(Path::new("Leptos.toml")).map_err(|e| e.to_string())?;
    if let Some(url) = cli.database {
        config.database_url = url;
    }
    match cli.command {
        Command::Serve(serve) => self::serve(config, serve).await,
        Command::Migrate => {
            migrated(&config).await?;
            println!("The database is at this program's version.");
            Ok(())
        }
        Command::Person(Person::Add(add)) => {
            let store = migrated(&config).await?;
            let said = operator::add_person(&store, new_person(add)?).await?;
            println!("{said}");
            Ok(())
        }
        Command::Import(Import::Marks(asked)) => {
            let store = migrated(&config).await?;
            let file = MarksFile {
                path: asked.file,
                course_column: asked.course_column,
                student_column: asked.student_column,
                assessments: asked.assessment,
                max: asked.max,
                invent_names: asked.invent_names,
            };
            let said = import::marks(&store, &asked.school_name, &file).await?;
            println!("{said}");
            Ok(())
        }
        Command::Import(Import::Gradebook(asked)) => {
            println!("{}", book::import(&migrated(&config).await?, asked).await?);
            Ok(())
        }
        Command::Export(Export::Gradebook(asked)) => {
            println!("{}", book::export(&current(&config).await?, asked).await?);
            Ok(())
        }
    }
}

async fn serve(mut config: Config, serve: Serve) -> Result<(), Refusal> {
    if let Some(seconds) = serve.hold_seconds {
        config.hold = std::time::Duration::from_secs(seconds);
    }
    let listen = serve.listen.unwrap_or(config.leptos.site_addr);
    let store = if serve.demo { migrated(&config).await? } else { current(&config).await? };
    if serve.demo {
        demo::ensure(&store).await?;
    }
    let ended = store.delete_expired_sessions().await.map_err(|e| operator::refusal(&e))?;
    tracing::debug!(ended, "{ended} sessions had expired");
    let state = AppState::new(&config, store.clone(), serve.demo);
    println!("Yeneta is at http://{listen}");
    run::serve(state, listen, asked_to_stop())
        .await
        .map_err(|error| format!("can't listen on {listen}: {error}. Choose another address with --listen."))?;
    store.close().await;
    Ok(())
}

/// The database, brought to this program's version.
async fn migrated(config: &Config) -> Result<Store, Refusal> {
    make_folder(&config.database_url)?;
    let store = Store::create(&config.database_url).await.map_err(|e| e.to_string())?;
    store.migrate().await.map_err(|e| e.to_string())?;
    Ok(store)
}

/// The database as it is, if it is at this program's version.
async fn current(config: &Config) -> Result<Store, Refusal> {
    let store = Store::open(&config.database_url).await.map_err(|e| e.to_string())?;
    store.check_version().await.map_err(|e| e.to_string())?;
    Ok(store)
}

fn make_folder(url: &str) -> Result<(), Refusal> {
    let Some(file) = url.strip_prefix("sqlite:") else { return Ok(()) };
    let Some(folder) = Path::new(file.trim_start_matches("//")).parent().filter(|f| !f.as_os_str().is_empty()) else {
        return Ok(());
    };
    std::fs::create_dir_all(folder).map_err(|error| format!("the folder {} can't be made: {error}", folder.display()))
}

/// A password is read from the standard input: a command line is visible to everyone on the computer.
fn new_person(add: AddPerson) -> Result<NewPerson, Refusal> {
    if !add.password_stdin {
        eprint!("Password: ");
    }
    let mut line = String::new();
    std::io::stdin().read_line(&mut line).map_err(|error| format!("no password could be read: {error}"))?;
    Ok(NewPerson {
        school_name: add.school_name,
        email: add.email,
        role: add.role,
        name: add.name,
        password: line.trim_end_matches(['\r', '\n']).to_owned(),
        number: add.number,
        course: add.course,
    })
}

fn role(name: &str) -> Result<Role, String> {
    Role::from_name(name).ok_or_else(|| "a role is admin, teacher, student or parent".to_owned())
}

/// Ends with Ctrl-C or SIGTERM.
async fn asked_to_stop() {
    let terminated = async {
        match signal::unix::signal(signal::unix::SignalKind::terminate()) {
            Ok(mut terminate) => {
                terminate.recv().await;
            }
            Err(_) => std::future::pending().await,
        }
    };
    tokio::select! {
        // Without a handler for Ctrl-C the system's own ends the program.
        Ok(()) = signal::ctrl_c() => {}
        () = terminated => {}
    }
}
