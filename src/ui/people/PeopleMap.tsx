import { createSignal, type JSX, Show } from "solid-js";
import type { RingNode } from "#src/ui/kit/ring-layout.ts";
import { useI18n } from "#src/ui/kit/i18n-context.tsx";
import { LinkButton } from "#src/ui/kit/LinkButton.tsx";
import { RingMap } from "#src/ui/kit/RingMap.tsx";
import { Sheet } from "#src/ui/kit/Sheet.tsx";
import type { Network } from "./create-network.ts";
import type { Member } from "./move-member.ts";
import { MoveButtons } from "./MoveButtons.tsx";

/** The map, and the sheet of whoever is chosen on it. */
export function PeopleMap(props: { readonly network: Network }): JSX.Element {
  const { t } = useI18n();
  const [opened, setOpened] = createSignal<string>();
  const nodes = (): readonly RingNode[] =>
    props.network.members().map(({ ref, fields }) => ({ id: ref.id, name: fields.name, ring: fields.ring }));
  const member = (): Member | undefined => {
    const id = opened();
    return id === undefined ? undefined : props.network.member(id);
  };
  return (
    <>
      <RingMap nodes={nodes()} label={t().people.mapAlt} onOpen={setOpened} />
      <Sheet open={member() !== undefined} heading={member()?.fields.name ?? ""} onClose={() => setOpened(undefined)}>
        <Show when={member()}>
          {(person) => (
            <>
              <MoveButtons network={props.network} member={person()} />
              <LinkButton href={`/mensen/${person().ref.id}?pas=aan`}>{t().people.person.edit}</LinkButton>
            </>
          )}
        </Show>
      </Sheet>
    </>
  );
}
