//! The work.

use crate::files;
use crate::{Cost, KEY, Refusal, Request, Response};
use argon2::{Algorithm, Argon2, Block, Params, Version};

/// Answers a request, both as they travel.
#[must_use]
pub fn answer(request: &[u8]) -> Vec<u8> {
    let done = match Request::decode(request) {
        Some(Request::Derive { passphrase, salt, cost }) => derive(&passphrase, &salt, cost).map(Response::Key),
        Some(Request::Seal { passphrase, bytes }) => files::seal(&passphrase, &bytes).map(Response::Bytes),
        Some(Request::Open { passphrase, bytes, most }) => files::open(&passphrase, &bytes, most).map(Response::Bytes),
        None => Err(Refusal::Request),
    };
    done.unwrap_or_else(Response::Refused).encode()
}

fn derive(passphrase: &[u8], salt: &[u8], cost: Cost) -> Result<[u8; KEY], Refusal> {
    let params = Params::new(cost.memory, cost.passes, cost.lanes, Some(KEY)).map_err(|_| Refusal::Request)?;
    let mut memory = Vec::new();
    // Asked for, not taken: a phone that is short of memory gets a sentence instead of a crash.
    memory.try_reserve_exact(params.block_count()).map_err(|_| Refusal::Memory)?;
    memory.resize(params.block_count(), Block::default());
    let mut key = [0; KEY];
    Argon2::new(Algorithm::Argon2id, Version::V0x13, params)
        .hash_password_into_with_memory(passphrase, salt, &mut key, &mut memory)
        .map_err(|_| Refusal::Request)?;
    Ok(key)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::panic, reason = "a test fails by a panic")]
    use super::*;

    /// What the reference implementation in C gives for the same (through argon2-cffi 25.1).
    #[test]
    fn a_key_is_the_one_that_other_implementations_derive() {
        let cost = Cost { memory: 32 * 1024, passes: 6, lanes: 4 };
        let request = Request::Derive { passphrase: b"password".to_vec(), salt: b"somesalt".to_vec(), cost };
        let Some(Response::Key(key)) = Response::decode(&answer(&request.encode())) else { panic!("no key") };
        let hex: String = key.iter().map(|byte| format!("{byte:02x}")).collect();
        assert_eq!(hex, "fdd141bc4c4d0bb1cb706c87142ce8730a809baa5f177ceb6957893f5bdbb982");
    }

    #[test]
    fn what_cannot_be_done_is_refused() {
        let refused = |bytes: &[u8]| Response::decode(&answer(bytes)) == Some(Response::Refused(Refusal::Request));
        assert!(refused(b""));
        let cost = Cost { memory: 1, passes: 0, lanes: 4 };
        assert!(refused(&Request::Derive { passphrase: Vec::new(), salt: vec![1; 16], cost }.encode()));
    }
}
