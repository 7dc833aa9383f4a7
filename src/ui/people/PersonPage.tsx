import { useNavigate, useParams, useSearchParams } from "@solidjs/router";
import { createSignal, type JSX, Show } from "solid-js";
import type { Unchecked } from "#src/dossier/kind.ts";
import { Button } from "#src/ui/kit/Button.tsx";
import { useI18n } from "#src/ui/kit/i18n-context.tsx";
import { LinkButton } from "#src/ui/kit/LinkButton.tsx";
import { Page } from "#src/ui/kit/Page.tsx";
import { networkFields } from "#src/ui/reading/network-fields.ts";
import { RecordFacts } from "#src/ui/reading/RecordFacts.tsx";
import { focusHeading } from "#src/ui/session/focus-heading.ts";
import { say } from "#src/ui/session/toast.ts";
import { formOf } from "#src/ui/writing/form-values.ts";
import { History } from "#src/ui/writing/History.tsx";
import { RecordForm } from "#src/ui/writing/RecordForm.tsx";
import { createNetwork } from "./create-network.ts";
import type { Member } from "./move-member.ts";
import { MoveButtons } from "./MoveButtons.tsx";
import { PersonFeeling } from "./PersonFeeling.tsx";

/** One person or place: how close, what is known, what the resident feels, change or take off the list. */
export default function PersonPage(): JSX.Element {
  const { t } = useI18n();
  const params = useParams<{ id: string }>();
  const [query] = useSearchParams<{ pas: string }>();
  const navigate = useNavigate();
  const network = createNetwork();
  const [editing, setEditing] = createSignal(query.pas === "aan");
  const fields = () => networkFields(t());

  const save = async (member: Member, values: Unchecked): Promise<boolean> => {
    const undo = await network.records.change(member, values);
    if (!undo) return false;
    say({ text: t().people.person.changed, undo: { run: () => void undo() } });
    setEditing(false);
    focusHeading();
    return true;
  };
  const remove = async (member: Member): Promise<void> => {
    const undo = await network.records.remove(member);
    if (!undo) return;
    const back = { label: t().people.person.putBack, run: () => void undo() };
    say({ text: t().people.person.removed(member.fields.name), undo: back }, "next");
    navigate("/mensen");
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
          <Show
            when={editing()}
            fallback={
              <>
                <MoveButtons network={network} member={member()} />
                <RecordFacts fields={fields()} values={member().fields} without="name" />
                <PersonFeeling member={member()} />
                <History state={network.state()} record={member().ref} fields={fields()} />
              </>
            }
          >
            <RecordForm
              fields={fields()}
              draft={`person/${member().ref.id}`}
              start={formOf(fields(), member().fields)}
              writer={network.records.writer}
              onSave={(values) => save(member(), values)}
              onCancel={() => setEditing(false)}
            />
          </Show>
        </Page>
      )}
    </Show>
  );
}
