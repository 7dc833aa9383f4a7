import { type Accessor, createEffect, createSignal, on, onCleanup } from "solid-js";
import { AUDIENCES, type Audience } from "#src/dossier/child-part.ts";
import { childVoices } from "#src/dossier/child-voice.ts";
import { holder } from "#src/dossier/entity-id.ts";
import type { FamilyMember } from "#src/dossier/family-member.ts";
import type { Recorded } from "#src/dossier/kind.ts";
import { emptySection } from "#src/dossier/reduce.ts";
import { readLedger } from "#src/grants/ledger.ts";
import { childSecrets, type ChildSecret } from "#src/operations/child-lock.ts";
import type { ChildPen, ChildPenFault } from "#src/operations/child-pen.ts";
import { childSections } from "#src/operations/give-child-key.ts";
import type { Replica } from "#src/operations/replica.ts";
import type { Session } from "#src/operations/session.ts";
import type { GrantId, SectionId } from "#src/protocol/ids.ts";
import type { Catalogue } from "#src/i18n/catalogue.ts";
import { useI18n } from "#src/ui/kit/i18n-context.tsx";
import { useOwnDossier } from "#src/ui/session/app-context.tsx";
import { residentName } from "#src/operations/resident-name.ts";
import type { ChildHand, Told } from "#src/ui/writing/child-hand.ts";

/** Keys of this child that are not stopped, by the ledger. */
export function childGrants(replica: Replica, sections: ReadonlyMap<Audience, SectionId>): readonly GrantId[] {
  const ledger = replica.shown(replica.only("ledger").id);
  const own = new Set(sections.values());
  if (!ledger) return [];
  return [...readLedger(ledger).grants].flatMap(([grant, entry]) =>
    entry.circle === "child" && entry.stoppedAt === undefined && entry.sections.some((id) => own.has(id))
      ? [grant]
      : [],
  );
}

/** The child's own secret on this device, if there is one that still counts. */
export async function secretOf(
  session: Session,
  replica: Replica,
  sections: ReadonlyMap<Audience, SectionId>,
): Promise<ChildSecret | undefined> {
  const live = new Set(childGrants(replica, sections));
  return (await childSecrets(session)).find(({ grant }) => live.has(grant));
}

/** All that a child told, newest first, whichever key it had. */
export const toldBy = (replica: Replica, sections: ReadonlyMap<Audience, SectionId>): readonly Told[] =>
  AUDIENCES.flatMap((audience) => {
    const section = sections.get(audience);
    const state = section && replica.shown(section);
    return childVoices(state ?? emptySection).map((voice) => ({ audience, voice }));
  }).sort((a, b) => b.voice.createdAt - a.voice.createdAt);

/** An open pen, which is put away when it is replaced and when the child's page goes. */
export function createPen(): readonly [Accessor<ChildPen | undefined>, (pen: ChildPen | undefined) => void] {
  const [pen, setPen] = createSignal<ChildPen>();
  createEffect(on(pen, (now) => onCleanup(() => now?.wipe())));
  return [pen, setPen];
}

/** The hand of a child on its parent's device. */
export function createChildHand(member: Accessor<Recorded<FamilyMember>>, pen: ChildPen): ChildHand {
  const { t } = useI18n();
  const dossier = useOwnDossier();
  const sections = () => childSections(dossier(), member().ref);
  const all = () => toldBy(dossier(), sections());
  const isOwn = ({ voice }: Told): boolean => voice.ref.author === holder(pen.grant);
  const sentence = (fault: ChildPenFault): string => penFaultText(t(), fault);
  return {
    name: () => member().fields.name,
    parent: () => residentName(dossier()) ?? t().holder.plan.owner,
    own: () => all().filter(isOwn),
    earlier: () => all().filter((told) => !isOwn(told)),
    say: async (audience, values, id, editing) => {
      const section = sections().get(audience);
      const { ageBand } = member().fields;
      if (section === undefined) return t().child.tell.failed;
      const same = editing?.audience === audience;
      const which = same ? { id: editing.voice.ref.id, isNew: false } : { id, isNew: true };
      const done = await pen.say(section, { ...values, ageBand: ageBand ?? null }, which);
      if (!done.ok) return sentence(done.error);
      const before = editing && !same ? sections().get(editing.audience) : undefined;
      const moved = editing && before && (await pen.takeBack(before, editing.voice.ref.id));
      return moved && !moved.ok ? sentence(moved.error) : undefined;
    },
    takeBack: async ({ audience, voice }) => {
      const section = sections().get(audience);
      const done = section && (await pen.takeBack(section, voice.ref.id));
      return !done ? t().child.tell.failed : done.ok ? undefined : sentence(done.error);
    },
  };
}

function penFaultText(t: Catalogue, fault: ChildPenFault): string {
  switch (fault.type) {
    case "offline":
      return t.errors.offline;
    case "field-too-long":
      return t.errors.tooLong;
    case "clock":
      return t.errors.clock;
    case "storage":
      return t.errors.storageFull;
    default:
      return t.child.tell.failed;
  }
}
