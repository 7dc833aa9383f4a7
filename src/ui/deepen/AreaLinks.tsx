import { createMemo, createSignal, For, type JSX, Show } from "solid-js";
import { AreaLink, areaLinks } from "#src/dossier/area-link.ts";
import type { Recorded, Unchecked } from "#src/dossier/kind.ts";
import { type AreaId, lifeAreas } from "#src/dossier/life-area.ts";
import { Button } from "#src/ui/kit/Button.tsx";
import { useI18n } from "#src/ui/kit/i18n-context.tsx";
import { Section } from "#src/ui/kit/Section.tsx";
import { areaName } from "#src/ui/reading/area-name.ts";
import { OwnWords } from "#src/ui/reading/OwnWords.tsx";
import type { RecordField } from "#src/ui/reading/record-fields.ts";
import { say } from "#src/ui/session/toast.ts";
import { createRecords } from "#src/ui/writing/create-records.ts";
import { RecordForm } from "#src/ui/writing/RecordForm.tsx";

/** "Hangt samen met": what weighs on what, as the resident sees it; seen from both sides. */
export function AreaLinks(props: { readonly area: AreaId }): JSX.Element {
  const { t } = useI18n();
  const [adding, setAdding] = createSignal(false);
  const records = createRecords({ kind: AreaLink, section: "areas", all: areaLinks });
  const areas = createMemo(() => lifeAreas(records.state()));
  const nameOf = (id: AreaId): string =>
    areaName(t(), areas().find((area) => area.id === id) ?? { id, name: undefined });
  const links = createMemo(() =>
    areaLinks(records.state()).filter(({ fields }) => fields.from === props.area || fields.to === props.area),
  );
  const sentence = ({ from, to }: AreaLink): string => t().deepen.links.says(nameOf(from), nameOf(to));
  const fields = (): readonly RecordField[] => [
    {
      type: "choice",
      name: "to",
      label: t().deepen.links.to(nameOf(props.area)),
      missing: t().kit.choose,
      choices: areas()
        .filter(({ id, hidden }) => id !== props.area && !hidden)
        .map((area) => ({ value: area.id, label: areaName(t(), area) })),
    },
    { type: "line", name: "words", label: t().deepen.links.how, hint: t().deepen.links.howHint },
  ];
  const add = async (values: Unchecked): Promise<boolean> => {
    const undo = await records.add({ from: props.area, ...values });
    if (!undo) return false;
    say({ text: t().deepen.links.saved, undo: { run: () => void undo() } });
    setAdding(false);
    return true;
  };
  const remove = async (link: Recorded<AreaLink>): Promise<void> => {
    const undo = await records.remove(link);
    if (undo) say({ text: t().deepen.links.removed, undo: { label: t().records.putBack, run: () => void undo() } });
  };
  return (
    <Section heading={t().deepen.links.heading}>
      <Show when={links().length > 0} fallback={<p>{t().deepen.links.none}</p>}>
        <ul class="roer-form">
          <For each={links()}>
            {(link) => (
              <li class="roer-note">
                <p dir="auto">{sentence(link.fields)}</p>
                <Show when={link.fields.words}>{(words) => <OwnWords text={words()} />}</Show>
                <div class="roer-buttons">
                  <Button
                    kind="text"
                    icon="trash"
                    label={t().deepen.links.remove(sentence(link.fields))}
                    onClick={() => void remove(link)}
                  >
                    {t().records.remove}
                  </Button>
                </div>
              </li>
            )}
          </For>
        </ul>
      </Show>
      <Show
        when={adding()}
        fallback={
          <div class="roer-buttons">
            <Button kind="text" icon="add" onClick={() => setAdding(true)}>
              {t().deepen.links.add}
            </Button>
          </div>
        }
      >
        <RecordForm
          fields={fields()}
          draft={`area-link/${props.area}`}
          start={{}}
          writer={records.writer}
          onSave={add}
          onCancel={() => setAdding(false)}
        />
      </Show>
    </Section>
  );
}
