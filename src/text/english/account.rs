//! One's own account, invitations and registration.

use school::{
    account::{AccountProblem, DataSaver, LinkKind, LinkState, PasswordProblem, Theme},
    registration::{Refusal, RegistrationState},
    view::{NumberHolder, RegistrationTab},
};

use super::role;
use crate::text::catalogue::{AccountText, LinkText, OwnAccountText, RegistrationText};

pub(super) const ACCOUNT: AccountText = AccountText {
    link: LINK,
    own: OWN,
    registration: REGISTRATION,
    new_password: "New password",
    choose_password: "Choose a password",
    password_rule: "At least 10 characters. A few words of your own are easy to keep in mind and hard to guess.",
    bad_password,
    refused,
    registration_refused,
};

const LINK: LinkText = LinkText {
    of_person: |name, of, school| format!("{name} · {} · {school}", role(of)),
    to_sign_in: "To the sign-in page",
    dead_heading: "This link does not work",
    dead: "It was used already, a newer one took its place, or its time is over. Ask the school's office for a new one.",
    no_reset_heading: "Forgot your password?",
    no_reset: "Ask the school's office for a password reset link. It works once, for one hour, and you choose a new password.",
    reset_heading: "Choose a new password",
    set_password: "Set password and sign in",
    reset_ends_sessions: "You will be signed out on every other device.",
    no_invitation_heading: "Invitations",
    no_invitation: "The school's office gives you an invitation link. It works once, for seven days, and you choose a password.",
    welcome: |given| format!("Welcome, {given}"),
    accept: "Accept and sign in",
    have_account: "You have an account already, as a parent perhaps? Type its e-mail and its password: you keep one account for \
        all that you are.",
    signed_in_as: |email| format!("You are signed in as {email}."),
    join: "Use this account",
    or_another: "Or use another",
    back: "Back to this person",
    kind: |kind| match kind {
        LinkKind::Invitation => "Invitation link",
        LinkKind::PasswordReset => "Password reset link",
    },
    what: |kind| match kind {
        LinkKind::Invitation => {
            "This person has no account yet. Whoever opens the link chooses a password and can sign in as this person. A new \
             link ends the one before."
        }
        LinkKind::PasswordReset => {
            "Whoever opens the link chooses a new password for this person's account, and every device is signed out. A new \
             link ends the one before."
        }
    },
    lives: |kind| match kind {
        LinkKind::Invitation => "It works once, for seven days.",
        LinkKind::PasswordReset => "It works once, for one hour.",
    },
    make: |kind| match kind {
        LinkKind::Invitation => "Make an invitation link",
        LinkKind::PasswordReset => "Make a password reset link",
    },
    made: "The link is ready.",
    used_elsewhere: "This account is used at another school too, where you decide nothing. The person can change the password \
        when signed in; else the operator of the school's computer can make a link.",
    bound_to: "E-mail (optional)",
    bound_to_hint: "The invitation is then for this address only. Left empty, the person types one.",
    fresh: "The new link",
    fresh_hint: "Select the whole link, copy it, and give it to this person alone. It is shown only now.",
    none_made: "No link was made for this person yet.",
    made_before: "Links made so far",
    column_kind: "Link",
    column_made: "Made",
    column_by: "By",
    column_until: "Works until",
    operator: "Operator",
    state: |state| match state {
        LinkState::Open => "Not used yet",
        LinkState::Used => "Used",
        LinkState::Replaced => "Replaced",
        LinkState::Expired => "Expired",
    },
};

const OWN: OwnAccountText = OwnAccountText {
    heading: "My account",
    profile: "Profile",
    ask_office: "Is a name wrong? The school keeps the names; ask its office.",
    look: "Language and theme",
    language: "Language",
    theme: "Theme",
    theme_name: |theme| match theme {
        Theme::System => "As the device",
        Theme::Light => "Light",
        Theme::Dark => "Dark",
    },
    look_kept: "Language and theme are kept in your account.",
    saver: "Data saver",
    saver_hint: "Pages look for news a quarter as often, and the device's own letters are used. It holds for this device only.",
    saver_legend: "Save data on this device",
    saver_name: |saver| match saver {
        DataSaver::Device => "As the browser",
        DataSaver::On => "On",
        DataSaver::Off => "Off",
    },
    saver_kept: "Kept for this device.",
    sign_in_heading: "Signing in",
    change_email: "Change e-mail",
    new_email: "New e-mail",
    email_changed: "From now on you sign in with the new e-mail.",
    change_password: "Change password",
    present_password: "Present password",
    password_changed: "The new password holds. Every other device was signed out.",
    devices: "Signed-in devices",
    unknown_device: "Unknown device",
    this_device: "This device",
    since: "Since",
    seen: "last seen",
    end_device: "Sign out this device",
    end_device_named: |name| format!("Sign out this device: {name}"),
    device_ended: "The device was signed out.",
    end_others: "Sign out everywhere else",
    devices_ended: "Every other device was signed out.",
};

const REGISTRATION: RegistrationText = RegistrationText {
    heading: "Register at your school",
    own_heading: "My registration",
    hint: "Say who you are. You can sign in at once, and you see your pages when the school's office has approved you.",
    sign_in_first: "You have an account already? Sign in first, and register from there.",
    no_school: "No school takes registrations here now. Ask your school's office for an invitation link.",
    choose_school: "Choose a school",
    role: "I am a",
    name_hint: "The office needs all three parts of your name; you can add what is missing later.",
    number: "Student number (optional)",
    number_hint: "For students: if you know your number, the office finds you faster.",
    register: "Register",
    sent: "Thank you. If this e-mail is new here, you can sign in now and see what the office decides. If it is not, nothing was \
        changed: sign in with your password, or ask the office.",
    sent_known: "The school's office has it.",
    one_more: "Register in another role",
    state: standing,
    what_now: |state| match state {
        RegistrationState::Incomplete => "A part of your name is missing. Add it, and the office can decide.",
        RegistrationState::PendingReview => "It waits for the school's office. You see here what it decides.",
        RegistrationState::Approved => "Welcome! Your pages are there.",
        RegistrationState::Rejected => "The office did not approve it. Correct what it says, and send it again.",
    },
    correct: "Correct",
    send_again: "Send to the office",
    to_my_pages: "To my pages",
    tab: |tab| match tab {
        RegistrationTab::Waiting => "Waiting",
        RegistrationTab::Approved => "Approved",
        RegistrationTab::Rejected => "Rejected",
    },
    none: |tab| match tab {
        RegistrationTab::Waiting => "Nobody waits. Who registers at /register stands here.",
        RegistrationTab::Approved => "Nobody was approved yet.",
        RegistrationTab::Rejected => "Nobody was rejected.",
    },
    more: "There are more. They come up when these are decided.",
    registered: "Registered",
    decided_by: |name| format!("Decided by {name}."),
    to_person: "To this person",
    number_found,
    incomplete: "A part of the name is missing. The person sees that, and can add it; then you can approve.",
    approve: "Approve",
    approved: |name| format!("{name} is approved, and was told."),
    reject: "Reject",
    rejected: |name| format!("{name} is rejected, and can read why."),
    reason_hint: "The person reads it, and can correct the registration and send it again.",
};

fn number_found(number: &str, holder: Option<&NumberHolder>) -> String {
    let Some(NumberHolder { name, class, is_free, .. }) = holder else {
        return if number.is_empty() {
            "No student number was given. Approving puts a new student on the rolls.".into()
        } else {
            format!("Nobody has the number {number}. Approving puts a new student on the rolls.")
        };
    };
    let who = if class.is_empty() { name.to_string() } else { format!("{name}, {}", super::curriculum::class(class)) };
    if *is_free {
        format!("The number {number} is that of {who}, who has no login. Approving gives this login to {}.", name.given)
    } else {
        format!("The number {number} is that of {who}, who can't be joined. Reject it, or type another number below.")
    }
}

fn bad_password(problem: PasswordProblem) -> &'static str {
    match problem {
        PasswordProblem::TooShort => {
            "That is too short: a password has at least 10 characters. A few words make a good one."
        }
        PasswordProblem::TooLong => "That is too long: a password has at most 200 bytes. Leave some of it out.",
        PasswordProblem::Oneself => "That is your own name or e-mail, which others know. Choose something else.",
        PasswordProblem::Common => "That is one of the first that anybody would guess. Choose a few words of your own.",
    }
}

fn refused(problem: AccountProblem) -> &'static str {
    match problem {
        AccountProblem::Email => "That is no e-mail address; nothing was changed. It looks like name@school.et.",
        AccountProblem::Password(problem) => bad_password(problem),
        AccountProblem::WrongPassword => "That is not your present password. Nothing was changed; type it again.",
        AccountProblem::EmailHasAccount => {
            "This e-mail has an account already, and that is not its password. Type the account's password, or another e-mail."
        }
        AccountProblem::EmailTaken => "Another account has this e-mail. Yours was not changed; type another.",
        AccountProblem::DeadLink => LINK.dead,
        AccountProblem::OtherEmail => {
            "This invitation is for another e-mail. Sign out and use that one, or ask the office."
        }
        AccountProblem::RoleHeld => {
            "Your account has this role at the school already. Nothing was changed; ask the office."
        }
        AccountProblem::UsedElsewhere => LINK.used_elsewhere,
        AccountProblem::NoSuchChoice => "There is no such choice. Nothing was changed; reload the page.",
    }
}

fn registration_refused(refusal: Refusal) -> String {
    match refusal {
        Refusal::Closed { state } => {
            format!(
                "Somebody decided meanwhile: the registration is “{}”. Nothing was changed; look again.",
                standing(state)
            )
        }
        Refusal::Changed => {
            "The person changed the registration after you looked. Nothing was decided; look again.".into()
        }
        Refusal::NotOpen => "This school takes no registrations. Ask its office for an invitation.".into(),
        Refusal::Role => "Nobody registers in that role. Ask the school's office.".into(),
    }
}

fn standing(state: RegistrationState) -> &'static str {
    match state {
        RegistrationState::Incomplete => "Incomplete",
        RegistrationState::PendingReview => "Waits for the office",
        RegistrationState::Approved => "Approved",
        RegistrationState::Rejected => "Rejected",
    }
}
