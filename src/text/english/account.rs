//! One's own account, invitations and registration.

use crate::text::catalogue::AccountText;

pub(super) const ACCOUNT: AccountText = AccountText {};
