// The people and days of a whole CMPC group, 2021 to 2022, and how far its story is told.

import { addMembers, addNote, changeMember, setUpGroup } from "./group.mjs";
import { checkIn, closingMeeting, openingMeeting } from "./meetings.mjs";
import { holdSession, planSession, proposeSession, writeUp } from "./sessions.mjs";

/** Days of the eight sessions; the mentor's listing ends before the last. */
export const days = ["2021-09-07", "2021-10-05", "2021-11-02", "2021-12-07", "2022-01-11", "2022-02-15", "2022-03-29", "2022-04-05"];

/** The cases of each mentee; M07 has none. */
export const cases = {
  M01: ["C-01", "C-02"],
  M02: ["C-03", "C-04"],
  M03: ["C-05", "C-06"],
  M04: ["C-07", "C-08"],
  M05: ["C-09"],
  M06: ["C-10"],
  M07: [],
  M08: ["C-11"],
  M09: ["C-12"],
  M10: ["C-13"],
  M11: ["C-14"],
};

/** The ten who join first. */
export const firstTen = Object.keys(cases).slice(0, 10);

export const group = {
  name: "Tuesday group",
  purpose: "To practise with one another what is hard alone",
  goals: "To ask before advising",
  mentor: "Mentor A",
  listing: { from: "2020-03-01", to: "2022-03-31", checked: "2021-09-01", source: "https://registry.example/mentors" },
};

/** Joins mentees: membership, the choice of the group option, and the day on which their mentored hours began. */
export async function join(page, names, joined) {
  await addMembers(page, { names, joined });
  for (const name of names) await changeMember(page, name, { "Mentored hours began on": "2021-06-01" });
}

/** The group is set up and its members are told what it is for. */
export async function begin(page) {
  await setUpGroup(page, group);
  await join(page, firstTen, "2021-09-01");
}

/** What the mentor states about the group as a whole. */
export async function state(page) {
  await addNote(page, "Record a briefing");
  await addNote(page, "Make the statement");
  await addNote(page, "Record what you looked up", "The council's page on group mentoring");
}

/** Fills in the form of a session on its day. */
export async function propose(page, number) {
  const first = number === 1 ? { from: "10:00", to: "11:30", agenda: "Round of cases" } : {};
  await proposeSession(page, { day: days[number - 1], topic: "Working with coaches", ...first });
}

/** Plans, holds and writes up a session on its day. */
export async function wholeSession(page, number, { late } = {}) {
  await propose(page, number);
  await planSession(page, number);
  await holdSession(page, { late });
  await writeUp(page, { signedBy: group.mentor });
}

/** Opening meetings of all but M06 on the day before the first session. */
export async function openingMeetings(page) {
  for (const name of firstTen.filter((name) => name !== "M06")) {
    await openingMeeting(page, name, { day: "2021-09-06", cases: cases[name] });
  }
}

/** A check-in with each of these. */
export async function checkIns(page, names, day) {
  for (const name of names) await checkIn(page, name, { day });
}

/** Closing meetings with each of these. */
export async function closingMeetings(page, names, day, reason) {
  for (const name of names) await closingMeeting(page, name, { day, reason });
}
