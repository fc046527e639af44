//! How the group is set up, who belongs to it, and what was agreed.

use crate::app::format;
use crate::app::pages::evidence::blocks::{Set, facts, nothing, part, table};
use crate::app::pages::evidence::words::{Words, agreement, day};
use crate::app::pages::people::role::role_word;
use crate::app::texts::choices;
use crate::app::texts::common::Common;
use crate::app::texts::evidence::SectionText as T;
use crate::evidence::pack::Pack;
use crate::evidence::sections::{Agreed, Answered, ConsentTo, Enrolment, Membership, Stated};
use leptos::prelude::*;

/// How the group is set up.
pub fn charter(pack: &Pack) -> AnyView {
    let (words, charter) = (Words(pack), &pack.charter);
    let number = |number: Option<u16>| number.map(|number| number.to_string()).unwrap_or_default();
    let selection = charter.selection.as_ref().map(|said| {
        let parts = [&said.method, &said.decider, &said.context].into_iter().filter(|part| !part.is_empty());
        parts.cloned().collect::<Vec<_>>().join("; ")
    });
    let platform = charter.platform.as_ref().map(|platform| format!("{} {}", platform.name, platform.security_basis));
    let tasks = charter.tasks.iter().map(|(task, who)| format!("{}: {}", choices::task(*task), words.maybe(*who)));
    let stages =
        charter.stages.iter().map(|(stage, on)| format!("{}, {}", choices::stage(*stage), format::day_short(*on)));
    let carried = charter.carried.iter().map(|action| action.text.clone());
    let model =
        charter.role_model.map(|model| format!("{}. {}", choices::role_model(model), charter.role_model_reason));
    facts(vec![
        (T::Purpose.text(), charter.purpose.clone()),
        (T::Aims.text(), charter.goals.clone()),
        (T::ContactTarget.text(), number(charter.contact_target)),
        (T::SharedIssue.text(), charter.shared_issue.clone()),
        (T::Criteria.text(), charter.membership_criteria.clone()),
        (T::Mix.text(), charter.mix_rationale.clone()),
        (T::Selection.text(), selection.unwrap_or_default()),
        (T::RoleModel.text(), model.unwrap_or_default()),
        (T::Format.text(), charter.presenting_format.clone()),
        (T::PlannedSize.text(), number(charter.planned_size)),
        (T::Channel.text(), charter.confidential_channel.clone()),
        (T::Platform.text(), platform.unwrap_or_default()),
        (T::KeptUntil.text(), day(charter.retention_until)),
        (T::Tasks.text(), tasks.collect::<Vec<_>>().join("\n")),
        (T::Stages.text(), stages.collect::<Vec<_>>().join("\n")),
        (T::Carried.text(), carried.collect::<Vec<_>>().join("\n")),
    ])
}

/// Who belongs to the group.
pub fn roster(pack: &Pack) -> AnyView {
    let words = Words(pack);
    let row = |member: &Membership| {
        let about = [member.profession.clone(), member.fit.clone()].into_iter().filter(|text| !text.is_empty());
        vec![
            words.in_full(member.who),
            role_word(member.role).to_owned(),
            day(member.invited),
            day(member.joined),
            day(member.left),
            member.enrolments.iter().map(enrolment).collect::<Vec<_>>().join("\n"),
            about.collect::<Vec<_>>().join("; "),
        ]
    };
    let columns = [
        (T::Name.text(), Set::Head),
        (T::Role.text(), Set::Short),
        (T::Invited.text(), Set::Day),
        (T::Joined.text(), Set::Day),
        (T::Left.text(), Set::Day),
        (T::Programme.text(), Set::Wide),
        (T::About.text(), Set::Wide),
    ];
    table(T::Roster.text(), &columns, pack.roster.iter().map(row).collect())
}

fn enrolment(enrolment: &Enrolment) -> String {
    let option = match enrolment.group_option {
        Some(true) => T::OptionChosen,
        Some(false) => T::OptionRefused,
        None => T::OptionUnasked,
    };
    let dated = |text: T, on: Option<chrono::NaiveDate>| on.map(|on| text.with(&[&format::day_short(on)]));
    let parts = [
        Some(option.with(&[&enrolment.programme])),
        dated(T::AccrualFrom, enrolment.accrual_start),
        dated(T::CompletedOn, enrolment.completed_on),
        Some(enrolment.evidence.clone()),
        Some(enrolment.ruling.clone()),
    ];
    parts.into_iter().flatten().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("; ")
}

/// The mentor's registry listings.
pub fn listings(pack: &Pack) -> AnyView {
    let words = Words(pack);
    let row = |listing: &crate::evidence::sections::Listing| {
        let certified = listing.certified.map(|yes| if yes { Common::Yes } else { Common::No }.text().to_owned());
        vec![
            words.in_full(listing.who),
            format::day_short(listing.from),
            day(listing.to),
            day(listing.checked_on),
            listing.source.clone(),
            certified.unwrap_or_default(),
        ]
    };
    let columns = [
        (T::Name.text(), Set::Head),
        (T::From.text(), Set::Day),
        (T::To.text(), Set::Day),
        (T::CheckedOn.text(), Set::Day),
        (T::Source.text(), Set::Wide),
        (T::Certified.text(), Set::Short),
    ];
    table(T::Listings.text(), &columns, pack.listings.iter().map(row).collect())
}

/// The agreements in their versions, each with who said what to it.
pub fn agreements(pack: &Pack) -> AnyView {
    if pack.agreements.is_empty() {
        return nothing();
    }
    pack.agreements.iter().map(|agreed| one(Words(pack), agreed)).collect_view().into_any()
}

fn one(words: Words<'_>, agreed: &Agreed) -> AnyView {
    let heading = |clause: &crate::domain::agreement::Clause| {
        if clause.title.is_empty() { choices::clause(clause.topic).to_owned() } else { clause.title.clone() }
    };
    let clause = |clause: &crate::domain::agreement::Clause| {
        view! { <li><b class="pack-text">{heading(clause)}</b> <span class="pack-text">{clause.text.clone()}</span></li> }
    };
    let renegotiated = if agreed.renegotiated { T::Renegotiated.text().to_owned() } else { String::new() };
    let about = facts(vec![
        (T::Presenting.text(), agreed.presenting.map(format::minutes).unwrap_or_default()),
        (T::WorkedOutBy.text(), words.whos(&agreed.contributors)),
        (T::Amends.text(), agreed.amends.map(|amends| words.thing(amends)).unwrap_or_default()),
        (T::Reference.text(), agreed.reference.clone()),
        (T::Why.text(), [agreed.why.clone(), renegotiated].join(" ")),
    ]);
    let columns = [
        (T::Name.text(), Set::Head),
        (T::Day.text(), Set::Day),
        (T::Answer.text(), Set::Short),
        (T::Remark.text(), Set::Wide),
    ];
    let rows = agreed.assents.iter().map(|said| answer(words, said)).collect();
    let content = view! {
        <ol class="pack-clauses">{agreed.clauses.iter().map(clause).collect_view()}</ol>
        {about}
        {table(T::Answers.text(), &columns, rows)}
    };
    part(agreement(agreed.kind).with(&[&format::day(agreed.on)]), content.into_any())
}

/// Who, when, what, and any remark.
fn answer(words: Words<'_>, said: &Answered) -> Vec<String> {
    let word = match (said.given, said.abstained) {
        (true, _) => T::Assents,
        (false, true) => T::Abstains,
        (false, false) => T::Refuses,
    };
    let withdrawn = said.withdrawn_on.map(|on| T::Withdrawn.with(&[&format::day_short(on)])).unwrap_or_default();
    let remark = [withdrawn, said.reason.clone()].into_iter().filter(|text| !text.is_empty());
    vec![words.who(said.who), format::day_short(said.on), word.text().to_owned(), remark.collect::<Vec<_>>().join("; ")]
}

/// What people assent and consent to besides agreements.
pub fn consents(pack: &Pack) -> AnyView {
    let words = Words(pack);
    let row = |consent: &crate::evidence::sections::Consent| {
        let to = match consent.to {
            ConsentTo::Goal(goal) => words.thing(goal),
            ConsentTo::Plain(to) => choices::assent(to).to_owned(),
        };
        let mut row = answer(words, &consent.answer);
        row.insert(1, to);
        row
    };
    let columns = [
        (T::Name.text(), Set::Head),
        (T::To_.text(), Set::Wide),
        (T::Day.text(), Set::Day),
        (T::Answer.text(), Set::Short),
        (T::Remark.text(), Set::Wide),
    ];
    table(T::Consents.text(), &columns, pack.consents.iter().map(row).collect())
}

/// Statements that belong to no session.
pub fn statements(pack: &Pack) -> AnyView {
    stated(Words(pack), T::Statements.text(), &pack.statements)
}

/// Dated statements as a table.
pub fn stated(words: Words<'_>, caption: &'static str, stated: &[Stated]) -> AnyView {
    let row = |stated: &Stated| {
        let mended = stated.mended_on.map(|on| T::MendedOn.with(&[&format::day_short(on)])).unwrap_or_default();
        let remark = [mended, stated.text.clone()].into_iter().filter(|text| !text.is_empty());
        vec![
            choices::topic(stated.topic).to_owned(),
            words.maybe(stated.who),
            format::day_short(stated.on),
            if stated.holds { T::So } else { T::NotSo }.text().to_owned(),
            remark.collect::<Vec<_>>().join("; "),
        ]
    };
    let columns = [
        (T::Statement.text(), Set::Head),
        (T::Name.text(), Set::Short),
        (T::Day.text(), Set::Day),
        (T::Answer.text(), Set::Short),
        (T::Remark.text(), Set::Wide),
    ];
    table(caption, &columns, stated.iter().map(row).collect())
}
