// Files of several mentors, made of one real export: each group, mentor and record with an identifier of its own.

const anyId = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/gu;
const nil = "00000000-0000-0000-0000-000000000000";

/** Another identifier for each number; its end stays, because it says in which part of a file a person is kept. */
function moved(id, number) {
  const start = (Number.parseInt(id.slice(0, 8), 16) + number * 0x10001) % 2 ** 32;
  return id === nil ? id : `${start.toString(16).padStart(8, "0")}${id.slice(8)}`;
}

const renamed = (record, name, mentor) => {
  if (record.group) Object.assign(record.group, { name, sample: false });
  if (record.person?.id === mentor.id) record.person.code_name = mentor.name;
};

/** The export once more as the group of that number and name; its mentor is this one. */
function copy(text, number, name, mentor) {
  const own = JSON.parse(text).segments.flatMap(({ records }) => records).find(({ record }) => record.group).record.group.mentor;
  const file = JSON.parse(text.replaceAll(anyId, (id) => (id === own ? mentor.id : moved(id, number))));
  for (const { record } of file.segments.flatMap(({ records }) => records)) renamed(record, name, mentor);
  return file;
}

/** The segments of several files as those of one, each record of a person once. */
function together(files) {
  const homes = new Map();
  for (const { home, ...segment } of files.flatMap(({ segments }) => segments)) {
    const there = homes.get(home);
    const known = new Set(there?.records.map(({ record }) => record.person?.id).filter(Boolean));
    const records = segment.records.filter(({ record }) => !known.has(record.person?.id));
    homes.set(home, { ...segment, home, records: [...there?.records ?? [], ...records] });
  }
  return { ...files[0], segments: [...homes.values()], withheld: files.flatMap(({ withheld }) => withheld ?? []) };
}

/** The export of a mentor with so many groups, from this number on. */
export function exportOf(text, mentorName, from, groups) {
  const id = JSON.parse(text).segments.flatMap(({ records }) => records).find(({ record }) => record.group).record.group.mentor;
  const mentor = { id: moved(id, 10_000 + from), name: mentorName };
  const numbers = Array.from({ length: groups }, (_, place) => from + place);
  return JSON.stringify(together(numbers.map((number) => copy(text, number, `Group ${String(number).padStart(2, "0")}`, mentor))));
}

/** Five exports with twelve groups each. */
export function five(text) {
  const mentors = ["Ada", "Bo", "Cy", "Dee", "Eve"];
  return mentors.map((name, place) => ({ name: `${name.toLowerCase()}.json`, text: exportOf(text, name, place * 12 + 1, 12) }));
}

/** What a file field takes. */
export const asFile = ({ name, text }) => ({ name, mimeType: "application/json", buffer: Buffer.from(text) });

/** Opens these files in the view, and waits until all groups are judged. */
export async function openFiles(page, files) {
  await page.locator("#programme-files").setInputFiles(files.map(asFile));
  await page.getByRole("status").getByText(/judged today/u).waitFor();
}
