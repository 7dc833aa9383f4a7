import { createSignal, type JSX } from "solid-js";
import { NAME_LENGTH } from "#src/dossier/field-rules.ts";
import { retract } from "#src/dossier/kind.ts";
import { createNetworkMember, NetworkMember } from "#src/dossier/network-member.ts";
import { newEntityId } from "#src/operations/access-change.ts";
import { Button } from "#src/ui/kit/Button.tsx";
import { useI18n } from "#src/ui/kit/i18n-context.tsx";
import { Page } from "#src/ui/kit/Page.tsx";
import { TextField } from "#src/ui/kit/TextField.tsx";
import { createDraft } from "#src/ui/session/create-draft.ts";
import { createWriter } from "#src/ui/session/create-writer.ts";
import { faultText } from "#src/ui/session/fault-text.ts";
import { say } from "#src/ui/session/toast.ts";
import { useOnward } from "#src/ui/session/use-onward.ts";
import { createNetwork } from "./create-network.ts";
import { type RingChoice, RingField, ringOf } from "#src/ui/writing/RingField.tsx";

/** Iemand erbij: a name, and how close. All the rest may come later. */
export default function NewPersonPage(): JSX.Element {
  const { t } = useI18n();
  const onward = useOnward();
  const writer = createWriter();
  const { section } = createNetwork();
  const [name, setName, clear] = createDraft("new-person/name");
  const [ring, setRing] = createSignal<RingChoice>("near");
  let field: HTMLInputElement | undefined;

  const save = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    const id = newEntityId();
    const to = section();
    const person = { name: name(), ring: ringOf(ring()) };
    if (!(await writer.write(to, (at) => createNetworkMember(person, id, at)))) {
      field?.focus();
      return;
    }
    const undo = { run: () => void writer.write(to, (at) => retract(NetworkMember, id, at)) };
    say({ text: t().people.make.saved(person.name.trim()), undo }, "next");
    clear();
    onward("/mensen", { replace: true });
  };
  const error = (): string | undefined => {
    const fault = writer.fault();
    return fault && faultText(t(), fault, t().people.make.missing);
  };
  return (
    <Page title={t().people.make.title} heading={t().people.make.heading} back="/mensen">
      <form class="roer-form" onSubmit={(event) => void save(event)}>
        <TextField
          label={t().people.make.name}
          hint={t().people.make.nameHint}
          value={name()}
          onInput={(typed) => {
            writer.clear();
            setName(typed);
          }}
          capitals="words"
          maxLength={NAME_LENGTH}
          error={error()}
          ref={(element) => {
            field = element;
          }}
        />
        <RingField value={ring()} onChange={setRing} />
        <div class="roer-page__actions">
          <Button type="submit">{t().people.make.save}</Button>
        </div>
      </form>
    </Page>
  );
}
