//! What is said about one cell: its comment, and how its mark came to be.

use leptos::{ev::SubmitEvent, prelude::*, task::spawn_local};
use school::{
    clock::SchoolClock,
    grade::{Comment, Mark},
    id::Version,
    view::{CellHistory, CellLine, CellValue, HistoryOf, Problem},
};

use super::{
    api::cell_history,
    book::{Book, CellKey},
    save::Saver,
    together::Wish,
    undo::Write,
};
use crate::{
    error::ApiError,
    text::{Catalogue, use_text},
    ui::{When, sentence},
};

/// The dialog's content for one cell.
#[component]
pub fn About(book: Book, saver: Saver, key: CellKey) -> impl IntoView {
    let text = use_text();
    let comment = if book.may_write {
        view! { <CommentForm book saver key /> }.into_any()
    } else {
        let comment = book.held(key).comment;
        (!comment.is_empty()).then(|| view! { <p class="comment">{(text.cells.commented)(&comment)}</p> }).into_any()
    };
    view! {
        {comment}
        <h3>{text.cells.history}</h3>
        <History book saver key />
    }
    .into_any()
}

/// The comment on the mark.
#[component]
fn CommentForm(book: Book, saver: Saver, key: CellKey) -> impl IntoView {
    let text = use_text();
    let held = book.held(key);
    let (typed, problem, busy) = (RwSignal::new(held.comment), RwSignal::new(None), RwSignal::new(false));
    // Over the version that the dialog shows; who is told of another's change writes over that.
    let seen = RwSignal::new(held.version);
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        if busy.get_untracked() {
            return;
        }
        if let Err(refused) = Comment::typed(&typed.get_untracked()) {
            return problem.set(Some(sentence(text, &ApiError::Invalid { problem: Problem::Comment(refused) })));
        }
        busy.set(true);
        let write = Write { key, value: CellValue::Comment(typed.get_untracked()), seen: seen.get_untracked() };
        spawn_local(async move {
            let answer = saver.write_now(vec![write]).await;
            let _ = busy.try_set(false);
            match answer {
                Ok(()) => book.panel.set(None),
                Err(error) => {
                    let _ = seen.try_set(book.held(key).version);
                    let _ = problem.try_set(Some(saver.why(&error)));
                }
            }
        });
    };
    view! {
        <form class="fields" on:submit=submit aria-busy=move || busy.get().to_string()>
            <label for="comment">{text.cells.comment}</label>
            <textarea
                id="comment"
                rows="3"
                maxlength=Comment::LONGEST.to_string()
                aria-describedby="comment-hint"
                prop:value=typed
                on:input=move |event| typed.set(event_target_value(&event))
            ></textarea>
            <p id="comment-hint" class="field-hint">{text.cells.comment_hint}</p>
            {move || problem.get().map(|why| view! { <p class="problem" role="alert">{why}</p> })}
            <button type="submit" class="primary">{text.cells.save_comment}</button>
        </form>
    }
    .into_any()
}

/// The writes of the cell, the newest first.
#[component]
fn History(book: Book, saver: Saver, key: CellKey) -> impl IntoView {
    let text = use_text();
    let (lines, more) = (RwSignal::new(Vec::new()), RwSignal::new(false));
    let (clock, state) = (RwSignal::new(SchoolClock::default()), RwSignal::new(None));
    let load = move |before: Version| {
        let of = HistoryOf { course: book.course, student: key.student, assessment: key.assessment, before };
        spawn_local(async move {
            let answer = cell_history(of).await;
            // The dialog may be closed by now; what came is not shown then.
            match answer {
                Ok(CellHistory { as_of, lines: older, more: left }) => {
                    let _ = clock.try_set(as_of.clock);
                    let _ = lines.try_update(|lines| lines.extend(older));
                    let _ = more.try_set(left);
                    let _ = state.try_set(Some(Ok(())));
                }
                Err(error) => {
                    let _ = state.try_set(Some(Err(error)));
                }
            }
        });
    };
    Effect::new(move || load(Version(0)));
    let newest =
        Signal::derive(move || lines.with(|lines: &Vec<CellLine>| lines.first().map(|line| (line.version, line.new))));
    let older = move |_| load(lines.with_untracked(|lines| lines.last().map_or(Version(0), |line| line.version)));
    let message = move || match state.get() {
        None => Some(text.loading.to_owned()),
        Some(Err(error)) => Some(sentence(text, &error)),
        Some(Ok(())) => lines.with(Vec::is_empty).then(|| text.cells.no_history.to_owned()),
    };
    view! {
        <p aria-live="polite">{message}</p>
        <ol class="cell-history">
            <For each=move || lines.get() key=|line| line.version let(line)>
                <HistoryLine book saver key line newest clock />
            </For>
        </ol>
        <Show when=move || more.get()>
            <button type="button" on:click=older>{text.cells.older}</button>
        </Show>
    }
    .into_any()
}

#[component]
fn HistoryLine(
    book: Book,
    saver: Saver,
    key: CellKey,
    line: CellLine,
    newest: Signal<Option<(Version, Mark)>>,
    clock: RwSignal<SchoolClock>,
) -> impl IntoView {
    let text = use_text();
    let what = told(text, &line);
    let why = (!line.why.is_empty()).then(|| view! { <p>{(text.cells.reason)(&line.why)}</p> });
    let mark = line.new;
    let other = newest.get_untracked().filter(|(_, now)| book.may_write && *now != mark);
    let restore = other.map(|(seen, _)| {
        let back = move |_| {
            saver.wish(Wish::Write(vec![Write { key, value: CellValue::Mark(mark), seen }]));
            book.panel.set(None);
        };
        view! { <button type="button" on:click=back>{(text.cells.restore)(&shown(text, mark))}</button> }
    });
    view! {
        <li>
            <p>
                <strong>{what}</strong>
            </p>
            <p class="subtitle">{line.who.to_string()} ", " <When at=line.at clock=clock.get_untracked() /></p>
            {why}
            {restore}
        </li>
    }
    .into_any()
}

/// What a write did, in words.
fn told(text: &'static Catalogue, line: &CellLine) -> String {
    let comment = match line.new_comment.as_str() {
        same if same == line.old_comment => None,
        "" => Some(text.cells.comment_taken_back.to_owned()),
        new => Some((text.cells.commented)(new)),
    };
    comment.unwrap_or_else(|| (text.cells.from_to)(&shown(text, line.old), &shown(text, line.new)))
}

fn shown(text: &'static Catalogue, mark: Mark) -> String {
    if mark.is_blank() { text.gradebook.blank.to_owned() } else { mark.shown() }
}
