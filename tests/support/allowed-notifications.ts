import { ok } from "#src/base/result.ts";
import type { Notifications, PushPlace } from "#src/operations/ports.ts";
import type { Device } from "./world.ts";

/**
 * In the place of a browser's own notifications: allowed, with the place given. What the browser gave up (`present` set
 * to undefined) it gets anew as `next`.
 */
export function allowNotifications(
  device: Device,
  first: PushPlace,
  next: PushPlace = first,
): { present: PushPlace | undefined } {
  const browser = { present: first as PushPlace | undefined };
  const notifications: Notifications = {
    permission: () => "granted",
    ask: () => Promise.resolve("granted"),
    place: () => Promise.resolve(ok((browser.present ??= next))),
    present: () => Promise.resolve(browser.present),
    say: () => Promise.resolve(),
    leave: () => {
      browser.present = undefined;
      return Promise.resolve();
    },
  };
  Object.assign(device.ports, { notifications });
  return browser;
}
