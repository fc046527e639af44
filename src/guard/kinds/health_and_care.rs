//! Health and Care numbers of Northern Ireland: those from 320 000 001 to 399 999 999, each with its check digit.

use super::Kind;
use crate::guard::Reading;
use crate::guard::finding::Finding;
use crate::guard::ten;
use crate::guard::tokens::Text;

pub(super) fn find(text: &Text<'_>, _: &Reading<'_>, found: &mut Vec<Finding>) {
    ten::find(text, Kind::HealthAndCare, found);
}

#[cfg(test)]
mod tests {
    use super::super::{fires, quiet};
    use super::*;
    use crate::guard::Certainty::{Blocks, Warns};

    #[test]
    fn one_of_the_range_is_found() {
        fires(Kind::HealthAndCare, Blocks, &[("320 251 6787", "320 251 6787"), ("3343337765", "3343337765")]);
        fires(Kind::HealthAndCare, Warns, &[("320 251 6788", "320 251 6788")]);
    }

    #[test]
    fn one_of_another_range_is_not() {
        quiet(Kind::HealthAndCare, &["943 476 5919", "0101901232", "part 320 251 6788"]);
    }
}
