//! Medicines, by the stems from which their names are made, and doses. (WHO, stems of international nonproprietary names)

use super::Kind;
use crate::guard::Reading;
use crate::guard::finding::{Certainty, Finding};
use crate::guard::tokens::{Text, Token, words};

const STEMS: &str = "pril sartan olol statin dipine azepam azolam cillin mycin floxacin azole triptan oxetine traline pram apine \
                     azine peridol idone parin gliptin gliflozin formin thiazide semide tinib vir profen codone codeine \
                     terol sone solone faxine trigine bapentin gabalin setron caine cycline dronate tidine lukast tropium \
                     phenidate amfetamine amphetamine thyroxine sertraline zumab ximab limab piprazole azapine";

const NAMES: &[u32] = words!(
    "antibiotic antibiotics antidepressant antidepressants antipsychotic antipsychotics steroid steroids opioid \
                     opioids opiate opiates sedative sedatives painkiller painkillers medication medications medicines \
                     lithium insulin aspirin warfarin morphine codeine methadone tramadol fentanyl naloxone buprenorphine \
                     paracetamol digoxin valproate ketamine melatonin prozac valium xanax ritalin zoloft seroquel dosage \
                     cocodamol salbutamol naltrexone"
);

/// Words that end like a medicine and are none.
const NO_MEDICINE: &[u32] = words!("magazine trombone reservoir hurricane performin");

pub(super) fn find(text: &Text<'_>, _: &Reading<'_>, found: &mut Vec<Finding>) {
    for at in 0..text.len() {
        let token = text.at(at);
        let unit = text.at(at + 1);
        let dose = token.is_number()
            && text.near(at)
            && unit.among(words!("mg mcg µg μg milligram milligrams microgram micrograms"));
        if dose || is_medicine(token) && !text.before(at, 2, words!("dose doses")) || is_dose(text, at) {
            let of = 2 * usize::from(text.at(at + 1).is("of") && token.among(words!("dose doses")));
            found.push(text.found(at, at + of + usize::from(dose), Kind::Medicine, Certainty::Warns));
        }
    }
}

fn is_medicine(token: Token<'_>) -> bool {
    let by_stem = || token.text.len() >= 7 && token.ends_in(STEMS) && !token.among(NO_MEDICINE);
    token.is_word() && (token.among(NAMES) || by_stem())
}

/// A dose; but one of advice or of honesty is a manner of speaking.
fn is_dose(text: &Text<'_>, at: usize) -> bool {
    let token = text.at(at);
    token.among(words!("dose doses")) && (!text.at(at + 1).is("of") || is_medicine(text.at(at + 2)))
}

#[cfg(test)]
mod tests {
    use super::super::quiet;
    use super::*;

    #[test]
    fn medicines_and_doses_warn() {
        super::super::fires(
            Kind::Medicine,
            Certainty::Warns,
            &[
                ("start sertraline", "sertraline"),
                ("50mg at night", "50mg"),
                ("on 20 mg", "20 mg"),
                ("Ramipril again", "Ramipril"),
                ("raise the dose?", "dose"),
                ("LITHIUM", "LITHIUM"),
            ],
        );
    }

    #[test]
    fn advice_and_words_that_end_alike_are_quiet() {
        quiet(
            Kind::Medicine,
            &[
                "a dose of advice",
                "a magazine",
                "April",
                "omg",
                "a diploma",
                "control",
                "50 km",
                "emergency medicine",
                "",
            ],
        );
    }
}
