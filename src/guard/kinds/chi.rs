//! CHI numbers of Scotland: the day of birth, two digits, one for the sex, and a check digit.

use super::Kind;
use crate::guard::Reading;
use crate::guard::finding::Finding;
use crate::guard::ten;
use crate::guard::tokens::Text;

pub(super) fn find(text: &Text<'_>, _: &Reading<'_>, found: &mut Vec<Finding>) {
    ten::find(text, Kind::Chi, found);
}

#[cfg(test)]
mod tests {
    use super::super::{fires, quiet};
    use super::*;
    use crate::guard::Certainty::{Blocks, Warns};

    #[test]
    fn one_with_a_day_and_a_check_digit_blocks() {
        fires(Kind::Chi, Blocks, &[("0101901232", "0101901232"), ("CHI 010190 1232", "010190 1232")]);
    }

    #[test]
    fn one_that_is_mistyped_warns_where_it_is_called_so() {
        fires(Kind::Chi, Warns, &[("her CHI 0101901233", "0101901233")]);
        quiet(Kind::Chi, &["0101901233"]);
    }

    #[test]
    fn a_number_without_a_day_is_none() {
        quiet(Kind::Chi, &["943 476 5919", "0000901232", "0113901232", "3201901232"]);
    }
}
