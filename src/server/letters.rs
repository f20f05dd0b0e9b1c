//! Letters with codes: made, kept for their printing in the issuer's browser, and read back from what a parent types.
//!
//! Invariant: a code is nowhere but on its letter. The database has slow hashes; between the press of the button and the page
//! to be printed, the seed from which the codes are made is in a cookie of the issuer's browser, and goes with the first look.

use argon2::{Algorithm, Argon2, Params, Version};
use axum::http::HeaderMap;
use leptos_axum::redirect;
use school::{
    id::{LinkCodeId, LinkIssueId, MemberId},
    link_code::{LinkCode, LinkProblem},
    person::{Name, Role},
    view::{AsOf, Issued, Letter, Letters, LinkedChild, Problem, UseCode},
};
use sha2::{Digest, Sha256};
use store::{
    hex::{bytes_of, hex},
    id::mint,
    linking::{self, IssueCodesCommand, LinkCodeHash, NewCode, UseCodeCommand},
};
use tokio::{sync::Semaphore, task::spawn_blocking};

use super::{
    call::{Call, incident, surroundings},
    links, sessions,
    visits::set_cookie,
};
use crate::error::ApiError;

const COOKIE: &str = "yeneta_letters";
/// How long the seed waits for the page to be printed, in seconds.
const WAITS: u32 = 300;

/// A hash takes 8 MiB and some milliseconds: one after the other, a class's letters starve nobody.
static AT_ONCE: Semaphore = Semaphore::const_new(1);

/// What the codes of one issue are made from.
type Seed = [u8; 32];

/// Issues a code for each of these students and leads to the page with their letters.
///
/// # Errors
/// `NotFound` when one of the students is not the caller's to keep.
pub async fn issue(call: &Call, students: Vec<MemberId>, others_work_on: bool) -> Result<Issued, ApiError> {
    // Before the slow hashes: nobody else's are computed.
    linking::may_issue(&mut call.store.read().await?, call.caller, &students).await?;
    let mut seed: Seed = [0; 32];
    getrandom::fill(&mut seed).map_err(|error| incident(&error))?;
    let ids: Vec<LinkCodeId> = students.iter().map(|_| LinkCodeId(mint())).collect();
    let hashes = hashes(call, ids.iter().map(|id| code_of(&seed, *id)).collect()).await?;
    let codes = ids.into_iter().zip(students).zip(hashes);
    let codes = codes.map(|((id, student), hash)| NewCode { id, student, hash }).collect();
    let issue = LinkIssueId(mint());
    let issued =
        call.store.issue_codes(IssueCodesCommand { caller: call.caller, issue, codes, others_work_on }).await?;
    set_cookie(&cookie(call, &format!("{issue}.{}", hex(&seed)), WAITS))?;
    redirect(if call.session.is(Role::Admin) { "/admin/families/letters" } else { "/teacher/families/letters" });
    Ok(issued)
}

/// The letters that this browser has just issued; none at the second look.
///
/// # Errors
/// `NotFound` when the issue is not the caller's.
pub async fn letters(call: &Call) -> Result<Letters, ApiError> {
    let (_, parts) = surroundings()?;
    let mut letters = Vec::new();
    if let Some((issue, seed)) = kept(&parts.headers) {
        set_cookie(&cookie(call, "", 0))?;
        let issued = linking::letters(&mut call.store.read().await?, call.caller, issue).await?;
        letters = issued.into_iter().map(|letter| letter_of(letter, &seed)).collect();
    }
    let address = format!("{}/link", links::origin(&parts, call.state.secure_cookies));
    Ok(call.stamped(Letters { as_of: AsOf::default(), address, letters }))
}

/// Links the caller to the child of a typed code and leads to the children.
///
/// # Errors
/// `Invalid` with the reason.
pub async fn use_code(call: &Call, typed: UseCode) -> Result<LinkedChild, ApiError> {
    let code = typed.code.parse::<LinkCode>().map_err(|problem| refused(Problem::Link(LinkProblem::Code(problem))))?;
    let name = Some(&typed).filter(|typed| !typed.given_name.trim().is_empty());
    let name = name.map(|typed| Name::typed(&typed.given_name, &typed.father_name, &typed.grandfather_name));
    let name = name.transpose().map_err(|problem| refused(Problem::Person(problem)))?;
    call.wish()?;
    let hash = hashes(call, vec![code]).await?.pop().ok_or_else(|| incident(&"one code has one hash"))?;
    let command = UseCodeCommand { caller: call.caller, hash, kinship: typed.kinship, name };
    let linked = call.store.use_code(command).await?;
    redirect("/parent");
    Ok(linked)
}

fn refused(problem: Problem) -> ApiError {
    ApiError::Invalid { problem }
}

fn letter_of(issued: linking::IssuedLetter, seed: &Seed) -> Letter {
    let code = code_of(seed, issued.code).to_string();
    let linking::IssuedLetter { school_name, child, class, tongues, expires_at, .. } = issued;
    Letter { school_name, child, class, tongues, code, expires_at }
}

/// The code of a row of an issue: whoever has the seed can make it again.
fn code_of(seed: &Seed, id: LinkCodeId) -> LinkCode {
    let digest = Sha256::new().chain_update(seed).chain_update(id.0.to_be_bytes()).finalize();
    let mut number = [0; 8];
    number.copy_from_slice(&digest[..8]);
    LinkCode::of_number(u64::from_be_bytes(number))
}

/// The slow hashes of codes, off the async threads.
async fn hashes(call: &Call, codes: Vec<LinkCode>) -> Result<Vec<LinkCodeHash>, ApiError> {
    let mut fresh: Seed = [0; 32];
    getrandom::fill(&mut fresh).map_err(|error| incident(&error))?;
    let salt = call.store.link_salt(&hex(&fresh)).await?;
    let _turn = AT_ONCE.acquire().await.map_err(|error| incident(&error))?;
    let work = spawn_blocking(move || codes.into_iter().map(|code| hash_now(code, &salt)).collect::<Result<_, _>>());
    work.await.map_err(|error| incident(&error))?.map_err(|error: argon2::Error| incident(&error))
}

fn hash_now(code: LinkCode, salt: &str) -> Result<LinkCodeHash, argon2::Error> {
    let params = Params::new(8 * 1024, 1, 1, Some(32))?;
    let mut hash = [0; 32];
    let argon2id = Argon2::new(Algorithm::Argon2id, Version::V0x13, params);
    argon2id.hash_password_into(code.plain().as_bytes(), salt.as_bytes(), &mut hash)?;
    Ok(LinkCodeHash::new(hash))
}

fn cookie(call: &Call, value: &str, seconds: u32) -> String {
    let secure = if call.state.secure_cookies { "; Secure" } else { "" };
    format!("{COOKIE}={value}; Path=/; HttpOnly; SameSite=Strict; Max-Age={seconds}{secure}")
}

/// The issue and the seed that this browser keeps.
fn kept(headers: &HeaderMap) -> Option<(LinkIssueId, Seed)> {
    let (issue, digits) = sessions::cookie(headers, COOKIE)?.split_once('.')?;
    let seed: Seed = bytes_of(digits)?.try_into().ok()?;
    Some((issue.parse().ok()?, seed))
}

#[cfg(test)]
mod tests {
    use axum::http::header;

    use super::*;

    #[test]
    fn a_seed_makes_the_same_codes_again_and_each_row_has_its_own() {
        let seed = [7; 32];
        let code = |id| code_of(&seed, LinkCodeId(id));
        assert_eq!(code(1), code(1));
        assert_ne!(code(1), code(2));
        assert_ne!(code(1), code_of(&[8; 32], LinkCodeId(1)));
    }

    #[test]
    fn a_hash_depends_on_code_and_salt() {
        let hash = |number, salt| hash_now(LinkCode::of_number(number), salt).expect("the parameters are good");
        let salt = "0123456789abcdef0123456789abcdef";
        assert_eq!(hash(1, salt), hash(1, salt));
        assert_ne!(hash(1, salt), hash(2, salt));
        assert_ne!(hash(1, salt), hash(1, "another salt, as long as it must be"));
    }

    #[test]
    fn what_the_browser_keeps_reads_back_and_garbage_does_not() {
        let kept_of = |cookie: &str| kept(&HeaderMap::from_iter([(header::COOKIE, cookie.parse().expect("a header"))]));
        let seed = [0xa5; 32];
        assert_eq!(kept_of(&format!("{COOKIE}=42.{}", hex(&seed))), Some((LinkIssueId(42), seed)));
        for garbage in ["yeneta_letters=", "yeneta_letters=42.a5", "yeneta_letters=x.y", "other=42.a5"] {
            assert_eq!(kept_of(garbage), None, "{garbage}");
        }
        let odd = format!("{COOKIE}=42.{}", "zz".repeat(32));
        assert_eq!(kept_of(&odd), None);
    }
}
