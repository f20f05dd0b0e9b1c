//! The input inside a cell that is being edited.

use leptos::prelude::document;
use wasm_bindgen::JsCast;
use web_sys::HtmlInputElement;

use super::state::Page;
use crate::{
    document::dom,
    gradebook::model::cell::{CellKey, Editor},
};

impl Page {
    /// Opens the editor of a cell: on what it shows, or on the character that was typed over it.
    pub fn edit(self, key: CellKey, typed_over: Option<&str>) {
        let Some(cell) = document().get_element_by_id(&key.element_id()) else { return };
        let Some(input) = self.editor() else { return };
        let mut seed = String::new();
        self.change(key, |cell| {
            seed = typed_over.map_or_else(|| cell.shown(), str::to_owned);
            cell.editor = Some(Editor { seed: seed.clone(), seen: cell.version });
        });
        dom::set(&input, "aria-label", &self.name(key));
        input.set_value(&seed);
        dom::fill(&cell, [input.clone().into()]);
        // The cursor stands behind what was written into a field.
        dom::focus(&input);
    }

    /// The input, which goes from cell to cell: a browser takes long to make one. Out of another cell it takes nothing along.
    fn editor(self) -> Option<HtmlInputElement> {
        let known = self.editor.borrow().clone();
        if let Some(input) = known {
            if input.is_connected() {
                // Its cell commits what is in it.
                let _ = input.blur();
            }
            return Some(input);
        }
        let input: HtmlInputElement = dom::ready("editor")?.dyn_into().ok()?;
        self.editor.replace(Some(input.clone()));
        Some(input)
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
