//! The cover: what the pack is, its seal, the head of the journal, how to verify, and what the policies find.

use super::blocks::{facts, section};
use super::sections::stages;
use super::words::{Words, period};
use crate::app::components::{Notice, NoticeKind};
use crate::app::format;
use crate::app::texts::evidence::PackText as T;
use crate::evidence::pack::{Pack, View};
use leptos::prelude::*;

/// The cover. The code is empty until the seal is made over all the rest.
pub fn cover(pack: &Pack, code: Signal<String>) -> AnyView {
    let (words, about) = (Words(pack), &pack.about);
    let view = match about.view {
        View::Auditor => T::ForAuditor.text().to_owned(),
        View::Mentee(who) => T::ForMentee.with(&[&words.who(who)]),
        View::Publishable => T::ForAll.text().to_owned(),
    };
    let made = format!("{}, {}", format::day(about.made_at.date()), format::time(&about.made_at));
    let head = pack.chain.iter().flat_map(|chain| &chain.heads).map(|head| {
        let place = T::HeadText
            .with(&[&format::number(usize::try_from(head.number).unwrap_or(usize::MAX)), &head.chain.to_string()]);
        view! { <li><span>{place}</span> <code class="pack-hash">{head.hash.to_string()}</code></li> }
    });
    let head: Vec<_> = head.collect();
    let sample = about.sample.then(|| view! { <Notice kind=NoticeKind::Heed title=T::Sample.text()/> });
    view! {
        <header class="pack-cover">
            <p class="pack-kind">{T::Title.text()}</p>
            <h2 class="pack-title pack-text">{about.group.clone()}</h2>
            {sample}
            {facts(vec![
                (T::View.text(), view),
                (T::Period.text(), period(about.period)),
                (T::Mentor.text(), about.mentor.map(|mentor| words.in_full(mentor)).unwrap_or_default()),
                (T::JudgedOn.text(), T::JudgedHint.with(&[&format::day(about.judged_on)])),
                (T::MadeAt.text(), made),
                (T::App.text(), about.app.clone()),
            ])}
            <div class="pack-seal">
                <p class="pack-code"><b>{T::Seal.text()}</b> <code>{move || code.get()}</code></p>
                <p>{T::SealText.text()}</p>
                <p class="small soft">{T::SealLimit.text()}</p>
            </div>
            {(!head.is_empty()).then(|| view! {
                <div class="pack-part">
                    <h3>{T::Head.text()}</h3>
                    <ul class="pack-heads">{head}</ul>
                    <h3>{T::Verify.text()}</h3>
                    <ol class="pack-steps">
                        <li>{T::Verify1.text()}</li>
                        <li>{T::Verify2.text()}</li>
                        <li>{T::Verify3.text()}</li>
                    </ol>
                    <p class="small soft">{T::NotVerified.text()}</p>
                </div>
            })}
        </header>
        {section("pack-findings", T::ByPolicy.text(), stages(pack))}
    }
    .into_any()
}
