import { For, type JSX, Show } from "solid-js";
import { takenAlong } from "#src/dossier/taken-along.ts";
import { type OpenDossier, parseOpenDossier } from "#src/exports/open-json.ts";
import type { FileSection } from "#src/operations/take-in.ts";
import { useI18n } from "#src/ui/kit/i18n-context.tsx";
import { Section } from "#src/ui/kit/Section.tsx";
import { useOwnDossier } from "#src/ui/session/app-context.tsx";
import { createTakeIn } from "./create-take-in.ts";
import { TakeInFrame } from "./TakeInFrame.tsx";

/** A year of everything is some hundreds of kilobytes; what is far larger is something else. */
const MOST_BYTES = 64 * 1024 * 1024;

/** A plan out of the file that was made of it. */
export default function TakeInPage(): JSX.Element {
  const { t, f } = useI18n();
  const words = () => t().takeAlong.back;
  const taking = createTakeIn<OpenDossier>({ mostBytes: MOST_BYTES, read: parseOpenDossier, sectionsOf });
  const from = (): string | undefined => {
    const file = taking.file();
    return file && words().of(file.resident, f().date(Date.parse(file.exportedAt)));
  };
  const left = (): readonly string[] => [
    ...((taking.plan()?.unreadable ?? 0) > 0 ? [words().leftWhy] : []),
    ...(taking.file()?.sections.some(({ records }) => records.some(({ by }) => by !== undefined))
      ? [words().others]
      : []),
  ];
  return (
    <TakeInFrame taking={taking} accept=".json,application/json" words={words()} from={from()} left={left()}>
      <Copies />
    </TakeInFrame>
  );
}

const sectionsOf = ({ sections }: OpenDossier): readonly FileSection[] =>
  sections.map(({ id, kind, records }) => ({
    id,
    kind,
    records: records.map(({ createdAt, amendedAt, files: _named, ...record }) => ({
      ...record,
      createdAt: Date.parse(createdAt),
      amendedAt: Date.parse(amendedAt),
    })),
  }));

/** What others wrote in the plan that was taken in: kept, and nobody's own words any more. */
function Copies(): JSX.Element {
  const { t, f } = useI18n();
  const dossier = useOwnDossier();
  const copies = () =>
    dossier().sections.flatMap(({ id }) => {
      const state = dossier().shown(id);
      return state
        ? takenAlong(state).flatMap(({ fields }) => (typeof fields.fields["text"] === "string" ? [fields] : []))
        : [];
    });
  return (
    <Show when={copies().length > 0}>
      <Section heading={t().takeAlong.back.copies}>
        <ul class="roer-plain-list">
          <For each={copies()}>
            {({ by, createdAt, fields }) => (
              <li>
                <p class="roer-quiet">{t().takeAlong.back.copy(by, f().date(createdAt))}</p>
                <p dir="auto">{String(fields["text"])}</p>
              </li>
            )}
          </For>
        </ul>
      </Section>
    </Show>
  );
}
