//! Fields of records and their values, as the history names them: "attendance of M03", "70 → 90 minutes".

use super::choices;
use crate::domain::agreement::{AssentTo, ClauseTopic};
use crate::domain::charter::{GroupStage, RoleModel, TaskKind};
use crate::domain::conduct::ContributionKind;
use crate::domain::record::Kind;
use crate::domain::statement::{MatterKind, Topic};
use serde::de::DeserializeOwned;
use serde_json::Value;

/// The word for a field of a record; empty for one that is said by what it holds, none for one that there is not.
#[must_use]
pub fn field(name: &str) -> Option<&'static str> {
    Some(match name {
        "about" => "subject",
        "abstained" => "abstained",
        "accepted" => "accepted",
        "accrual_start" => "begin of accrual",
        "actions" => "action",
        "activity" => "",
        "added_on" => "added on",
        "affirmed_by" => "who affirmed confidentiality",
        "after" => "counted from",
        "agenda" => "agenda item",
        "agenda_made" => "agenda made",
        "agreed" => "who agreed",
        "agreement" => "",
        "amends" => "amended version",
        "anonymised_on" => "anonymised on",
        "answered" => "who answered",
        "answers" => "answer to the slip",
        "asked" => "who asked",
        "assessed_on" => "assessed on",
        "assigned_on" => "assigned on",
        "at_ease" => "who was at ease",
        "attainment" => "attainment",
        "attendance" => "attendance",
        "attention" => "attention",
        "benefits" => "benefits",
        "briefing" => "",
        "by" => "by",
        "cancelled" => "cancelled",
        "carried" => "action of the earlier group",
        "cases" => "cases",
        "cases_raised" => "cases raised",
        "cast" => "role given",
        "category" => "category",
        "cause" => "why nobody could choose",
        "certified" => "certified",
        "chair" => "chair",
        "charter" => "set-up",
        "checked_on" => "checked on",
        "clauses" => "clause",
        "closed_on" => "closed on",
        "closure" => "",
        "code" => "code",
        "code_name" => "code name",
        "completed_on" => "completed on",
        "concern" => "concern",
        "conduct" => "conduct",
        "conducted_by" => "conducted by",
        "confidential_channel" => "confidential channel",
        "confidentiality" => "confidentiality",
        "confidentiality_at" => "confidentiality spoken of",
        "confidentiality_on" => "confidentiality agreed on",
        "consents" => "consents asked for",
        "contact_target" => "target for individual contacts",
        "context" => "what limits the choice",
        "contributions" => "contribution",
        "contributors" => "who worked it out",
        "correction" => "correction",
        "count" => "how many",
        "covers" => "covers",
        "decider" => "who decides",
        "departure" => "",
        "digest" => "mark of what the slip said",
        "discussed" => "",
        "discussed_on" => "discussed on",
        "double" => "",
        "due" => "due",
        "end" => "end",
        "evidence" => "evidence",
        "facilitator" => "facilitator",
        "fields" => "fields that differ",
        "first_item_at" => "first item begun",
        "fit" => "how the person fits",
        "format" => "way of working",
        "from" => "from",
        "full_name" => "full name",
        "gathered" => "answers without names",
        "given" => "given",
        "goal" => "goal",
        "goals" => "goals",
        "group" => "about the group",
        "group_option" => "group option",
        "group_reactions" => "reactions of the group",
        "guidance_check_days" => "days between looks at guidance",
        "guideline_review_days" => "days between reviews of the guidelines",
        "held" => "held",
        "held_by" => "held by",
        "holds" => "it is so",
        "home" => "place",
        "how" => "what became of it",
        "incident" => "incident",
        "individual" => "about the individual meetings",
        "individual_reactions" => "reactions to the individual meetings",
        "invited" => "invited",
        "joined" => "first day",
        "keeper" => "keeper of the book",
        "kind" => "kind",
        "late" => "minutes late",
        "left" => "last day",
        "level" => "level",
        "measure" => "how it will be seen",
        "meeting" => "meeting",
        "membership_criteria" => "criteria for members",
        "mended_on" => "put right on",
        "mentees" => "mentees",
        "mentor" => "mentor",
        "method" => "method",
        "minutes" => "minutes",
        "mix_rationale" => "why this mix",
        "mode" => "how people met",
        "months" => "months",
        "name" => "name",
        "nature" => "nature",
        "needs" => "needs",
        "note" => "note",
        "notes" => "notes",
        "observation" => "observation",
        "of" => "of what",
        "off_limits" => "off limits",
        "on" => "day",
        "on_course" => "on course",
        "outcome" => "outcome",
        "owner" => "responsible",
        "packs" => "policies",
        "participant_role" => "role of participants",
        "parts" => "",
        "password_protected" => "password asked for",
        "person" => "person",
        "plan" => "how it is meant",
        "planned" => "planned",
        "planned_size" => "planned size",
        "platform" => "platform",
        "points" => "what the mentee would have otherwise",
        "preparation" => "preparation",
        "present" => "minutes present",
        "presenting" => "time to present",
        "presenting_format" => "format for presenting",
        "profession" => "profession",
        "programme" => "programme",
        "progress" => "progress",
        "proposed_by" => "proposed by",
        "purpose" => "purpose",
        "raised_on" => "raised on",
        "reason" => "reason",
        "recipients" => "who was told",
        "record" => "record",
        "reference" => "reference",
        "relevance" => "why it matters",
        "remark" => "remark",
        "removed" => "taken off the list",
        "renegotiated" => "negotiated anew",
        "resolution" => "resolution",
        "responses" => "response",
        "retention" => "how long kept",
        "retention_until" => "kept until",
        "review" => "",
        "role" => "role",
        "role_model" => "model for roles",
        "role_model_reason" => "why this model",
        "rule" => "rule",
        "ruling" => "the council’s answer",
        "sample" => "sample",
        "scale" => "described level",
        "scope" => "scope",
        "security_basis" => "why it is secure",
        "selection" => "selection",
        "self_check" => "self-check",
        "serves" => "serves",
        "service-monitoring" => "",
        "session" => "session",
        "set_on" => "set on",
        "setting" => "setting",
        "settled" => "settled",
        "settled_on" => "settled on",
        "shared_issue" => "shared issue",
        "sign_off" => "sign-off",
        "slip" => "",
        "source" => "source",
        "specific" => "what exactly",
        "stage" => "stage",
        "stages" => "stage reached",
        "start" => "start",
        "steps" => "steps",
        "swaps" => "swap",
        "talk" => "talk time",
        "task" => "task",
        "tasks" => "task",
        "text" => "text",
        "texts" => "texts",
        "title" => "title",
        "to" => "to",
        "to_benefit" => "on the benefit",
        "to_group" => "on the group",
        "to_improve" => "on what should become better",
        "to_individual" => "on the individual meetings",
        "topic" => "topic",
        "turns" => "turns",
        "unsaid" => "lines not answered",
        "versions" => "versions",
        "weight" => "weight",
        "why" => "why",
        "withdrawn_on" => "withdrawn on",
        _ => return None,
    })
}

/// The words for a field where its names alone do not say it; `{0}` is the item of a list in which it stands.
#[must_use]
pub fn phrase(kind: Kind, pattern: &str) -> Option<&'static str> {
    Some(match (kind, pattern) {
        (_, "attendance.present") => "attendance of {0}",
        (_, "attendance.late") => "late arrival of {0}",
        (_, "conduct.talk.minutes") => "talk time of {0}",
        (_, "conduct.invited") => "who was invited",
        (_, "conduct.removed") => "who was taken off the list",
        (_, "held.start") => "beginning",
        (_, "held.end") => "end",
        (_, "planned.start") => "planned beginning",
        (_, "planned.end") => "planned end",
        (_, "cancelled.on") => "cancelled on",
        (_, "cancelled.reason") => "why cancelled",
        (_, "confidentiality.on") => "confidentiality stated on",
        (_, "confidentiality.incident") => "incident with confidentiality",
        (_, "sign_off.by") => "signed by",
        (_, "sign_off.on") => "signed on",
        (Kind::Note, "about.slip.answers.agreed") => "lines confirmed",
        (_, "responses.group") => "response of {0} on the group",
        (_, "responses.individual") => "response of {0} on the individual meetings",
        (_, "responses.on") => "day of the response of {0}",
        (Kind::Listing, "from") => "first day listed",
        (Kind::Listing, "to") => "last day listed",
        (Kind::Assent, "to" | "to.agreement" | "to.goal") => "what it is given to",
        (Kind::Session | Kind::Meeting, "mode") => "how people met",
        _ => return None,
    })
}

/// What holds further fields and is not named with them.
const UNSAID: [&str; 4] = ["about", "charter", "conduct", "plan"];

/// True for a field that is named only where nothing further stands in it.
#[must_use]
pub fn is_unsaid(name: &str) -> bool {
    UNSAID.contains(&name)
}

/// True for a number of minutes.
#[must_use]
pub fn is_minutes(name: &str) -> bool {
    ["late", "minutes", "present", "presenting"].contains(&name)
}

/// Words for a value from a closed list; none where the field holds what somebody typed.
#[must_use]
pub fn value(kind: Kind, pattern: &str, text: &str) -> Option<String> {
    let said = match (kind, pattern) {
        (Kind::Agreement, "clauses.topic") => read::<ClauseTopic>(text).map(choices::clause),
        (Kind::Assent, "to") | (Kind::Group, "charter.consents") => read::<AssentTo>(text).map(choices::assent),
        (Kind::Group, "charter.role_model") => read::<RoleModel>(text).map(choices::role_model),
        (Kind::Group, "charter.stages.stage") => read::<GroupStage>(text).map(choices::stage),
        (Kind::Group, "charter.tasks.task") => read::<TaskKind>(text).map(choices::task),
        (Kind::Matter, "kind") => read::<MatterKind>(text).map(choices::matter),
        (Kind::Session, "conduct.contributions.kind") => read::<ContributionKind>(text).map(choices::contribution),
        (Kind::Statement, "topic") => read::<Topic>(text).map(choices::topic),
        _ => None,
    };
    said.map(str::to_owned).or_else(|| is_closed(kind, pattern).then(|| plain(text)))
}

fn read<T: DeserializeOwned>(text: &str) -> Option<T> {
    serde_json::from_value(Value::String(text.to_owned())).ok()
}

/// True for a field that holds words of the file's format, which read as words once their hyphens are taken out.
fn is_closed(kind: Kind, pattern: &str) -> bool {
    let fields: &[&str] = match kind {
        Kind::Settings => &["retention.kind", "retention.after"],
        Kind::Group => &["charter.carried.settled.how"],
        Kind::Member => &["role"],
        Kind::Session => &["mode", "agenda.serves", "agenda.attention"],
        Kind::Meeting => &["kind", "cases"],
        Kind::Case => &["off_limits"],
        Kind::Note => &["about", "about.briefing.covers", "about.review.of"],
        Kind::Evaluation => &["actions.settled.how"],
        Kind::Hours => &["setting", "category"],
        Kind::Agreement => &["kind"],
        Kind::Clash => &["cause", "fields"],
        _ => &[],
    };
    fields.contains(&pattern)
}

fn plain(text: &str) -> String {
    match text {
        "co-mentor" | "check-in" => text.to_owned(),
        _ => text.replace(['-', '_'], " "),
    }
}
