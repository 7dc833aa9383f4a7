import { createSignal, type JSX, Show } from "solid-js";
import { Button } from "#src/ui/kit/Button.tsx";
import { ErrorText } from "#src/ui/kit/ErrorText.tsx";
import { useI18n } from "#src/ui/kit/i18n-context.tsx";
import { faultText } from "#src/ui/session/fault-text.ts";
import { inTurn } from "#src/ui/session/in-turn.ts";
import { say } from "#src/ui/session/toast.ts";
import type { Network } from "./create-network.ts";
import { type Direction, type Member, move as moveMember, turned } from "./move-member.ts";
import { ringWord } from "./ring-words.ts";

export type MoveButtonsProps = {
  readonly network: Network;
  readonly member: Member;
  /** Where it is drawn, in degrees from the top; left out where no map is in sight. */
  readonly angle?: number | undefined;
};

/** Dichterbij · Verder weg, and on the map a turn to the left or right, with what it came to in words, and the way back. */
export function MoveButtons(props: MoveButtonsProps): JSX.Element {
  const { t } = useI18n();
  const [told, setTold] = createSignal("");

  const turns = inTurn();
  const go = async (id: string, direction: Direction): Promise<void> => {
    const member = props.network.member(id);
    if (!member) return;
    const done = await moveMember(props.network.write, member, direction);
    if (done === "edge") {
      setTold(direction === "nearer" ? t().people.person.closest : t().people.person.furthest);
      return;
    }
    setTold("");
    if (!done) return;
    const text = t().people.person.moved(member.fields.name, ringWord(t(), done.ring));
    say({ text, undo: { label: t().people.person.putBack, run: () => void done.undo() } });
    setTold(text);
  };
  const turn = async (id: string, drawn: number, to: "left" | "right"): Promise<void> => {
    const member = props.network.member(id);
    if (!member) return;
    const from = member.fields.angle ?? drawn;
    const undo = await props.network.records.change(member, { angle: turned(from, to) });
    if (!undo) return;
    const words = t().people.person;
    const text = (to === "left" ? words.turnedLeft : words.turnedRight)(member.fields.name);
    say({ text, undo: { label: words.putBack, run: () => void undo() } });
    setTold(text);
  };
  const move = (id: string, direction: Direction): void => {
    // oxlint-disable-next-line solid/reactivity -- looks up where one stands when its turn comes
    turns(() => go(id, direction));
  };
  const rotate = (id: string, drawn: number, to: "left" | "right"): void => {
    // oxlint-disable-next-line solid/reactivity -- as above
    turns(() => turn(id, drawn, to));
  };
  const error = (): string | undefined => {
    const fault = props.network.records.writer.fault();
    return fault && faultText(t(), fault);
  };
  return (
    <div class="roer-section">
      <p role="status">
        <bdi>{told() === "" ? t().people.person.where(ringWord(t(), props.member.fields.ring)) : told()}</bdi>
      </p>
      <div class="roer-buttons">
        <Button kind="quiet" onClick={() => move(props.member.ref.id, "nearer")}>
          {t().people.person.closer}
        </Button>
        <Button kind="quiet" onClick={() => move(props.member.ref.id, "farther")}>
          {t().people.person.further}
        </Button>
        <Show when={props.angle !== undefined}>
          <Button kind="text" onClick={() => rotate(props.member.ref.id, props.angle ?? 0, "left")}>
            {t().people.person.left}
          </Button>
          <Button kind="text" onClick={() => rotate(props.member.ref.id, props.angle ?? 0, "right")}>
            {t().people.person.right}
          </Button>
        </Show>
      </div>
      <ErrorText text={error()} />
    </div>
  );
}
