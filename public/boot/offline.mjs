// Keeps the page for offline use, and tells the app of it on `window.circlebook` and by events.

const state = { offlineReady: false, updateReady: false, applyUpdate };
let registration;

function announce(flag, event) {
  state[flag] = true;
  window.dispatchEvent(new CustomEvent(event));
}

/** Whether a newer version has been fetched whole and waits. */
export function updateReady() {
  return state.updateReady;
}

/** Loads the page again, in the waiting version where there is one; the caller has saved everything before. */
export function applyUpdate() {
  if (!registration?.waiting) return location.reload();
  navigator.serviceWorker.addEventListener("controllerchange", () => location.reload(), { once: true });
  registration.waiting.postMessage("apply");
}

function watch(worker) {
  worker.addEventListener("statechange", () => {
    // Without an active worker this is the first visit: nothing to update.
    if (worker.state === "installed" && registration.active) announce("updateReady", "circlebook:update-ready");
  });
}

/** Registers the service worker. Without one (no secure context, a private window) the app works as long as it is online. */
export async function keepOffline() {
  window.circlebook = state;
  if (!navigator.serviceWorker) return;
  try {
    registration = await navigator.serviceWorker.register("sw.js", { updateViaCache: "none" });
  } catch (error) {
    console.warn("Circlebook is not kept for offline use:", error.name);
    return;
  }
  if (registration.waiting) announce("updateReady", "circlebook:update-ready");
  if (registration.installing) watch(registration.installing);
  registration.addEventListener("updatefound", () => watch(registration.installing));
  // An installed app may stay open for weeks; coming back to it is the moment to look for a newer version.
  document.addEventListener("visibilitychange", () => {
    if (!document.hidden) registration.update().catch(() => {});
  });
  await navigator.serviceWorker.ready;
  announce("offlineReady", "circlebook:offline-ready");
}
