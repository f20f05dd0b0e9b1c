//! The fields in which a policy is typed, each with what is wrong with it.

use leptos::prelude::*;
use school::grade::{ComponentDraft, DraftProblem, Flag, FlagRules, Kind, Method, PolicyDraft, Rounding, Unscored};

use crate::text::use_text;

/// A choice of a list: what is sent, the words, and whether it is chosen.
type Choice = (String, String, bool);

/// One part.
#[component]
pub fn PartFields(place: usize, part: ComponentDraft, problems: Vec<DraftProblem>) -> impl IntoView {
    use DraftProblem as P;
    let text = use_text();
    let number = u32::try_from(place).unwrap_or(u32::MAX).saturating_add(1);
    let wrong = |is: fn(&P, usize) -> bool| problems.iter().copied().find(|problem| is(problem, place));
    let name = wrong(|problem, n| matches!(problem, P::Name(of, _) | P::NameTwice(of) if *of == n));
    let weight = wrong(|problem, n| matches!(problem, P::Weight(of) if *of == n));
    let drop = wrong(|problem, n| matches!(problem, P::Drop(of) if *of == n));
    let methods = Method::ALL
        .map(|method| (method.name().to_owned(), (text.policy.method_of)(method).to_owned(), method == part.method));
    view! {
        <fieldset class="fields">
            <legend>{(text.policy.form.legend)(number)}</legend>
            <Typed id=format!("name{place}") label=text.policy.form.name value=text.component(&part.name) problem=name />
            <Typed id=format!("weight{place}") label=text.policy.form.weight value=part.weight problem=weight />
            <Chosen id=format!("method{place}") label=text.policy.method choices=methods.to_vec() problem=None />
            <Typed id=format!("drop{place}") label=text.policy.form.drop value=part.drop_lowest problem=drop />
            <button type="submit" name="do" value=format!("remove-{place}") class="quiet">
                {(text.policy.form.remove)(number)}
            </button>
        </fieldset>
    }
    .into_any()
}

/// In which part each kind counts.
#[component]
pub fn KindFields(draft: PolicyDraft, problems: Vec<DraftProblem>) -> impl IntoView {
    let text = use_text();
    let names: Vec<String> = draft.components.iter().map(|part| text.component(&part.name)).collect();
    let field = |kind: Kind| {
        let home = draft.components.iter().position(|part| part.kinds.contains(&kind));
        let nowhere = (String::new(), text.policy.form.choose.to_owned(), home.is_none());
        let parts = names.iter().enumerate().map(|(n, name)| (n.to_string(), name.clone(), home == Some(n)));
        let problem = problems.iter().copied().find(|problem| *problem == DraftProblem::Homeless(kind));
        let choices: Vec<Choice> = [nowhere].into_iter().chain(parts).collect();
        view! { <Chosen id=format!("in_{}", kind.name()) label=(text.kind)(kind) choices problem /> }
    };
    view! {
        <fieldset class="fields">
            <legend>{text.policy.kinds}</legend>
            <p class="field-hint">{text.policy.form.kinds_hint}</p>
            {Kind::ALL.into_iter().map(field).collect_view()}
        </fieldset>
    }
    .into_any()
}

/// What work without points does, and the rounding.
#[component]
pub fn RuleFields(flags: FlagRules, rounding: Rounding) -> impl IntoView {
    let text = use_text();
    let field = |flag: Flag| {
        let now = flags.of(flag);
        let choices = Unscored::ALL
            .map(|rule| (rule.name().to_owned(), (text.policy.rule_of)(rule).to_owned(), now == Some(rule)))
            .to_vec();
        view! { <Chosen id=flag.name().to_owned() label=(text.policy.flag_rule)(flag) choices problem=None /> }
    };
    let roundings = Rounding::ALL
        .map(|of| (of.name().to_owned(), (text.policy.rounding_of)(of).to_owned(), of == rounding))
        .to_vec();
    view! {
        <fieldset class="fields">
            <legend>{text.policy.flags}</legend>
            <p class="field-hint">{text.policy.form.flags_hint}</p>
            {[Flag::Missing, Flag::Late, Flag::Absent, Flag::Incomplete].into_iter().map(field).collect_view()}
        </fieldset>
        <div class="fields">
            <Chosen id="rounding".to_owned() label=text.policy.rounding choices=roundings problem=None />
        </div>
    }
    .into_any()
}

#[component]
fn Typed(id: String, label: &'static str, value: String, problem: Option<DraftProblem>) -> impl IntoView {
    view! {
        <label for=id.clone()>{label}</label>
        <input
            id=id.clone()
            name=id.clone()
            value=value
            maxlength="80"
            autocomplete="off"
            aria-invalid=problem.map(|_| "true")
            aria-describedby=problem.map(|_| format!("{id}-problem"))
        />
        <Wrong id problem />
    }
    .into_any()
}

#[component]
fn Chosen(id: String, label: &'static str, choices: Vec<Choice>, problem: Option<DraftProblem>) -> impl IntoView {
    let option = |(value, word, chosen): Choice| view! { <option value=value selected=chosen>{word}</option> };
    view! {
        <label for=id.clone()>{label}</label>
        <select
            id=id.clone()
            name=id.clone()
            aria-invalid=problem.map(|_| "true")
            aria-describedby=problem.map(|_| format!("{id}-problem"))
        >
            {choices.into_iter().map(option).collect_view()}
        </select>
        <Wrong id problem />
    }
    .into_any()
}

/// What is wrong with a field.
#[component]
fn Wrong(id: String, problem: Option<DraftProblem>) -> impl IntoView {
    let text = use_text();
    problem.map(|problem| {
        view! { <p class="problem" id=format!("{id}-problem")>{(text.policy.form.problem)(problem)}</p> }
    })
}
