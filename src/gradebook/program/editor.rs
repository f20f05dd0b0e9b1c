//! The input inside a cell that is being edited.

use leptos::prelude::document;
use wasm_bindgen::JsCast;
use web_sys::HtmlInputElement;

use super::state::Page;
use crate::document::dom;
use crate::gradebook::model::cell::{CellKey, Editor};

impl Page {
    /// Opens the editor of a cell: on what it shows, or on the character that was typed over it.
    pub fn edit(self, key: CellKey, typed_over: Option<&str>) {
        let Some(cell) = document().get_element_by_id(&key.element_id()) else { return };
        let Some(input) = dom::ready("editor").and_then(|input| input.dyn_into::<HtmlInputElement>().ok()) else {
            return;
        };
        let mut seed = String::new();
        self.change(key, |cell| {
            seed = typed_over.map_or_else(|| cell.shown(), str::to_owned);
            cell.editor = Some(Editor { seed: seed.clone(), seen: cell.version });
        });
        dom::set(&input, "aria-label", &self.name(key));
        input.set_value(&seed);
        dom::fill(&cell, [input.clone().into()]);
        dom::focus(&input);
        let end = u32::try_from(seed.encode_utf16().count()).unwrap_or(u32::MAX);
        // A text field has a selection.
        let _ = input.set_selection_range(end, end);
    }

    /// Closes the editor and commits what was typed, against the version that was seen when the editing began.
    pub fn commit_editor(self, key: CellKey, typed: &str) {
        let cell = self.cell(key);
        let Some(editor) = &cell.editor else { return };
        let untouched = cell.shown() == typed && cell.version == editor.seen;
        self.change(key, |cell| cell.editor = None);
        if !untouched {
            self.commit(key, typed, editor.seen);
        }
    }

    /// Closes the editor and forgets what was typed.
    pub fn cancel_editor(self, key: CellKey) {
        self.change(key, |cell| cell.editor = None);
    }
}
