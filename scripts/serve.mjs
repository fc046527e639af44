// Serves a built folder as a good host would: our headers, the right types, the page for every address of the app.
// node scripts/serve.mjs [--root dist] [--base /] [--port 8080]

import { createServer } from "node:http";
import { readFile } from "node:fs/promises";
import { extname, join, normalize } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { headers } from "../public/boot/headers.mjs";
import { cacheControl } from "./hosts.mjs";

const types = {
  ".css": "text/css; charset=utf-8",
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".mjs": "text/javascript; charset=utf-8",
  ".png": "image/png",
  ".svg": "image/svg+xml",
  ".wasm": "application/wasm",
  ".webmanifest": "application/manifest+json",
};

/** The file that answers an address: addresses without an ending are the app's own and get the page. */
function fileOf(address, base) {
  const path = decodeURIComponent(new URL(address, "http://localhost").pathname);
  if (!path.startsWith(base)) return null;
  const inside = normalize(path.slice(base.length));
  if (inside.startsWith("..")) return null;
  return extname(inside) ? inside : "index.html";
}

/** Answers one request from the folder `root`. */
export async function answer(request, response, { root, base }) {
  try {
    const name = fileOf(request.url, base);
    const body = await readFile(join(root, name));
    response.writeHead(200, { ...headers, "Content-Type": types[extname(name)], "Cache-Control": cacheControl(name) });
    response.end(body);
  } catch {
    response.writeHead(404, { ...headers, "Content-Type": "text/plain; charset=utf-8" });
    response.end("Not found\n");
  }
}

/** A running server; port 0 takes any free one. Its `url` ends with the base. */
export function serve({ root, base = "/", port = 0 }) {
  const server = createServer((request, response) => answer(request, response, { root, base }));
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, "127.0.0.1", () => resolve({ server, url: `http://localhost:${server.address().port}${base}` }));
  });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const text = (value) => ({ type: "string", default: value });
  const { values } = parseArgs({ options: { root: text("dist"), base: text("/"), port: text("8080") } });
  try {
    const { url } = await serve({ ...values, port: Number(values.port) });
    console.log(`Circlebook is served at ${url.replace(/\/$/u, "")}`);
  } catch (error) {
    const why = error.code === "EADDRINUSE" ? "it is taken; name another with PORT=8090" : error.message;
    console.error(`Port ${values.port} cannot be used: ${why}`);
    process.exitCode = 1;
  }
}
