// Printing a page to PDF, and reading what stands on its pages with the program pdftotext.

import { spawnSync } from "node:child_process";

/** The two sizes of paper. */
export const sizes = ["A4", "Letter"];

/** Whether the program is there that reads a PDF. */
export const readsPdf = () => spawnSync("pdftotext", ["-v"]).status === 0;

/** Prints the page on paper of that size; gives the words of each page, line breaks as spaces. */
export async function printed(page, format) {
  const pdf = await page.pdf({ format, preferCSSPageSize: true });
  const { stdout, stderr, status } = spawnSync("pdftotext", ["-layout", "-", "-"], { input: pdf, maxBuffer: 64e6 });
  if (status !== 0) throw new Error(`the PDF does not read: ${stderr}`);
  const pages = String(stdout).split("\f").slice(0, -1);
  return pages.map((text) => text.replace(/\s+/gu, " ").trim());
}
