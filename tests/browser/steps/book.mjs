// The book as files: saved, opened, taken in, removed.

import { readFileSync } from "node:fs";
import { openPart } from "./page.mjs";

async function saveFile(page, button) {
  const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: button, exact: true }).click()]);
  return { name: download.suggestedFilename(), text: readFileSync(await download.path(), "utf8") };
}

/** Saves a backup of the whole book. */
export async function saveBackup(page) {
  await openPart(page, "Book");
  return saveFile(page, "Save a backup");
}

/** Saves an export of a group. */
export async function saveExport(page, group) {
  await openPart(page, "Book");
  await page.getByRole("group", { name: "Groups to export" }).getByRole("checkbox", { name: group }).check();
  return saveFile(page, "Save the export");
}

/** Opens a file with this text, so that the page shows what is in it. */
export async function openFile(page, text, name = "book.json") {
  await openPart(page, "Book");
  await page.getByLabel("Choose a file").setInputFiles({ name, mimeType: "application/json", buffer: Buffer.from(text) });
}

/** Opens a file and takes it into the book. */
export async function takeIn(page, text) {
  await openFile(page, text);
  await page.getByRole("button", { name: "Take this in" }).click();
  await page.getByRole("status").getByText("The file was taken in.").waitFor();
}

/** Removes everything from the device. */
export async function wipe(page) {
  await openPart(page, "Book");
  await page.getByRole("button", { name: "Remove everything from this device…" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Type “remove” to confirm").fill("remove");
  await dialog.getByRole("button", { name: "Remove everything", exact: true }).click();
  await page.getByRole("heading", { name: "A record book for your mentoring group" }).waitFor();
}

/** Restores a backup into an empty book. */
export async function restore(page, text) {
  await openFile(page, text);
  await page.getByRole("button", { name: "Restore this book" }).click();
  await page.getByRole("status").getByText("The book was restored.").waitFor();
}

const id = (number) => `00000000-0000-4000-8000-${String(number).padStart(12, "0")}`;

/** An export file of another book, in which each record stands as its first entry. */
function exportOf(homes) {
  const standing = (record) => ({ revision: [id(999), 1], record });
  const segments = Object.entries(homes).map(([home, records]) => ({ schema: 1, home, records: records.map(standing) }));
  return JSON.stringify({ format: "circlebook-export", schema: 1, app: "0.1.0", exported_at: "2023-01-09T10:00+00:00", segments });
}

/** The export of a group with one more entry: group time as Direct Knowledge of Services, which no form offers. */
export function withDirectKnowledge(text, { name, day, minutes }) {
  const file = JSON.parse(text);
  const records = file.segments.flatMap((segment) => segment.records.map(({ record }) => record));
  const person = records.find((record) => record.person?.code_name === name).person.id;
  const segment = file.segments.find(({ home }) => home.startsWith("group-"));
  const hours = { id: id(1), group: segment.home.slice("group-".length), person, on: day, minutes, setting: "group", category: "direct-knowledge", source: "" };
  segment.records.push({ revision: [id(999), 1], record: { hours } });
  return JSON.stringify(file);
}

/** An export of a group of trainees who each attended seven times two hours of group mentoring elsewhere. */
export function traineesFile(trainees) {
  const group = id(100);
  const mentor = id(101);
  const homes = {
    book: [{ listing: { id: id(102), person: mentor, from: "2020-03-01", to: null, checked_on: "2021-09-01", source: "https://registry.example", certified: null } }],
    [`group-${group}`]: [{ group: { id: group, name: "Trainees", purpose: "", goals: "", packs: ["cmpc-policy", "cmpc-notice"], mentor, contact_target: null, sample: false } }],
  };
  const people = [{ id: mentor, code_name: "Mentor B", full_name: "", note: "" }];
  for (const [place, trainee] of trainees.entries()) {
    const person = id(200 + place);
    people.push({ id: person, code_name: trainee.name, full_name: "", note: "" });
    const own = homes[`group-${group}`];
    own.push({ member: { id: id(300 + place), group, person, role: "mentee", invited: null, joined: "2021-06-01", left: null } });
    for (let month = 6; month <= 12; month += 1) {
      const on = `2021-${String(month).padStart(2, "0")}-10`;
      own.push({ hours: { id: id(1000 + place * 100 + month), group, person, on, minutes: 120, setting: "group", category: "mentored-experience", source: "Log" } });
    }
    homes.enrolments = [...homes.enrolments ?? [], { enrolment: { id: id(400 + place), person, programme: "cmpc", group_option: true, accrual_start: trainee.start, completed_on: trainee.completed ?? null, evidence: "Log", ruling: "" } }];
  }
  // People are kept in parts by the end of their identifiers, with their enrolments.
  const enrolments = homes.enrolments;
  delete homes.enrolments;
  for (const person of people) {
    const home = `people-${person.id.slice(-2)}`;
    homes[home] = [...homes[home] ?? [], { person }, ...enrolments.filter(({ enrolment }) => enrolment.person === person.id)];
  }
  return exportOf(homes);
}
