// Starts the app: the only script that the page names. It also stays when the app has failed, so nothing here needs the wasm.

import { saveRescue, showFailure } from "./failure.mjs";
import { keepOffline } from "./offline.mjs";
import { wipe } from "./wipe.mjs";

// The page policy cannot forbid these ways out of the page; Circlebook sends nothing, so they are taken away.
for (const name of ["RTCPeerConnection", "webkitRTCPeerConnection", "WebTransport"]) {
  Reflect.deleteProperty(window, name);
}
Reflect.deleteProperty(Navigator.prototype, "sendBeacon");

const page = document.querySelector("script[data-wasm]").dataset;

/** Passes the wasm on and shows how much of `size` bytes has come; without a size the bar stays indeterminate. */
function watched(response, size) {
  const bar = document.getElementById("boot-progress");
  let seen = 0;
  const count = new TransformStream({
    transform(chunk, out) {
      seen += chunk.length;
      if (size > 0) bar.value = seen / size;
      out.enqueue(chunk);
    },
  });
  return new Response(response.body.pipeThrough(count), { headers: { "content-type": "application/wasm" } });
}

async function load() {
  const [glue, response] = await Promise.all([import(page.glue), fetch(page.wasm)]);
  if (!response.ok) throw new Error(`the app answered ${response.status}`);
  return { start: glue.default, response: watched(response, Number(page.size)) };
}

// The panic hook of the app sends the event; a trap without a panic (memory or stack at its end) comes as an error.
const onTrap = (error) => error instanceof WebAssembly.RuntimeError && showFailure("panic", page.version);
window.addEventListener("circlebook:panic", () => showFailure("panic", page.version));
window.addEventListener("error", (event) => onTrap(event.error));
window.addEventListener("unhandledrejection", (event) => onTrap(event.reason));

window.circlebookWipe = wipe;
if (page.release) keepOffline();
// Loaded only where it is asked for; the app gets text, which needs no glue.
window.circlebook = Object.assign(window.circlebook ?? {}, {
  rescue: () => saveRescue(page.version),
  inspect: async () => JSON.stringify(await (await import("./installation.mjs")).inspect()),
});

let failure = "load";
try {
  const { start, response } = await load();
  failure = "start";
  await start({ module_or_path: response });
  document.getElementById("boot").remove();
} catch (error) {
  console.error("Circlebook did not start:", error.name);
  showFailure(failure, page.version);
}
