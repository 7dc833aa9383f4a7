/**
 * Whoever serves the page could serve other code, so the page may run nothing but what lies beside it: no inline
 * script, no evaluation, no other origin. Trusted Types lets strings become markup or script addresses only by the
 * policy `roer`, or by `default`, through which libraries go that name none (Solid's templates, workbox).
 */
const PAGE_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "font-src 'self'",
  "img-src 'self' data: blob:",
  "media-src 'self' blob:",
  // A letter in pdf, in the browser's own reader; only addresses that this page made.
  "frame-src blob:",
  "worker-src 'self'",
  "manifest-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
  "trusted-types default roer",
];

/** Answers that are no page, and are never shown as one. */
const DATA_POLICY = "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'";

/**
 * Argon2id is WebAssembly, which a strict policy forbids. The worker that runs it, and it alone, may compile it; it
 * may fetch nothing.
 */
const PASSPHRASE_WORKER_POLICY = `${DATA_POLICY}; script-src 'self' 'wasm-unsafe-eval'`;
const PASSPHRASE_WORKER = /^\/assets\/passphrase-worker-[^/]*\.js$/;

/** The camera reads QR codes, the microphone records a page of the diary; nothing else of the device is for this page. */
const PERMISSIONS = [
  "camera=(self)",
  "microphone=(self)",
  ...[
    "accelerometer",
    "display-capture",
    "fullscreen",
    "geolocation",
    "gyroscope",
    "hid",
    "magnetometer",
    "midi",
    "payment",
    "screen-wake-lock",
    "serial",
    "usb",
    "xr-spatial-tracking",
  ].map((feature) => `${feature}=()`),
].join(", ");

export type SecurityHeaders = {
  /** On every answer, whatever it is. */
  readonly always: Readonly<Record<string, string>>;
  /** Content-Security-Policy for a file of the app. */
  policyFor(path: string): string;
};

/** `publicOrigin` is where people reach the relay, when that is not simply where it listens. */
export function createSecurityHeaders(publicOrigin: string | undefined): SecurityHeaders {
  const origin = publicOrigin === undefined ? undefined : new URL(publicOrigin);
  const isTls = origin?.protocol === "https:";
  // Older Safari does not count a WebSocket to the same host as 'self'.
  const connect = isTls ? `connect-src 'self' wss://${origin.host}` : "connect-src 'self'";
  const page = [...PAGE_POLICY, connect].join("; ");
  return {
    always: {
      "Content-Security-Policy": DATA_POLICY,
      "Referrer-Policy": "no-referrer",
      "X-Content-Type-Options": "nosniff",
      "X-Frame-Options": "DENY",
      "Cross-Origin-Opener-Policy": "same-origin",
      "Cross-Origin-Resource-Policy": "same-origin",
      "Cross-Origin-Embedder-Policy": "require-corp",
      "Permissions-Policy": PERMISSIONS,
      ...(isTls ? { "Strict-Transport-Security": "max-age=63072000" } : {}),
    },
    policyFor: (path) => (PASSPHRASE_WORKER.test(path) ? PASSPHRASE_WORKER_POLICY : page),
  };
}
