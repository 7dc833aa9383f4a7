import { amendGoal, Goal, goals } from "#src/dossier/goal.ts";
import { retract } from "#src/dossier/kind.ts";
import { createNote, notes, withdrawNote } from "#src/dossier/note.ts";
import { createProposal } from "#src/dossier/proposal.ts";
import { emptySection } from "#src/dossier/reduce.ts";
import { hasDomainRight } from "#src/grants/rights.ts";
import { newEntityId } from "#src/operations/access-change.ts";
import { ChildPen } from "#src/operations/child-pen.ts";
import { syncable } from "#src/operations/sync-access.ts";
import { record } from "#src/operations/record.ts";
import type { Replica } from "#src/operations/replica.ts";
import { replaceKey } from "#src/operations/replace-key.ts";
import type { SyncOutcome } from "#src/operations/ports.ts";
import { askToStop } from "#src/operations/stop-key.ts";
import { writeGoal } from "#tests/support/attacker-scene.ts";
import { ON } from "#tests/support/family-scene.ts";
import { SECRET } from "#tests/support/child-scene.ts";
import { type Cast, deviceOf, newToken, type OwnerName, type PersonName, replicaOf } from "./cast.ts";
import { type KeyFact, type TextFact } from "./facts.ts";
import { remember } from "./hoard.ts";
import { CANARY } from "./needles.ts";

/** Somebody's place to write from: the resident's own plan, or a key. */
export type Desk = { readonly person: PersonName; readonly key: KeyFact | undefined };

export const deskReplica = (cast: Cast, desk: Desk): Replica | undefined =>
  desk.key ? replicaOf(cast, desk.key) : deviceOf(cast, desk.person).session.owned();

/** One exchange of everything on a device; what a thief's app would keep of it is kept. */
export async function sync(cast: Cast, person: PersonName): Promise<readonly SyncOutcome[]> {
  const outcomes: SyncOutcome[] = [];
  const { session } = deviceOf(cast, person);
  for (const replica of session.replicas.values()) {
    outcomes.push(await syncable(session, replica).sync());
    const key = cast.keys.find(({ grant }) => grant === replica.ref.grant);
    if (key) remember(cast, key);
  }
  return outcomes;
}

/** Writes where this desk may, if it may write anywhere. `at` picks the part. */
export async function write(cast: Cast, desk: Desk, at: number, fate: TextFact["fate"] = "said"): Promise<void> {
  const replica = deskReplica(cast, desk);
  if (!replica || replica.record.over !== undefined) return;
  if (desk.key && !hasDomainRight(desk.key.domain, "note")) return;
  const places = desk.key ? desk.key.sections.filter((id) => replica.section(id) !== undefined) : cast.sections;
  const section = places[at % Math.max(1, places.length)] ?? replica.ofKind("inbox")[0]?.id;
  if (section === undefined || replica.section(section) === undefined) return;
  const token = newToken(cast);
  const text: TextFact = { token, section, by: desk.key ? desk.key.grant : "owner", fate: "perhaps" };
  cast.texts.push(text);
  const done = await record(deviceOf(cast, desk.person).session, replica, section, (time) =>
    createNote({ text: token, kind: "support" }, newEntityId(), time),
  );
  if (done.ok) text.fate = fate;
}

export async function propose(cast: Cast, key: KeyFact, at: number): Promise<void> {
  const replica = replicaOf(cast, key);
  const section = key.sections[at % Math.max(1, key.sections.length)];
  if (!replica || section === undefined || replica.record.over !== undefined || !replica.section(section)) return;
  if (!hasDomainRight(key.domain, "propose")) return;
  await record(deviceOf(cast, key.holder as PersonName).session, replica, section, (time) =>
    createProposal({ proposes: "step", text: newToken(cast) }, newEntityId(), time),
  );
}

/** The words of a goal in the resident's own hand: last writer. */
export async function reword(cast: Cast, by: OwnerName, at: number): Promise<void> {
  const { session, own } = deviceOf(cast, by);
  const section = cast.sections[at % cast.sections.length];
  const goal = section && goals(own.shown(section) ?? emptySection)[0];
  if (!section || !goal) return;
  await record(session, own, section, (time) => amendGoal(goal.ref.id, { text: newToken(cast) }, time));
}

/** A goal is removed, whatever another device does with it meanwhile. */
export async function removeGoal(cast: Cast, by: OwnerName, at: number): Promise<void> {
  const { session, own } = deviceOf(cast, by);
  const section = cast.sections[at % cast.sections.length];
  const goal = section && goals(own.shown(section) ?? emptySection)[0];
  if (!section || !goal) return;
  const done = await record(session, own, section, (time) => retract(Goal, goal.ref.id, time));
  if (done.ok) cast.removed.add(goal.ref.id);
}

/** Takes back the newest note of one's own that one sees. */
export async function takeBack(cast: Cast, desk: Desk): Promise<void> {
  const replica = deskReplica(cast, desk);
  if (!replica || replica.record.over !== undefined) return;
  const by = desk.key ? desk.key.grant : "owner";
  for (const text of cast.texts.toReversed()) {
    if (text.by !== by || text.fate !== "said" || !replica.section(text.section)) continue;
    const note = notes(replica.shown(text.section) ?? emptySection).find(({ fields }) => fields.text === text.token);
    if (!note) continue;
    const done = await record(deviceOf(cast, desk.person).session, replica, text.section, (time) =>
      withdrawNote(note.ref.id, time),
    );
    if (done.ok) text.fate = "taken-back";
    return;
  }
}

export async function newGoal(cast: Cast, by: OwnerName): Promise<void> {
  if (cast.sections.length < 5) cast.sections.push(await writeGoal(deviceOf(cast, by), newToken(cast)));
}

export async function stop(cast: Cast, by: OwnerName, key: KeyFact): Promise<void> {
  const { session, own } = deviceOf(cast, by);
  await askToStop(session, own, key.grant);
}

export async function replace(cast: Cast, by: OwnerName, old: KeyFact, next: KeyFact): Promise<void> {
  const { session, own } = deviceOf(cast, by);
  if (old !== next && !old.parent) await replaceKey(session, own, old.grant, next.grant);
}

/** The child says a wish on the parent's phone. */
export async function childSpeaks(cast: Cast): Promise<void> {
  const { session, own } = deviceOf(cast, "phone");
  const pen = await ChildPen.open(session, own, cast.child.grant, SECRET.text);
  if (!pen.ok) return;
  const wish = newToken(cast);
  const values = { on: ON, ageBand: "4-11", wish };
  await pen.value.say(cast.child.section, values, { id: newEntityId(), isNew: true });
  pen.value.wipe();
}

/** The parent tries to speak as the child, in an op that any app of theirs could make. */
export async function parentSpeaksAsChild(cast: Cast): Promise<void> {
  const { session, own } = deviceOf(cast, "phone");
  if (!own.section(cast.child.section)) return;
  const wish = `${CANARY} niet van het kind`;
  cast.overreached.add(wish);
  await record(session, own, cast.child.section, (at) => ({
    t: "set",
    v: 1,
    kind: "child-voice",
    id: newEntityId(),
    at,
    fields: { on: ON, ageBand: "4-11", wish },
  }));
}
