import { useParams } from "@solidjs/router";
import { createMemo, type JSX, Show } from "solid-js";
import { type Audience, childPartOf } from "#src/dossier/child-part.ts";
import { ChildVoice, childVoices } from "#src/dossier/child-voice.ts";
import { retract } from "#src/dossier/kind.ts";
import { recordOwnWords } from "#src/operations/own-words.ts";
import { record, type RecordFault } from "#src/operations/record.ts";
import type { Replica } from "#src/operations/replica.ts";
import { type GrantId, parseId16, type SectionId } from "#src/protocol/ids.ts";
import { useI18n } from "#src/ui/kit/i18n-context.tsx";
import { useApp, useSession } from "#src/ui/session/app-context.tsx";
import { residentName } from "#src/operations/resident-name.ts";
import { faultText } from "#src/ui/session/fault-text.ts";
import { type ChildHand, childStepAt, type Told } from "#src/ui/writing/child-hand.ts";
import { ChildTell } from "#src/ui/writing/ChildTell.tsx";
import { childSectionsOf } from "./childs-key.ts";
import { NoKeyScreen } from "./NoKeyScreen.tsx";

/** `/gekregen/:id/vertel`: a child tells something on a device of its own. */
export default function ChildTellPage(): JSX.Element {
  const session = useSession();
  const params = useParams<{ id: string; step?: string }>();
  const grant = createMemo(() => parseId16<GrantId>(params.id));
  const isChild = createMemo(() => {
    const id = grant();
    const replica = id && session().replica(id);
    return replica !== undefined && childSectionsOf(replica).size > 0;
  });
  return (
    <Show when={isChild() && grant()} keyed fallback={<NoKeyScreen />}>
      {(id) => <OneChild grant={id} step={params.step} />}
    </Show>
  );
}

function OneChild(props: { readonly grant: GrantId; readonly step: string | undefined }): JSX.Element {
  const { t } = useI18n();
  const app = useApp();
  const session = useSession();
  const replica = (): Replica | undefined => session().replica(props.grant);
  const sections = (): ReadonlyMap<Audience, SectionId> => {
    const now = replica();
    return now ? childSectionsOf(now) : new Map<Audience, SectionId>();
  };
  const all = (): readonly Told[] =>
    [...sections()]
      .flatMap(([audience, id]) => {
        const state = replica()?.shown(id);
        return state ? childVoices(state).map((voice) => ({ audience, voice })) : [];
      })
      .sort((a, b) => b.voice.createdAt - a.voice.createdAt);
  const part = () => {
    const [id] = sections().values();
    const state = id && replica()?.shown(id);
    return state && childPartOf(state)?.fields;
  };
  const settled = (fault: RecordFault | undefined): string | undefined => {
    if (fault) return faultText(t(), fault, t().child.tell.nothing);
    app.wake();
    return undefined;
  };
  const takeBack = async ({ audience, voice }: Told): Promise<RecordFault | undefined> => {
    const [now, section] = [replica(), sections().get(audience)];
    if (!now || section === undefined) return { type: "access-over" };
    const done = await record(session(), now, section, (at) => retract(ChildVoice, voice.ref.id, at));
    return done.ok ? undefined : done.error;
  };
  const hand: ChildHand = {
    name: () => part()?.name ?? t().child.somebody,
    parent: () => {
      const now = replica();
      return (now && residentName(now)) ?? t().holder.plan.owner;
    },
    own: () => all().filter(({ voice }) => voice.ref.author === replica()?.author),
    earlier: () => all().filter(({ voice }) => voice.ref.author !== replica()?.author),
    say: async (audience, values, id, editing) => {
      const [now, section] = [replica(), sections().get(audience)];
      if (!now || section === undefined) return t().errors.notAllowed;
      const same = editing?.audience === audience;
      const which = same ? { id: editing.voice.ref.id, isNew: false } : { id, isNew: true };
      const whole = { ...values, ageBand: part()?.ageBand ?? null };
      const done = await recordOwnWords(session(), now, section, ChildVoice, whole, which);
      if (!done.ok) return settled(done.error);
      return settled(editing && !same ? await takeBack(editing) : undefined);
    },
    takeBack: async (told) => settled(await takeBack(told)),
  };
  return (
    <ChildTell
      hand={hand}
      step={childStepAt(props.step)}
      base={`/gekregen/${props.grant}/vertel`}
      leave={`/gekregen/${props.grant}`}
      giveBack={false}
      draft={`child/${props.grant}`}
    />
  );
}
