//! NHS numbers: ten digits with a check digit. (NHS Data Dictionary)

use super::Kind;
use crate::guard::Reading;
use crate::guard::finding::Finding;
use crate::guard::ten;
use crate::guard::tokens::Text;

pub(super) fn find(text: &Text<'_>, _: &Reading<'_>, found: &mut Vec<Finding>) {
    ten::find(text, Kind::Nhs, found);
}

#[cfg(test)]
mod tests {
    use super::super::{fires, quiet};
    use super::*;
    use crate::guard::Certainty::{Blocks, Warns};

    #[test]
    fn a_number_with_a_valid_check_digit_blocks() {
        fires(
            Kind::Nhs,
            Blocks,
            &[
                ("943 476 5919", "943 476 5919"),
                ("seen 987-654-3210 today", "987-654-3210"),
                ("(999 000 0018)", "999 000 0018"),
                ("9990000050.", "9990000050"),
                ("943\u{a0}476\u{202f}5919", "943\u{a0}476\u{202f}5919"),
                ("943\u{2011}476\u{2011}5919", "943\u{2011}476\u{2011}5919"),
                ("943.476.5919", "943.476.5919"),
                ("943\u{200b}4765919", "943\u{200b}4765919"),
                ("９４３４７６５９１９", "９４３４７６５９１９"),
                ("on 12 943 476 5919", "943 476 5919"),
                ("NHS9434765919", "9434765919"),
            ],
        );
    }

    #[test]
    fn one_without_only_warns() {
        for text in ["943 476 5918", "999 000 0000", "9434765918", "nhs no. 94 347 65918"] {
            let digits = text.trim_start_matches("nhs no. ");
            fires(Kind::Nhs, Warns, &[(text, digits)][usize::from(text.contains("94 347"))..]);
        }
        fires(Kind::Nhs, Warns, &[("patient 9434 765 918", "9434 765 918")]);
    }

    #[test]
    fn other_numbers_are_quiet() {
        quiet(
            Kind::Nhs,
            &[
                "943 476 591",
                "943 476 59191",
                "94347659190",
                "bleep 4765",
                "2021-09-07 10:00",
                "ISBN 0-306-40615-2",
                "order 943 476 5918",
                "Zoom ID 943 476 5918",
                "£9434765919",
                "",
                "é1",
                "943  \n476 5919",
            ],
        );
    }
}
