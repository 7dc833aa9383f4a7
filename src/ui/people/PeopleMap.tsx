import { createMemo, createSignal, type JSX, Show } from "solid-js";
import type { RingNode, RingPlace } from "#src/ui/kit/ring-layout.ts";
import { useI18n } from "#src/ui/kit/i18n-context.tsx";
import { LinkButton } from "#src/ui/kit/LinkButton.tsx";
import { RingMap } from "#src/ui/kit/RingMap.tsx";
import { Sheet } from "#src/ui/kit/Sheet.tsx";
import { say } from "#src/ui/session/toast.ts";
import type { Network } from "./create-network.ts";
import type { Member } from "./move-member.ts";
import { MoveButtons } from "./MoveButtons.tsx";
import { ringWord } from "./ring-words.ts";

/** The map, to drag names on; and the sheet of whoever is chosen, with buttons that do the same. */
export function PeopleMap(props: { readonly network: Network }): JSX.Element {
  const { t } = useI18n();
  const [opened, setOpened] = createSignal<{ readonly id: string; readonly angle: number }>();
  const nodes = createMemo((): readonly RingNode[] =>
    props.network.members().map(({ ref, fields }) => ({
      id: ref.id,
      name: fields.name,
      ring: fields.ring,
      angle: fields.angle,
      isPlace: fields.group === "places",
    })),
  );
  const member = (): Member | undefined => {
    const id = opened()?.id;
    return id === undefined ? undefined : props.network.member(id);
  };
  const drop = async (id: string, { ring, angle }: RingPlace): Promise<void> => {
    const moved = props.network.member(id);
    if (!moved) return;
    const undo = await props.network.records.change(moved, { ring, angle });
    if (!undo) return;
    const text = t().people.person.moved(moved.fields.name, ringWord(t(), ring));
    say({ text, undo: { label: t().people.person.putBack, run: () => void undo() } });
  };
  return (
    <>
      <RingMap
        nodes={nodes()}
        label={t().people.mapAlt}
        onOpen={(id, angle) => setOpened({ id, angle })}
        onMove={(id, place) => void drop(id, place)}
      />
      <p class="roer-field__hint">{t().people.mapHint}</p>
      <Sheet open={member() !== undefined} heading={member()?.fields.name ?? ""} onClose={() => setOpened(undefined)}>
        <Show when={member()}>
          {(person) => (
            <>
              <MoveButtons network={props.network} member={person()} angle={person().fields.angle ?? opened()?.angle} />
              <LinkButton href={`/mensen/${person().ref.id}?pas=aan`}>{t().people.person.edit}</LinkButton>
            </>
          )}
        </Show>
      </Sheet>
    </>
  );
}
