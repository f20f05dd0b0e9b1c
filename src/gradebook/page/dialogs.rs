//! The tools above the grid, each also a key, and the dialogs that they open. What is in them but words is the program's.

use leptos::prelude::*;
use school::grade::Comment;

use super::sheet::Sheet;
use crate::text::use_text;

/// What can be done to marks beyond typing, as buttons.
#[component]
pub fn CellTools<'a>(sheet: &'a Sheet) -> impl IntoView + use<> {
    let text = use_text();
    let cells = &text.cells;
    let writing = sheet.opened.book.may_write.then(|| {
        view! {
            <Tool act="undo" name=cells.undo key="Control+Z" disabled=true />
            <Tool act="redo" name=cells.redo key="Control+Y Control+Shift+Z" disabled=true />
            <Tool act="fill-down" name=cells.fill_down key="Control+D" />
        }
    });
    view! {
        <div role="group" aria-label=cells.tools class="cell-tools" data-own="">
            {writing}
            <Tool act="about" name=cells.about key="Shift+F2" />
            <Tool act="keys" name=cells.keys key="?" />
        </div>
    }
}

/// A button that works on the cell that had the focus last. Where there is nothing to do it says so and keeps the focus.
#[component]
fn Tool(
    /// What it does, as the program calls it.
    act: &'static str,
    name: &'static str,
    key: &'static str,
    /// Whether there is nothing to do at first.
    #[prop(optional)]
    disabled: bool,
) -> impl IntoView {
    view! {
        <button type="button" class="quiet" data-do=act aria-keyshortcuts=key aria-disabled=disabled.then_some("true")>
            {name}
        </button>
    }
}

/// A dialog that the program fills and opens; without it the same is offered by a link or a plain form, if at all.
#[component]
pub fn Skeleton(
    /// Tells it from the page's other dialogs.
    id: &'static str,
    /// "" where the program writes it.
    heading: &'static str,
    /// What it holds.
    children: Children,
) -> impl IntoView {
    view! {
        <dialog id=id class="dialog" aria-labelledby=format!("{id}-heading") data-own="">
            <div class="dialog-head">
                <h2 id=format!("{id}-heading")>{heading}</h2>
                <form method="dialog">
                    <button type="submit" class="quiet">{use_text().common.close}</button>
                </form>
            </div>
            {children()}
        </dialog>
    }
    .into_any()
}

/// The comment on a mark, and how the mark came to be.
#[component]
pub fn AboutDialog<'a>(sheet: &'a Sheet) -> impl IntoView + use<> {
    let text = use_text();
    let may_write = sheet.opened.book.may_write;
    view! {
        <Skeleton id="about" heading="">
            {if may_write {
                view! { <CommentForm /> }.into_any()
            } else {
                view! { <p class="comment" hidden></p> }.into_any()
            }}
            <h3>{text.cells.history}</h3>
            <p aria-live="polite" data-said="" data-loading=text.loading></p>
            <ol class="cell-history"></ol>
            <button type="button" data-do="older" hidden>{text.cells.older}</button>
        </Skeleton>
    }
}

#[component]
fn CommentForm() -> impl IntoView {
    let text = use_text();
    view! {
        <form class="fields" id="comment-form">
            <label for="comment">{text.cells.comment}</label>
            <textarea
                id="comment"
                rows="3"
                maxlength=Comment::LONGEST.to_string()
                aria-describedby="comment-hint"
            ></textarea>
            <p id="comment-hint" class="field-hint">{text.cells.comment_hint}</p>
            <p class="problem" role="alert" hidden></p>
            <button type="submit" class="primary">{text.cells.save_comment}</button>
        </form>
    }
}

/// What a pasted block would do, and the choice to do it.
#[component]
pub fn PasteDialog() -> impl IntoView {
    let text = use_text();
    let cells = &text.cells;
    view! {
        <Skeleton id="paste" heading=cells.paste>
            <p data-said=""></p>
            <p class="hint">{cells.empty_changes_nothing}</p>
            <p class="problem" hidden>{text.failure.cell_count}</p>
            <table class="failures" hidden>
                <caption></caption>
                <thead>
                    <tr>
                        <th scope="col">{cells.line}</th>
                        <th scope="col">{cells.column}</th>
                        <th scope="col">{cells.pasted}</th>
                        <th scope="col">{cells.why}</th>
                    </tr>
                </thead>
                <tbody></tbody>
            </table>
            <p data-more="" hidden></p>
            <div class="actions">
                <button type="button" class="primary" data-do="paste"></button>
                <form method="dialog">
                    <button type="submit">{text.gradebook.cancel}</button>
                </form>
            </div>
        </Skeleton>
    }
}

/// Every key with what it does.
#[component]
pub fn KeysDialog() -> impl IntoView {
    let text = use_text();
    let line = |(keys, what): &(&'static str, &'static str)| {
        view! {
            <dt>{*keys}</dt>
            <dd>{*what}</dd>
        }
    };
    let lines = text.cells.all_keys.iter().map(line).collect_view();
    view! {
        <Skeleton id="all-keys" heading=text.cells.keys>
            <dl class="all-keys">{lines}</dl>
        </Skeleton>
    }
}
