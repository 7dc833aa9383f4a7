import { useParams } from "@solidjs/router";
import { createMemo, type JSX, Match, Show, Switch } from "solid-js";
import { type Audience, childPartOf } from "#src/dossier/child-part.ts";
import { ChildVoice, childVoices } from "#src/dossier/child-voice.ts";
import { retract } from "#src/dossier/kind.ts";
import { recordOwnWords } from "#src/operations/own-words.ts";
import { record, type RecordFault } from "#src/operations/record.ts";
import type { Replica } from "#src/operations/replica.ts";
import { type GrantId, parseId16, type SectionId } from "#src/protocol/ids.ts";
import { useI18n } from "#src/ui/kit/i18n-context.tsx";
import { Page } from "#src/ui/kit/Page.tsx";
import { useApp, useSession } from "#src/ui/session/app-context.tsx";
import { useReceived } from "#src/ui/session/use-received.ts";
import { residentName } from "#src/operations/resident-name.ts";
import { faultText } from "#src/ui/session/fault-text.ts";
import { type ChildHand, childStepAt, type Told } from "#src/ui/writing/child-hand.ts";
import { ChildTell } from "#src/ui/writing/ChildTell.tsx";
import { childSectionsOf } from "./childs-key.ts";
import { NoKeyScreen } from "./NoKeyScreen.tsx";

/** `/gekregen/:id/vertel`: a child tells something on a device of its own. */
export default function ChildTellPage(): JSX.Element {
  const app = useApp();
  const params = useParams<{ id: string; step?: string }>();
  return (
    <Show when={app.state().type === "open"}>
      <Show when={parseId16<GrantId>(params.id)} keyed fallback={<NoKeyScreen />}>
        {(grant) => <OfKey grant={grant} step={params.step} />}
      </Show>
    </Show>
  );
}

function OfKey(props: { readonly grant: GrantId; readonly step: string | undefined }): JSX.Element {
  const { t } = useI18n();
  const received = useReceived(() => props.grant);
  const isChild = createMemo(() => {
    const replica = received.now()?.replica;
    return replica !== undefined && childSectionsOf(replica).size > 0;
  });
  return (
    <Switch fallback={<NoKeyScreen />}>
      <Match when={received.reading()}>
        <Page title={t().child.tell.title} heading={t().workspace.list.reading} />
      </Match>
      <Match when={isChild()}>
        <OneChild grant={props.grant} step={props.step} />
      </Match>
    </Switch>
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
