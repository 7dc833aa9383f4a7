/**
 * The browser inside a chat app keeps its own store, which goes when the chat is closed. They name themselves in the
 * user agent; `; wv` is what any Android app does that shows pages itself.
 */
const INSIDE_AN_APP =
  /FBAN|FBAV|FB_IAB|Instagram|WhatsApp|\bLine\/|MicroMessenger|Snapchat|musical_ly|Telegram|; wv\)/u;

export const isChatBrowser = (userAgent: string): boolean => INSIDE_AN_APP.test(userAgent);

/** Where a code is opened: for a key, or for a device of one's own. */
const takesCode = (path: string): boolean => path === "/k" || path === "/a";

/** Where a key comes in, and where a plan begins: what is made elsewhere in the app is made after one of these. */
export const isEntrance = (path: string): boolean => path === "/" || takesCode(path);

/** The address as it was opened, with the code that was taken out of it. */
export const linkToHere = (origin: string, path: string, code: string | undefined): string =>
  `${origin}${path}${takesCode(path) && code !== undefined ? `#${code}` : ""}`;
