//! The demo school's people.

use school::{
    id::{AccountId, ClassId, MemberId},
    person::Role,
};
use store::{
    account::NewAccount,
    plan::{PlannedGuardianship, PlannedMember, SchoolPlan},
};

use super::names::name;

/// Gives out ids in order, so that the demo is the same every time. One range a school.
pub struct Ids(i64);

impl Ids {
    /// Ids from here on.
    pub fn from(first: i64) -> Self {
        Self(first)
    }

    /// The next one.
    pub fn next(&mut self) -> i64 {
        self.0 += 1;
        self.0
    }
}

/// Adds people to a plan.
pub struct People<'a> {
    pub ids: &'a mut Ids,
    pub plan: &'a mut SchoolPlan,
    /// The hash of the demo's one password.
    pub hash: &'a str,
    /// Where this school's names begin.
    pub first_name: usize,
}

impl People<'_> {
    /// A person without a login.
    pub fn member(&mut self, role: Role, number: String, class: Option<ClassId>) -> MemberId {
        self.add(role, number, class, None)
    }

    /// A person with a new login.
    pub fn with_login(&mut self, role: Role, email: &str) -> (MemberId, AccountId) {
        let account = self.account(email);
        (self.add(role, String::new(), None, Some(account)), account)
    }

    /// A person whose login is there already, at another school.
    pub fn known(&mut self, role: Role, account: AccountId) -> MemberId {
        self.add(role, String::new(), None, Some(account))
    }

    /// Gives a student a login.
    pub fn give_login(&mut self, student: MemberId, email: &str) {
        let account = self.account(email);
        if let Some(member) = self.plan.members.iter_mut().find(|m| m.id == student) {
            member.account = Some(account);
        }
    }

    /// Lets a login choose the language of its pages.
    pub fn speaks(&mut self, account: AccountId, language: &str) {
        for chosen in self.plan.accounts.iter_mut().filter(|a| a.id == account) {
            language.clone_into(&mut chosen.language);
        }
    }

    /// Links a parent to a child.
    pub fn link(&mut self, guardian: MemberId, student: MemberId) {
        self.plan.guardianships.push(PlannedGuardianship { student, guardian, relation: "parent".into() });
    }

    fn account(&mut self, email: &str) -> AccountId {
        let id = AccountId(self.ids.next());
        let (email, password_hash) = (email.to_owned(), self.hash.to_owned());
        self.plan.accounts.push(NewAccount { id, email, password_hash, language: String::new() });
        id
    }

    fn add(&mut self, role: Role, number: String, class: Option<ClassId>, account: Option<AccountId>) -> MemberId {
        let id = MemberId(self.ids.next());
        let name = name(self.first_name + self.plan.members.len());
        self.plan.members.push(PlannedMember { id, account, role, number, name, class });
        id
    }
}
