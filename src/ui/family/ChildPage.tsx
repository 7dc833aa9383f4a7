import { useParams, useSearchParams } from "@solidjs/router";
import { createMemo, createSignal, type JSX, Match, onMount, Show, Switch } from "solid-js";
import { type FamilyMember, familyMembers } from "#src/dossier/family-member.ts";
import type { Recorded } from "#src/dossier/kind.ts";
import type { ChildSecret } from "#src/operations/child-lock.ts";
import { childSections } from "#src/operations/give-child-key.ts";
import { useI18n } from "#src/ui/kit/i18n-context.tsx";
import { LinkButton } from "#src/ui/kit/LinkButton.tsx";
import { Page } from "#src/ui/kit/Page.tsx";
import { useOwnDossier, useSession } from "#src/ui/session/app-context.tsx";
import { childStepAt } from "#src/ui/writing/child-hand.ts";
import { ChildTell } from "#src/ui/writing/ChildTell.tsx";
import { ChildSetup } from "./ChildSetup.tsx";
import { ChildUnlock } from "./ChildUnlock.tsx";
import { createChildHand, createPen, secretOf } from "./create-child.ts";
import { FAMILY } from "./family-addresses.ts";

/** A child's own place on the parent's device: first its secret, then what it tells. Whoever leaves puts the pen away. */
export default function ChildPage(): JSX.Element {
  const { t } = useI18n();
  const params = useParams<{ id: string; step?: string }>();
  const dossier = useOwnDossier();
  const member = createMemo(() => familyMembers(dossier().shownOf("family")).find(({ ref }) => ref.id === params.id));
  const isThere = createMemo(() => member() !== undefined);
  return (
    <Show
      when={isThere()}
      fallback={
        <Page
          title={t().child.setup.title}
          heading={t().records.gone}
          actions={<LinkButton href={FAMILY}>{t().records.toList}</LinkButton>}
        />
      }
    >
      <OneChild id={params.id} step={params.step} member={member()} />
    </Show>
  );
}

type OneChildProps = {
  readonly id: string;
  readonly step: string | undefined;
  readonly member: Recorded<FamilyMember> | undefined;
};

function OneChild(props: OneChildProps): JSX.Element {
  const session = useSession();
  const dossier = useOwnDossier();
  const [search] = useSearchParams<{ opnieuw: string }>();
  const [pen, setPen] = createPen();
  const [secret, setSecret] = createSignal<ChildSecret>();
  const [looked, setLooked] = createSignal(false);
  const leave = (): string => `${FAMILY}/${props.id}`;
  const base = (): string => `${leave()}/vertel`;
  // oxlint-disable-next-line solid/reactivity -- a record that goes takes its screen with it
  let last = props.member;
  const member = (): Recorded<FamilyMember> => (last = props.member ?? last) as Recorded<FamilyMember>;

  onMount(() => {
    if (search.opnieuw !== undefined) return void setLooked(true);
    void secretOf(session(), dossier(), childSections(dossier(), member().ref)).then((found) => {
      setSecret(found);
      setLooked(true);
    });
  });
  return (
    <Switch>
      <Match when={pen()} keyed>
        {(open) => {
          // Once for each pen: the screens come and go, the hand stays.
          const hand = createChildHand(member, open);
          return (
            <ChildTell
              hand={hand}
              step={childStepAt(props.step)}
              base={base()}
              leave={leave()}
              giveBack
              draft={`child/${props.id}`}
            />
          );
        }}
      </Match>
      <Match when={secret()}>
        {(known) => <ChildUnlock secret={known()} name={member().fields.name} back={leave()} onOpen={setPen} />}
      </Match>
      <Match when={looked()}>
        <ChildSetup member={member()} back={leave()} onReady={setPen} />
      </Match>
    </Switch>
  );
}
