import { instant } from "#src/base/instant.ts";
import type { SignedHead } from "#src/protocol/log-head.ts";
import type { Frame, Page } from "#src/protocol/page.ts";
import type { SectionId } from "#src/protocol/ids.ts";
import { signHead } from "#tests/support/attacker-log.ts";
import { honest, rewritePages, standBetween } from "#tests/support/attacker-wire.ts";
import { hold } from "./broken.ts";
import { type Cast, deviceOf, type PersonName } from "./cast.ts";
import { sync } from "./moves.ts";
import { shownIn } from "./shown.ts";

export const TAMPERINGS = ["drop", "cut short", "swap", "double", "retime"] as const;
export type Tampering = (typeof TAMPERINGS)[number];
export const FORKS = ["roll back", "another history"] as const;

type Heads = Page["header"]["sections"];

/** The frames of one section, of which a relay leaves one out, changes two about, or shifts one in time. */
function tampered(
  frames: readonly Frame[],
  how: Tampering,
): { readonly frames: readonly Frame[]; readonly section: SectionId } | undefined {
  const bySection = new Map<SectionId, number>();
  for (const { section } of frames) bySection.set(section, (bySection.get(section) ?? 0) + 1);
  const section = [...bySection].find(([, count]) => count >= (how === "swap" ? 2 : 1))?.[0];
  if (section === undefined) return undefined;
  const own = frames.filter((frame) => frame.section === section);
  const rest = frames.filter((frame) => frame.section !== section);
  const [first, second] = own;
  if (!first) return undefined;
  const renumbered = (list: readonly Frame[]): readonly Frame[] =>
    list.map((frame, i) => ({ ...frame, pos: first.pos + i }));
  const ways: Readonly<Record<Tampering, () => readonly Frame[]>> = {
    drop: () => renumbered(own.slice(1)),
    "cut short": () => own.slice(0, -1),
    swap: () => (second ? [{ ...second, pos: first.pos }, { ...first, pos: second.pos }, ...own.slice(2)] : own),
    double: () => renumbered([first, ...own]),
    retime: () => [{ ...first, time: instant(first.time - 1) }, ...own.slice(1)],
  };
  const order = [...bySection.keys()];
  const place = (frame: Frame): number => order.indexOf(frame.section);
  const all = [...rest, ...ways[how]()].sort((a, b) => place(a) - place(b) || a.pos - b.pos);
  return { frames: all, section };
}

/** A relay that meddles with one answer: nothing of that page counts, and the next honest exchange mends it. */
export async function meddle(cast: Cast, person: PersonName, how: Tampering): Promise<void> {
  const device = deviceOf(cast, person);
  if (cast.forked.has(person)) return;
  for (const replica of device.session.replicas.values()) {
    let meddled: SectionId | undefined;
    standBetween(
      device,
      cast.world,
      rewritePages(replica.ref.dossier, (frames) => {
        const changed = tampered(frames, how);
        meddled ??= changed?.section;
        return changed ? { frames: changed.frames } : {};
      }),
    );
    const before = new Map(replica.sections.map(({ id }) => [id, shownIn(replica, id)]));
    const version = replica.record.aclVersion;
    const outcomes = await sync(cast, person);
    standBetween(device, cast.world, honest);
    if (meddled === undefined) continue;
    const isDone = outcomes.every(({ type }) => type === "done");
    hold(!isDone, "a fork is found in one exchange", () => `${person} took a page (${how}) as if nothing was wrong`);
    const now = device.session.replica(replica.ref.grant) ?? replica;
    // Keys that came with the same exchange may have taken a part, and are no part of the page.
    const isChanged = now.record.over !== undefined || now.record.aclVersion !== version;
    const seen = shownIn(now, meddled);
    const isSame = isChanged || (before.get(meddled) ?? []).every((line) => seen.includes(line));
    hold(isSame, "a fork is found in one exchange", () => `${person} lost something by a page (${how})`);
    return;
  }
}

/** A relay that contradicts a head which it signed itself: the section stops on that device, and stays stopped. */
export async function fork(cast: Cast, person: PersonName, how: (typeof FORKS)[number]): Promise<void> {
  const device = deviceOf(cast, person);
  const replica = [...device.session.replicas.values()].find(({ record }) => record.over === undefined);
  const copy = replica?.sections.find(({ id, signed }) => cast.sections.includes(id) && (signed?.pos ?? 0) > 1);
  if (cast.forked.has(person) || !replica || !copy?.signed || device.offline || device.ahead !== 0) return;
  const { signed } = copy;
  const { dossier } = replica.ref;
  const older = { ...signed, pos: signed.pos - 1, hash: new Uint8Array(32).fill(3) };
  const other = { ...signed, hash: new Uint8Array(32).fill(7) };
  const lie = (heads: Heads): Heads =>
    heads.map((one) => {
      if (one.section !== copy.id) return one;
      const head: Omit<SignedHead, "signature"> = how === "roll back" ? older : other;
      return { ...one, head: signHead(cast.signer, dossier, head), more: false };
    });
  let lied = false;
  standBetween(
    device,
    cast.world,
    rewritePages(dossier, (frames, heads) => {
      lied ||= heads.some(({ section }) => section === copy.id);
      return { frames: frames.filter(({ section }) => section !== copy.id), heads: lie(heads) };
    }),
  );
  const outcomes = await sync(cast, person);
  standBetween(device, cast.world, honest);
  const isOver = outcomes.some(({ type }) => type === "over");
  if (!lied || isOver) return;
  cast.forked.add(person);
  const now = device.session.replica(replica.ref.grant)?.section(copy.id);
  hold(now?.forked === true, "a fork is found in one exchange", () => `${person} believed it (${how})`);
}
