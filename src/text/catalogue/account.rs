//! One's own account, invitations and registration.

use school::{
    account::{AccountProblem, LinkKind, LinkState, PasswordProblem, Theme},
    person::Role,
    registration::{Refusal, RegistrationState},
    view::{NumberHolder, RegistrationTab},
};

/// One's own account, invitations and registration.
pub struct AccountText {
    pub link: LinkText,
    pub own: OwnAccountText,
    pub registration: RegistrationText,
    pub new_password: &'static str,
    pub choose_password: &'static str,
    pub password_rule: &'static str,
    pub bad_password: fn(PasswordProblem) -> &'static str,
    pub refused: fn(AccountProblem) -> &'static str,
    pub registration_refused: fn(Refusal) -> String,
}

/// Links that work once.
pub struct LinkText {
    /// Name, role, school.
    pub of_person: fn(&str, Role, &str) -> String,
    pub to_sign_in: &'static str,
    pub dead_heading: &'static str,
    pub dead: &'static str,
    pub no_reset_heading: &'static str,
    pub no_reset: &'static str,
    pub reset_heading: &'static str,
    pub set_password: &'static str,
    pub reset_ends_sessions: &'static str,
    pub no_invitation_heading: &'static str,
    pub no_invitation: &'static str,
    pub welcome: fn(&str) -> String,
    pub accept: &'static str,
    pub have_account: &'static str,
    /// The e-mail address of whoever is signed in.
    pub signed_in_as: fn(&str) -> String,
    pub join: &'static str,
    pub or_another: &'static str,
    pub back: &'static str,
    pub kind: fn(LinkKind) -> &'static str,
    pub what: fn(LinkKind) -> &'static str,
    pub lives: fn(LinkKind) -> &'static str,
    pub make: fn(LinkKind) -> &'static str,
    pub made: &'static str,
    pub used_elsewhere: &'static str,
    pub bound_to: &'static str,
    pub bound_to_hint: &'static str,
    pub fresh: &'static str,
    pub fresh_hint: &'static str,
    pub none_made: &'static str,
    pub made_before: &'static str,
    pub column_kind: &'static str,
    pub column_made: &'static str,
    pub column_by: &'static str,
    pub column_until: &'static str,
    pub operator: &'static str,
    pub state: fn(LinkState) -> &'static str,
}

/// One's own account.
pub struct OwnAccountText {
    pub heading: &'static str,
    pub profile: &'static str,
    pub ask_office: &'static str,
    pub look: &'static str,
    pub language: &'static str,
    pub theme: &'static str,
    pub theme_name: fn(Theme) -> &'static str,
    pub look_kept: &'static str,
    pub sign_in_heading: &'static str,
    pub change_email: &'static str,
    pub new_email: &'static str,
    pub email_changed: &'static str,
    pub change_password: &'static str,
    pub present_password: &'static str,
    pub password_changed: &'static str,
    pub devices: &'static str,
    pub unknown_device: &'static str,
    pub this_device: &'static str,
    pub since: &'static str,
    pub seen: &'static str,
    pub end_device: &'static str,
    /// For who hears the button without seeing the line that it is in.
    pub end_device_named: fn(&str) -> String,
    pub device_ended: &'static str,
    pub end_others: &'static str,
    pub devices_ended: &'static str,
}

/// Registering oneself, and deciding on those who did.
pub struct RegistrationText {
    pub heading: &'static str,
    pub own_heading: &'static str,
    pub hint: &'static str,
    pub sign_in_first: &'static str,
    pub no_school: &'static str,
    pub choose_school: &'static str,
    pub role: &'static str,
    pub name_hint: &'static str,
    pub number: &'static str,
    pub number_hint: &'static str,
    pub register: &'static str,
    /// Whether the address was new, this must not tell.
    pub sent: &'static str,
    pub sent_known: &'static str,
    pub one_more: &'static str,
    pub state: fn(RegistrationState) -> &'static str,
    pub what_now: fn(RegistrationState) -> &'static str,
    pub correct: &'static str,
    pub send_again: &'static str,
    pub to_my_pages: &'static str,
    pub tab: fn(RegistrationTab) -> &'static str,
    pub none: fn(RegistrationTab) -> &'static str,
    pub more: &'static str,
    pub registered: &'static str,
    pub decided_by: fn(&str) -> String,
    pub to_person: &'static str,
    /// The number that a student typed, and who has it.
    pub number_found: fn(&str, Option<&NumberHolder>) -> String,
    /// Said to an admin.
    pub incomplete: &'static str,
    pub approve: &'static str,
    pub approved: fn(&str) -> String,
    pub reject: &'static str,
    pub rejected: fn(&str) -> String,
    pub reason_hint: &'static str,
}
