import { useNavigate, useParams, useSearchParams } from "@solidjs/router";
import { createSignal, type JSX, Show } from "solid-js";
import { Button } from "#src/ui/kit/Button.tsx";
import { ErrorText } from "#src/ui/kit/ErrorText.tsx";
import { useI18n } from "#src/ui/kit/i18n-context.tsx";
import { LinkButton } from "#src/ui/kit/LinkButton.tsx";
import { Page } from "#src/ui/kit/Page.tsx";
import { createWriter } from "#src/ui/session/create-writer.ts";
import { faultText } from "#src/ui/session/fault-text.ts";
import { say } from "#src/ui/session/toast.ts";
import { createNetwork } from "./create-network.ts";
import { type Member, takeOff } from "./move-member.ts";
import { MoveButtons } from "./MoveButtons.tsx";
import { PersonEditor } from "./PersonEditor.tsx";
import { PersonFacts } from "./PersonFacts.tsx";

/** One person: how close, what is known, change or take off the list. */
export default function PersonPage(): JSX.Element {
  const { t } = useI18n();
  const params = useParams<{ id: string }>();
  const [query] = useSearchParams<{ pas: string }>();
  const navigate = useNavigate();
  const network = createNetwork();
  const writer = createWriter();
  const [editing, setEditing] = createSignal(query.pas === "aan");

  const remove = async (member: Member): Promise<void> => {
    const done = await takeOff(writer, network.section(), member);
    if (!done) return;
    const undo = { label: t().people.person.putBack, run: () => void done.undo() };
    say({ text: t().people.person.removed(member.fields.name), undo }, "next");
    navigate("/mensen");
  };
  const error = (): string | undefined => {
    const fault = writer.fault();
    return fault && faultText(t(), fault);
  };
  return (
    <Show
      when={network.member(params.id)}
      fallback={
        <Page
          title={t().people.person.title}
          heading={t().people.person.gone}
          actions={<LinkButton href="/mensen">{t().people.person.toList}</LinkButton>}
        />
      }
    >
      {(member) => (
        <Page
          title={t().people.person.title}
          heading={
            <bdi dir="auto" translate="no">
              {member().fields.name}
            </bdi>
          }
          back="/mensen"
          actions={
            <Show when={!editing()}>
              <Button icon="pencil" onClick={() => setEditing(true)}>
                {t().people.person.edit}
              </Button>
              <Button kind="text" icon="trash" onClick={() => void remove(member())}>
                {t().people.person.remove}
              </Button>
            </Show>
          }
        >
          <ErrorText text={error()} />
          <Show
            when={editing()}
            fallback={
              <>
                <MoveButtons network={network} member={member()} />
                <PersonFacts member={member().fields} />
              </>
            }
          >
            <PersonEditor network={network} member={member()} onClose={() => setEditing(false)} />
          </Show>
        </Page>
      )}
    </Show>
  );
}
