//! Puts what is different in a fresh document into the open one: the elements that are there live on, with their focus, their
//! scroll and what was typed into them.
//!
//! Children are matched by `id` or `data-key`, else in their order among those of the same name. What a program of the page looks
//! after itself (`data-own`) is not compared.

use std::collections::HashMap;

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{CustomEvent, Document, Element, HtmlTemplateElement, Node};

use super::{fetch::Fresh, read, touched};

/// What is the server's in a page; the rest is this program's.
const PARTS: [&str; 2] = ["header.bar", "#content"];
/// What follows the reader's choice on the document itself.
const OF_THE_DOCUMENT: [&str; 2] = ["data-theme", "data-saver"];
/// Told to the document when it was renewed.
const RENEWED: &str = "yeneta-renewed";
/// Marks what a program of the page looks after itself: it is neither replaced nor taken away.
pub const OWN: &str = "data-own";
/// What the server shows once stays until the page is left.
const ONCE: &str = "data-once";
/// Tells siblings apart, where an `id` does not.
const KEY: &str = "data-key";

/// In which order what can be told apart stands afterwards.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Order {
    /// As it stood: a refresh moves nothing.
    Kept,
    /// As it came: somebody asked for it.
    Fresh,
}

/// Brings a fresh document into the open one.
pub fn renew(fresh: &Fresh, order: Order) {
    for part in PARTS {
        let Some(open) = read::find::<Element>(part) else { continue };
        if let Ok(Some(came)) = fresh.document.query_selector(part) {
            into(&open, &came, order);
        }
    }
    follow_the_document(&fresh.document);
    if let Ok(event) = CustomEvent::new(RENEWED) {
        // Nobody can cancel it.
        let _ = document().dispatch_event(&event);
    }
}

/// Brings the bar on top alone.
pub fn renew_bar(fresh: &Fresh) {
    if let (Some(open), Ok(Some(came))) = (read::find::<Element>(PARTS[0]), fresh.document.query_selector(PARTS[0])) {
        into(&open, &came, Order::Kept);
    }
}

/// Calls back whenever the document was renewed.
pub fn on_renewed(then: impl Fn() + 'static) {
    super::hear::listen(RENEWED, move |_| then());
}

fn follow_the_document(fresh: &Document) {
    let (Some(open), Some(came)) = (document().document_element(), fresh.document_element()) else { return };
    for name in OF_THE_DOCUMENT {
        set(&open, name, came.get_attribute(name));
    }
    if open.get_attribute("lang") != came.get_attribute("lang") {
        // Every sentence is another: where that fails the next page speaks the new language.
        let _ = window().location().reload();
    }
}

/// Makes an element what another of the same name is.
pub fn into(open: &Element, came: &Element, order: Order) {
    if order == Order::Kept && touched::is_being_filled(open) {
        return;
    }
    let is_the_readers = touched::is_the_readers(open);
    attributes(open, came);
    children(open, came, order);
    ready(open, came);
    if !is_the_readers {
        touched::show_default(open);
    }
}

/// What lies ready in a template is nobody's yet: it is replaced as a whole.
fn ready(open: &Element, came: &Element) {
    if let (Some(open), Some(came)) = (open.dyn_ref::<HtmlTemplateElement>(), came.dyn_ref::<HtmlTemplateElement>()) {
        let (open, came) = (open.content(), came.content());
        while let Some(old) = open.first_child() {
            // It is its child.
            let _ = open.remove_child(&old);
        }
        if let Some(fresh) = adopted(&came) {
            // It is of this document now.
            let _ = open.append_child(&fresh);
        }
    }
}

fn attributes(open: &Element, came: &Element) {
    // What is folded out is the reader's choice.
    let is_the_servers = |name: &String| !(name == "open" && open.tag_name() == "DETAILS");
    for name in names(open).into_iter().filter(is_the_servers).filter(|name| !came.has_attribute(name)) {
        set(open, &name, None);
    }
    for name in names(came).into_iter().filter(is_the_servers) {
        set(open, &name, came.get_attribute(&name));
    }
}

fn names(of: &Element) -> Vec<String> {
    of.get_attribute_names().iter().filter_map(|name| name.as_string()).collect()
}

/// Writes an attribute only where it is another: what did not change is not painted again.
fn set(of: &Element, name: &str, value: Option<String>) {
    if of.get_attribute(name) == value {
        return;
    }
    // A name that stands on an element is a valid one: neither can fail.
    let _ = match value {
        Some(value) => of.set_attribute(name, &value),
        None => of.remove_attribute(name),
    };
}

/// What siblings are matched by.
#[derive(Clone, PartialEq, Eq, Hash)]
enum Kind {
    Keyed(String, String),
    Named(String),
    Text,
}

fn children(open: &Element, came: &Element, order: Order) {
    let there = compared(open);
    let mut unmatched: HashMap<Kind, Vec<usize>> = HashMap::new();
    for (place, (kind, _)) in there.iter().enumerate().rev() {
        unmatched.entry(kind.clone()).or_default().push(place);
    }
    let mut wanted: Vec<(Node, Option<usize>)> = Vec::new();
    for (kind, node) in compared(came) {
        match unmatched.get_mut(&kind).and_then(Vec::pop) {
            Some(place) => {
                let (_, old) = &there[place];
                become_like(old, &node, order);
                wanted.push((old.clone(), matches!(kind, Kind::Keyed(..)).then_some(place)));
            }
            None => wanted.extend(adopted(&node).map(|node| (node, None))),
        }
    }
    let mut kept = Vec::new();
    for (_, old) in unmatched.into_values().flatten().map(|place| &there[place]) {
        // What is typed is never taken away, whatever became of what it is for.
        let stays = |old: &Element| old.has_attribute(ONCE) || touched::holds_a_draft(old);
        if old.dyn_ref::<Element>().is_some_and(stays) {
            kept.push(old);
            continue;
        }
        // Its parent is the element that is open: it can be taken from there.
        let _ = open.remove_child(old);
    }
    if order == Order::Kept {
        keep_order(&mut wanted);
    }
    put(open, wanted.into_iter().map(|(node, _)| node), |node| kept.contains(&node));
}

/// The children that are compared: neither the renderer's markers nor scripts, nor what is this program's own.
fn compared(of: &Element) -> Vec<(Kind, Node)> {
    let nodes = of.child_nodes();
    (0..nodes.length()).filter_map(|at| nodes.get(at)).filter_map(|node| Some((kind_of(&node)?, node))).collect()
}

fn kind_of(node: &Node) -> Option<Kind> {
    match node.node_type() {
        Node::TEXT_NODE => Some(Kind::Text),
        Node::ELEMENT_NODE => {
            let element = node.unchecked_ref::<Element>();
            let name = element.tag_name();
            if name == "SCRIPT" || element.has_attribute(OWN) {
                return None;
            }
            let key = element.get_attribute(KEY).or_else(|| Some(element.id()).filter(|id| !id.is_empty()));
            Some(key.map_or_else(|| Kind::Named(name.clone()), |key| Kind::Keyed(name.clone(), key)))
        }
        _ => None,
    }
}

fn become_like(open: &Node, came: &Node, order: Order) {
    match (open.dyn_ref::<Element>(), came.dyn_ref::<Element>()) {
        (Some(open), Some(came)) => into(open, came, order),
        _ if open.node_value() != came.node_value() => open.set_node_value(came.node_value().as_deref()),
        _ => {}
    }
}

fn adopted(node: &Node) -> Option<Node> {
    document().import_node_with_deep(node, true).ok()
}

/// A copy of an element of another document, for this one.
#[must_use]
pub fn copy_of(element: &Element) -> Option<Element> {
    adopted(element)?.dyn_into().ok()
}

/// Gives what stood before the order in which it stood; what is new keeps its place among them.
fn keep_order(wanted: &mut [(Node, Option<usize>)]) {
    let slots: Vec<usize> = (0..wanted.len()).filter(|at| wanted[*at].1.is_some()).collect();
    let mut stood: Vec<(Node, Option<usize>)> = slots.iter().map(|at| wanted[*at].clone()).collect();
    stood.sort_by_key(|(_, place)| *place);
    for (slot, of) in slots.into_iter().zip(stood) {
        wanted[slot] = of;
    }
}

/// Puts the nodes in this order; who stands right already is not touched, so it keeps its focus, and so does what is kept beside.
fn put(parent: &Element, nodes: impl Iterator<Item = Node>, is_kept: impl Fn(&Node) -> bool) {
    let mut at = parent.first_child();
    for node in nodes {
        while at.as_ref().is_some_and(|at| kind_of(at).is_none() || is_kept(at)) {
            at = at.and_then(|at| at.next_sibling());
        }
        if at.as_ref() == Some(&node) {
            at = node.next_sibling();
        } else {
            // Both are in this document and neither holds the parent: it can't fail.
            let _ = parent.insert_before(&node, at.as_ref());
        }
    }
}
