// The worker: it loads its own wasm, takes away its ways out, and answers what the app asks. The app ends it after the answer.

import start, { answer } from "../circlebook-worker.js";

/** Starts, then holds nothing that could send: under a page policy without headers, a worker has none. */
async function ready() {
  await start();
  for (const name of ["fetch", "XMLHttpRequest", "WebSocket", "WebSocketStream", "WebTransport", "EventSource", "Worker", "importScripts"]) {
    Reflect.deleteProperty(self, name);
    Reflect.deleteProperty(WorkerGlobalScope.prototype, name);
  }
}

const started = ready();

self.onmessage = async ({ data }) => {
  try {
    await started;
    const response = answer(data);
    self.postMessage(response, [response.buffer]);
  } catch (error) {
    // Without its wasm, or after a trap, there is no answer; the app is told so.
    console.error("Circlebook's worker stopped:", error.name);
    self.postMessage(null);
  }
};
