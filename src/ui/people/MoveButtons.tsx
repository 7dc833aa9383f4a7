import { createSignal, type JSX } from "solid-js";
import { Button } from "#src/ui/kit/Button.tsx";
import { ErrorText } from "#src/ui/kit/ErrorText.tsx";
import { useI18n } from "#src/ui/kit/i18n-context.tsx";
import { createWriter } from "#src/ui/session/create-writer.ts";
import { faultText } from "#src/ui/session/fault-text.ts";
import { say } from "#src/ui/session/toast.ts";
import type { Network } from "./create-network.ts";
import { type Direction, type Member, move } from "./move-member.ts";
import { ringWord } from "./ring-words.ts";

/** Dichterbij · Verder weg, with what it came to in words, and the way back. */
export function MoveButtons(props: { readonly network: Network; readonly member: Member }): JSX.Element {
  const { t } = useI18n();
  const writer = createWriter();
  const [told, setTold] = createSignal("");

  const go = async (member: Member, direction: Direction): Promise<void> => {
    const done = await move(writer, props.network.section(), member, direction);
    if (done === "edge") {
      setTold(direction === "nearer" ? t().people.person.closest : t().people.person.furthest);
      return;
    }
    setTold("");
    if (!done) return;
    const text = t().people.person.moved(member.fields.name, ringWord(t(), done.now));
    say({ text, undo: { label: t().people.person.putBack, run: () => void done.undo() } });
    setTold(text);
  };
  const error = (): string | undefined => {
    const fault = writer.fault();
    return fault && faultText(t(), fault);
  };
  return (
    <div class="roer-section">
      <p role="status">
        <bdi>{told() === "" ? t().people.person.where(ringWord(t(), props.member.fields.ring)) : told()}</bdi>
      </p>
      <div class="roer-buttons">
        <Button kind="quiet" onClick={() => void go(props.member, "nearer")}>
          {t().people.person.closer}
        </Button>
        <Button kind="quiet" onClick={() => void go(props.member, "farther")}>
          {t().people.person.further}
        </Button>
      </div>
      <ErrorText text={error()} />
    </div>
  );
}
