// The headers of every answer, written once: the server sends them, the service worker puts them on what it answers, the
// build writes them into the page and for static hosts, and the check of an installation looks for them.

// `base-uri 'self'` lets the page name its own sub-path; `data:` and `blob:` serve pictures in styles and previews.
const policy = [
  "default-src 'none'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "style-src 'self'",
  "img-src 'self' data: blob:",
  "connect-src 'self'",
  "worker-src 'self'",
  "manifest-src 'self'",
  "form-action 'none'",
  "base-uri 'self'",
];

const switchedOff = [
  "accelerometer", "autoplay", "browsing-topics", "camera", "display-capture", "encrypted-media", "geolocation",
  "gyroscope", "hid", "identity-credentials-get", "idle-detection", "local-fonts", "magnetometer", "microphone", "midi",
  "otp-credentials", "payment", "picture-in-picture", "serial", "storage-access", "usb", "window-management", "xr-spatial-tracking",
];

/** The page policy as a meta element takes it: there a browser ignores `frame-ancestors`. */
export const metaPolicy = policy.join("; ");

/** Name and value of every header. */
export const headers = {
  "Content-Security-Policy": `${metaPolicy}; frame-ancestors 'none'`,
  "Cross-Origin-Opener-Policy": "same-origin",
  "Cross-Origin-Resource-Policy": "same-origin",
  "Permissions-Policy": switchedOff.map((feature) => `${feature}=()`).join(", "),
  "Referrer-Policy": "no-referrer",
  "X-Content-Type-Options": "nosniff",
};
