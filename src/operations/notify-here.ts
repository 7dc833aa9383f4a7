import { toBase64url } from "#src/base/bytes.ts";
import { DAY } from "#src/base/instant.ts";
import { type Result, err, ok } from "#src/base/result.ts";
import type { GrantId } from "#src/protocol/ids.ts";
import { readRest } from "./keep-overview.ts";
import type { PushPlace, RelayFault, StorageFault } from "./ports.ts";
import type { Replica } from "./replica.ts";
import type { Session } from "./session.ts";

/** Hours of the clock in Amsterdam between which nothing comes; the same hour twice: always. */
export type QuietHours = { readonly quietFrom: number; readonly quietUntil: number };

/** From nine in the evening to eight in the morning, unless somebody wants it otherwise. */
export const NIGHT: QuietHours = { quietFrom: 21, quietUntil: 8 };
export const NO_NIGHT: QuietHours = { quietFrom: 0, quietUntil: 0 };

export type NotifyFault =
  /** This browser, or the relay, has no notifications. */
  | { readonly type: "notify-impossible" }
  /** The push service of this browser gave no place. */
  | { readonly type: "push-refused" }
  | RelayFault
  | StorageFault;

/** A relay forgets, when it is restored from an older copy or a push service lost its mind: it is told again after this. */
const TELL_AGAIN = 7 * DAY;

/** From now on this device is told when there is something new, for each dossier that it has access to. */
export async function notifyHere(session: Session, hours: QuietHours): Promise<Result<undefined, NotifyFault>> {
  const place = await placeHere(session);
  if (!place.ok) return place;
  await readRest(session);
  const told = await tellRelay(session, place.value, hours, listening(session));
  return told.ok ? keep(session, place.value, hours, told.value) : told;
}

/**
 * What was asked for holds after an unlock too: a browser may have got another place meanwhile, and a key that came since
 * is not told of yet. Does nothing when notifications are off or nothing changed.
 */
export async function keepNotified(session: Session): Promise<Result<undefined, NotifyFault>> {
  const { notify } = session.profile;
  const { notifications } = session.ports;
  if (!notify || notifications?.permission() !== "granted") return ok(undefined);
  const late = session.now() >= notify.toldAt + TELL_AGAIN || session.now() < notify.toldAt;
  const present = await notifications.present();
  const place = present && !late ? ok(present) : await placeHere(session);
  if (!place.ok) return place;
  const moved = late || place.value.endpoint !== notify.endpoint;
  const untold = listening(session).filter(({ ref }) => moved || !notify.grants.includes(ref.grant));
  if (untold.length === 0) return ok(undefined);
  const told = await tellRelay(session, place.value, notify, untold);
  if (!told.ok) return told;
  return keep(session, place.value, notify, moved ? told.value : [...notify.grants, ...told.value], moved);
}

/** Accesses that the relay knows and that are not over. */
const listening = (session: Session): readonly Replica[] =>
  [...session.replicas.values()].filter(
    ({ record, owner }) => record.over === undefined && (record.registered || !owner),
  );

async function placeHere(session: Session): Promise<Result<PushPlace, NotifyFault>> {
  const { notifications, relay } = session.ports;
  if (!notifications) return err({ type: "notify-impossible" });
  const answer = await relay.pushKey();
  if (!answer.ok) return isNone(answer.error) ? err({ type: "notify-impossible" }) : answer;
  return notifications.place(answer.value.key);
}

const isNone = (fault: RelayFault): boolean => fault.type === "refused" && fault.problem === "not-found";

/** Answers for which accesses the relay took it. One whose key ended meanwhile is nobody's fault; no network is. */
async function tellRelay(
  session: Session,
  { endpoint, p256dh, auth }: PushPlace,
  { quietFrom, quietUntil }: QuietHours,
  accesses: readonly Replica[],
): Promise<Result<readonly GrantId[], NotifyFault>> {
  const body = { endpoint, p256dh: toBase64url(p256dh), auth: toBase64url(auth), quietFrom, quietUntil };
  const told: GrantId[] = [];
  for (const replica of accesses) {
    const answer = await session.ports.relay.subscribePush(replica.signer, body);
    if (answer.ok) told.push(replica.ref.grant);
    else if (answer.error.type === "offline") return answer;
    else if (answer.error.type === "refused" && answer.error.problem === "push-service")
      return err({ type: "push-refused" });
  }
  return ok(told);
}

async function keep(
  session: Session,
  { endpoint }: PushPlace,
  { quietFrom, quietUntil }: QuietHours,
  grants: readonly GrantId[],
  all = true,
): Promise<Result<undefined, NotifyFault>> {
  return session.exclusive(async () => {
    if (session.locked) return ok(undefined);
    const before = session.profile.notify;
    const live = new Set(listening(session).map(({ ref }) => ref.grant));
    const toldAt = all || !before ? session.now() : before.toldAt;
    const change = session.store.change();
    session.saveProfile(change, {
      ...session.profile,
      notify: { quietFrom, quietUntil, endpoint, toldAt, grants: grants.filter((grant) => live.has(grant)) },
    });
    return session.commit(change);
  });
}
