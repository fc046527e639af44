//! What Circlebook does beside the page, in a worker that is thrown away after each answer: work that is slow, or takes
//! memory that a page would never get back, or needs libraries that few visitors need.
//!
//! The app asks with a [`Request`] and gets a [`Response`]; both travel as bytes. The work itself ([`answer`]) is compiled
//! only into the worker's own wasm.

#[cfg(feature = "work")]
mod files;
mod parts;
#[cfg(feature = "work")]
mod work;

use parts::{Parts, Reader};
use thiserror::Error;
#[cfg(feature = "work")]
pub use work::answer;

/// The length of a derived key.
pub const KEY: usize = 32;

/// What the app asks of its worker.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Request {
    /// A key from a passphrase, by Argon2id.
    Derive {
        /// The passphrase, as bytes of text.
        passphrase: Vec<u8>,
        /// The salt.
        salt: Vec<u8>,
        /// What it shall cost.
        cost: Cost,
    },
    /// A file in the format of `age`, from bytes and a passphrase. It is opened again before it is handed back.
    Seal {
        /// The passphrase, as bytes of text.
        passphrase: Vec<u8>,
        /// What is sealed.
        bytes: Vec<u8>,
    },
    /// What is in a file in the format of `age`.
    Open {
        /// The passphrase, as bytes of text.
        passphrase: Vec<u8>,
        /// The file.
        bytes: Vec<u8>,
        /// The greatest work that is taken on, as a power of two.
        most: u32,
    },
}

/// What the worker answers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Response {
    /// The derived key.
    Key([u8; KEY]),
    /// The sealed or opened bytes.
    Bytes(Vec<u8>),
    /// Why there is no answer.
    Refused(Refusal),
}

/// What a derivation costs whoever tries a passphrase.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cost {
    /// Memory in KiB.
    pub memory: u32,
    /// Passes over it.
    pub passes: u32,
    /// Lanes.
    pub lanes: u32,
}

/// Why the worker gives no answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum Refusal {
    /// The bytes are no request, or the parameters go beyond what the method allows.
    #[error("the worker was asked for something that it does not do")]
    Request,
    /// There is not enough memory.
    #[error("there is not enough memory")]
    Memory,
    /// The passphrase is another one.
    #[error("the passphrase does not open this file")]
    Passphrase,
    /// Opening the file would cost more work than was allowed.
    #[error("opening this file takes too much work")]
    Work,
    /// The file is damaged, or no file of this kind.
    #[error("the file is damaged")]
    Damaged,
}

impl Refusal {
    const ALL: [Self; 5] = [Self::Request, Self::Memory, Self::Passphrase, Self::Work, Self::Damaged];
}

impl Request {
    /// The request as bytes.
    #[must_use]
    pub fn encode(&self) -> Vec<u8> {
        match self {
            Self::Derive { passphrase, salt, cost } => {
                let numbers = [cost.memory, cost.passes, cost.lanes];
                Parts::new(1).bytes(passphrase).bytes(salt).numbers(&numbers).done()
            }
            Self::Seal { passphrase, bytes } => Parts::new(2).bytes(passphrase).bytes(bytes).done(),
            Self::Open { passphrase, bytes, most } => {
                Parts::new(3).bytes(passphrase).bytes(bytes).numbers(&[*most]).done()
            }
        }
    }

    /// The request that these bytes are; none where they are none.
    #[must_use]
    pub fn decode(bytes: &[u8]) -> Option<Self> {
        let (kind, mut parts) = Reader::new(bytes)?;
        let request = match kind {
            1 => Self::Derive {
                passphrase: parts.bytes()?.to_vec(),
                salt: parts.bytes()?.to_vec(),
                cost: Cost { memory: parts.number()?, passes: parts.number()?, lanes: parts.number()? },
            },
            2 => Self::Seal { passphrase: parts.bytes()?.to_vec(), bytes: parts.bytes()?.to_vec() },
            3 => Self::Open {
                passphrase: parts.bytes()?.to_vec(),
                bytes: parts.bytes()?.to_vec(),
                most: parts.number()?,
            },
            _ => return None,
        };
        parts.end().then_some(request)
    }
}

impl Response {
    /// The answer as bytes.
    #[must_use]
    pub fn encode(&self) -> Vec<u8> {
        match self {
            Self::Refused(refusal) => {
                let index = Refusal::ALL.iter().position(|of| of == refusal).unwrap_or_default();
                Parts::new(0).numbers(&[u32::try_from(index).unwrap_or_default()]).done()
            }
            Self::Key(key) => Parts::new(1).bytes(key).done(),
            Self::Bytes(bytes) => Parts::new(2).bytes(bytes).done(),
        }
    }

    /// The answer that these bytes are; none where they are none.
    #[must_use]
    pub fn decode(bytes: &[u8]) -> Option<Self> {
        let (kind, mut parts) = Reader::new(bytes)?;
        let response = match kind {
            0 => Self::Refused(*Refusal::ALL.get(usize::try_from(parts.number()?).ok()?)?),
            1 => Self::Key(parts.bytes()?.try_into().ok()?),
            2 => Self::Bytes(parts.bytes()?.to_vec()),
            _ => return None,
        };
        parts.end().then_some(response)
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test fails by a panic")]
    use super::*;

    #[test]
    fn requests_and_answers_come_through_as_they_were() {
        let cost = Cost { memory: 32 * 1024, passes: 6, lanes: 4 };
        let (passphrase, bytes) = (b"correct horse".to_vec(), vec![1, 2, 3]);
        for request in [
            Request::Derive { passphrase: passphrase.clone(), salt: vec![7; 16], cost },
            Request::Seal { passphrase: passphrase.clone(), bytes: bytes.clone() },
            Request::Open { passphrase, bytes: bytes.clone(), most: 18 },
        ] {
            assert_eq!(Request::decode(&request.encode()), Some(request));
        }
        let refused = Refusal::ALL.map(Response::Refused);
        for response in refused.into_iter().chain([Response::Key([9; KEY]), Response::Bytes(bytes)]) {
            assert_eq!(Response::decode(&response.encode()), Some(response));
        }
    }

    #[test]
    fn what_is_cut_or_goes_on_is_no_request() {
        let cost = Cost { memory: 64, passes: 1, lanes: 1 };
        let bytes = Request::Derive { passphrase: b"x".to_vec(), salt: b"salt".to_vec(), cost }.encode();
        for length in 0..bytes.len() {
            assert_eq!(Request::decode(&bytes[..length]), None, "{length} of {} bytes", bytes.len());
        }
        assert_eq!(Request::decode(&[bytes, vec![0]].concat()), None);
    }
}
