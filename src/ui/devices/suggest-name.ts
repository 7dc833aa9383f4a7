import type { Catalogue } from "#src/i18n/catalogue.ts";

/** A name to begin with, by what the browser says it runs on; an iPad says it is a Mac, with fingers. */
export function suggestName(t: Catalogue, { userAgent, maxTouchPoints }: Navigator): string {
  if (/Mobi|iPhone/u.test(userAgent)) return t.devices.join.phone;
  const tablet = /Android|iPad/u.test(userAgent) || (userAgent.includes("Macintosh") && maxTouchPoints > 1);
  return tablet ? t.devices.join.tablet : t.devices.join.computer;
}
