//! How a document is renewed: what changed comes in, and what is the reader's stays.

use leptos::prelude::document;
use wasm_bindgen::JsCast;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{
    DomParser, Element, HtmlElement, HtmlInputElement, HtmlSelectElement, HtmlTextAreaElement, SupportedType,
};
use yeneta::document::{
    morph::{self, Order},
    touched,
};

use crate::desk::Screen;

/// A page with this inside, in the document.
fn open(inside: &str) -> (Screen, Element) {
    let screen = Screen::open();
    let page = made(inside);
    document().body().expect("a body").append_child(&page).expect("it is new");
    (screen, page)
}

/// The same, as it came from the server.
fn made(inside: &str) -> Element {
    let page = document().create_element("main").expect("a name");
    page.set_inner_html(inside);
    page
}

fn find<E: JsCast>(page: &Element, selector: &str) -> E {
    let found = page.query_selector(selector).expect("a selector").expect(selector);
    found.dyn_into().ok().expect("an element of that kind")
}

fn texts(page: &Element, selector: &str) -> Vec<String> {
    let found = page.query_selector_all(selector).expect("a selector");
    (0..found.length()).filter_map(|at| found.get(at)?.text_content()).collect()
}

#[wasm_bindgen_test]
fn a_text_that_changed_is_written_into_the_element_that_is_there() {
    let (_screen, page) = open("<p>Overall <b class=\"fail\">40</b><!-- a marker --></p><i>same</i>");
    let (mark, same): (Element, Element) = (find(&page, "b"), find(&page, "i"));
    morph::into(&page, &made("<p>Overall <b class=\"pass\" data-new>85</b></p><i>same</i>"), Order::Kept);
    assert_eq!(page.inner_html(), "<p>Overall <b class=\"pass\" data-new=\"\">85</b><!-- a marker --></p><i>same</i>");
    assert!(mark.is_connected() && same.is_connected(), "the same elements");
}

#[wasm_bindgen_test]
fn a_refresh_moves_nothing_and_what_was_asked_for_comes_in_its_order() {
    let rows = |of: &[&str]| {
        of.iter().map(|key| format!("<li tabindex=\"-1\" data-key=\"{key}\">{key}</li>")).collect::<String>()
    };
    let (_screen, page) = open(&rows(&["a", "b", "c"]));
    let focused: HtmlElement = find(&page, "[data-key=b]");
    focused.focus().expect("it can be focused");
    morph::into(&page, &made(&rows(&["c", "new", "b", "a"])), Order::Kept);
    assert_eq!(texts(&page, "li"), ["a", "new", "b", "c"]);
    assert_eq!(document().active_element().as_ref(), Some(focused.as_ref()), "nobody took the focus");
    morph::into(&page, &made(&rows(&["c", "b"])), Order::Fresh);
    assert_eq!(texts(&page, "li"), ["c", "b"]);
}

#[wasm_bindgen_test]
fn what_somebody_types_or_folded_out_stays() {
    let page_with = |seen: &str, value: &str| {
        format!(
            "<details><summary>More</summary><form data-post action=\"/api/x\"><input type=\"hidden\" value=\"{seen}\">\
             <input class=\"typed\" value=\"{value}\"><textarea></textarea></form></details>\
             <form data-get><input class=\"asked\" value=\"{value}\"><select><option>1</option><option>2</option></select></form>"
        )
    };
    let (_screen, page) = open(&page_with("1", "a"));
    find::<Element>(&page, "details").set_attribute("open", "").expect("a name");
    let area: HtmlTextAreaElement = find(&page, "textarea");
    area.set_value("Dear teacher");
    let (asked, select): (HtmlInputElement, HtmlSelectElement) = (find(&page, ".asked"), find(&page, "select"));
    asked.set_value("typed");
    select.set_selected_index(1);
    morph::into(&page, &made(&page_with("2", "b")), Order::Kept);
    assert!(find::<Element>(&page, "details").has_attribute("open"));
    assert_eq!(area.value(), "Dear teacher");
    assert_eq!(find::<HtmlInputElement>(&page, "[type=hidden]").value(), "1", "what its writer saw");
    assert_eq!((asked.value(), select.selected_index()), ("typed".to_owned(), 1));
    area.set_value("");
    morph::into(&page, &made(&page_with("3", "c")), Order::Kept);
    assert_eq!(find::<HtmlInputElement>(&page, "[type=hidden]").value(), "3", "nobody fills it any more");
    assert_eq!(find::<HtmlInputElement>(&page, ".typed").value(), "c");
}

#[wasm_bindgen_test]
fn a_form_that_somebody_fills_is_not_taken_away_with_what_it_is_for() {
    let (_screen, page) = open("<section><form data-post><textarea></textarea></form></section><p>open</p>");
    let area: HtmlTextAreaElement = find(&page, "textarea");
    area.set_value("half a sentence");
    morph::into(&page, &made("<p>full</p>"), Order::Kept);
    assert_eq!((area.is_connected(), texts(&page, "p")), (true, vec!["full".to_owned()]));
    area.set_value("");
    morph::into(&page, &made("<p>full</p>"), Order::Kept);
    assert!(!area.is_connected());
}

#[wasm_bindgen_test]
fn what_the_program_put_there_itself_stays_and_no_script_comes_in() {
    let (_screen, page) = open("<p>a</p><span data-own>10 minutes ago</span><p>b</p>");
    morph::into(&page, &made("<p>a</p><script>alert(1)</script><p>c</p>"), Order::Kept);
    assert_eq!(page.inner_html(), "<p>a</p><span data-own=\"\">10 minutes ago</span><p>c</p>");
}

#[wasm_bindgen_test]
fn what_is_shown_once_stays_where_it_is_until_another_comes() {
    let once = |link: &str| format!("<h1>Links</h1><section data-key=\"fresh\" data-once>{link}</section><p>1</p>");
    let (_screen, page) = open(&once("a"));
    morph::into(&page, &made("<h1>Links</h1><p>2</p>"), Order::Kept);
    assert_eq!(page.text_content().as_deref(), Some("Linksa2"));
    morph::into(&page, &made(&once("b")), Order::Kept);
    assert_eq!(page.text_content().as_deref(), Some("Linksb1"));
}

/// A form that approves and one that rejects, by what their writer saw.
fn decisions(seen: &[&str], kinds: &[&str]) -> String {
    let field = |seen: &&str| format!("<input type=\"hidden\" data-seen name=\"seen[]\" value=\"{seen}\">");
    let seen: String = seen.iter().map(field).collect();
    let form = |kind: &&str| {
        format!(
            "<form data-post action=\"/api/decide\"><input type=\"hidden\" name=\"of\" value=\"7\">{seen}\
             <input type=\"hidden\" name=\"verdict\" value=\"{kind}\"><input name=\"reason\"></form>"
        )
    };
    kinds.iter().map(form).collect()
}

#[wasm_bindgen_test]
fn who_was_told_of_a_change_has_seen_it_and_a_form_never_becomes_another() {
    let (_screen, page) = open(&decisions(&["1"], &["approve", "reject"]));
    let fresh = |inside: &str| {
        let parser = DomParser::new().expect("a parser");
        parser.parse_from_string(inside, SupportedType::TextHtml).expect("a document")
    };
    let forms = page.query_selector_all("form").expect("a selector");
    let form = |at: u32| forms.get(at).and_then(|form| form.dyn_into::<Element>().ok()).expect("a form");
    let said = |form: &Element| -> Vec<String> {
        let values = |field: Element| field.dyn_into::<HtmlInputElement>().ok().map(|field| field.value());
        touched::fields(form).into_iter().filter_map(values).collect()
    };
    touched::see_again(&form(1), &fresh(&decisions(&["2"], &["approve", "reject"])));
    assert_eq!(said(&form(0)), ["7", "1", "approve", ""]);
    assert_eq!(said(&form(1)), ["7", "2", "reject", ""]);
    touched::see_again(&form(0), &fresh(&decisions(&["3"], &["reject"])));
    assert_eq!(said(&form(0))[1], "1", "there is no such form any more");
    touched::see_again(&form(0), &fresh(&decisions(&["4", "5"], &["approve"])));
    assert_eq!(said(&form(0)), ["7", "4", "5", "approve", ""], "as many as there are, where they were");
}
