import { createSignal, type JSX, Show } from "solid-js";
import type { Door } from "#src/operations/door.ts";
import type { Backup } from "#src/operations/open-backup.ts";
import { Button } from "#src/ui/kit/Button.tsx";
import { Fold } from "#src/ui/kit/Fold.tsx";
import { useI18n } from "#src/ui/kit/i18n-context.tsx";
import { PinField } from "#src/ui/kit/PinField.tsx";
import { createDoor } from "#src/ui/session/create-door.ts";
import { doorSentence } from "#src/ui/session/door-sentence.ts";
import { SecretField } from "#src/ui/writing/SecretField.tsx";

type Taken = Awaited<ReturnType<Door["takeCompartment"]>>;

/** The same for every backup: only the pincode of a compartment tells whether there is one in it. */
export function TakeCompartment(props: { readonly backup: Backup }): JSX.Element {
  const { t } = useI18n();
  const asking = createDoor(t);
  const [pin, setPin] = createSignal("");
  const [busy, setBusy] = createSignal(false);
  const [taken, setTaken] = createSignal<Taken>();
  const words = () => t().safety.compartment.back;

  const take = async (): Promise<void> => {
    if (busy()) return;
    setBusy(true);
    if (!asking.door()) await asking.submit();
    setTaken(await asking.door()?.takeCompartment(props.backup.along, pin()));
    setBusy(false);
  };
  const error = (): string | undefined => {
    const now = taken();
    if (!now || now.ok) return undefined;
    if (now.error.type === "nothing-opens") return words().nothing;
    return now.error.type === "pin-same" ? t().safety.compartment.same : doorSentence(t(), "pin", now.error);
  };
  return (
    <Fold label={words().label}>
      <form
        class="roer-form"
        onSubmit={(event) => {
          event.preventDefault();
          void take();
        }}
      >
        <p>{words().lead}</p>
        <PinField
          label={words().pin}
          value={pin()}
          onInput={(digits) => {
            setPin(digits);
            setTaken(undefined);
          }}
          error={error()}
        />
        <Show when={!asking.door()}>
          <p>{words().own}</p>
          <SecretField kind={asking.kind()} value={asking.typed()} onInput={asking.type} error={asking.error()} />
        </Show>
        <Button kind="quiet" type="submit" icon="lock" busy={busy()}>
          {words().action}
        </Button>
        <p role="status">{taken()?.ok ? words().done : ""}</p>
      </form>
    </Fold>
  );
}
