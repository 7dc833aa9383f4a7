import { toBase64url } from "#src/base/bytes.ts";
import { err, map, ok } from "#src/base/result.ts";
import { problem } from "#src/protocol/errors.ts";
import type { Desk } from "./desk.ts";
import type { RelayService } from "./service.ts";

/** The verbs by which a device asks to be told that there is something new, and to be told no more. */
export function pushVerbs(desk: Desk): Pick<RelayService, "pushKey" | "subscribePush" | "unsubscribePush"> {
  const { parts, now } = desk;
  const { push } = parts;
  return {
    pushKey: () => (push ? ok({ time: now(), key: toBase64url(push.publicKey) }) : err(problem("not-found"))),

    async subscribePush(request) {
      const checked = await desk.check(request);
      if (!checked.ok) return checked;
      if (push?.admits(request.body) !== true) return err(problem("push-service"));
      const done = await desk.run("subscribePush", { request: checked.value, body: request.body });
      return map(done, () => ({ time: now() }));
    },

    async unsubscribePush(request) {
      const checked = await desk.check(request);
      if (!checked.ok) return checked;
      return map(await desk.run("unsubscribePush", { request: checked.value }), () => ({ time: now() }));
    },
  };
}
