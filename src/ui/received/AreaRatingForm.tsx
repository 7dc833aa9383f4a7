import { createMemo, createSignal, type JSX } from "solid-js";
import { AreaRating } from "#src/dossier/area-rating.ts";
import { createFrom, type Unchecked } from "#src/dossier/kind.ts";
import { lifeAreas } from "#src/dossier/life-area.ts";
import { newEntityId } from "#src/operations/access-change.ts";
import { record, type RecordFault } from "#src/operations/record.ts";
import type { Replica } from "#src/operations/replica.ts";
import { useI18n } from "#src/ui/kit/i18n-context.tsx";
import { Section } from "#src/ui/kit/Section.tsx";
import { areaName } from "#src/ui/reading/area-name.ts";
import { ratingFields } from "#src/ui/reading/rating-fields.ts";
import type { RecordField } from "#src/ui/reading/record-fields.ts";
import { useApp, useSession } from "#src/ui/session/app-context.tsx";
import { useToday } from "#src/ui/session/use-today.ts";
import { RecordForm } from "#src/ui/writing/RecordForm.tsx";
import { raterOf } from "./rater-of.ts";
import type { Part } from "./what-holder-may.ts";

export type AreaRatingFormProps = { readonly replica: Replica; readonly part: Part; readonly name: string };

/** How an area goes as this holder sees it, beside the resident's own view and never in its place. */
export function AreaRatingForm(props: AreaRatingFormProps): JSX.Element {
  const { t } = useI18n();
  const app = useApp();
  const session = useSession();
  const today = useToday();
  const [fault, setFault] = createSignal<RecordFault>();
  const [done, setDone] = createSignal(false);
  const areas = createMemo(() => lifeAreas(props.part.state).filter(({ hidden }) => !hidden));
  const fields = (): readonly RecordField[] => [
    {
      type: "choice",
      name: "area",
      label: t().holder.rate.area,
      missing: t().kit.choose,
      choices: areas().map((area) => ({ value: area.id, label: areaName(t(), area) })),
    },
    ...ratingFields(t()),
  ];
  const send = async ({ replica, part }: AreaRatingFormProps, values: Unchecked): Promise<boolean> => {
    const rating = { ...values, on: today(), ratedBy: raterOf(session()) };
    const kept = await record(session(), replica, part.id, (at) => createFrom(AreaRating, rating, newEntityId(), at));
    setFault(kept.ok ? undefined : kept.error);
    if (!kept.ok) return false;
    setDone(true);
    app.wake();
    return true;
  };
  return (
    <Section heading={t().holder.rate.heading(props.name)}>
      <RecordForm
        fields={fields()}
        draft={`rate/${props.part.id}`}
        start={{}}
        writer={{
          fault,
          clear: () => {
            setFault(undefined);
            setDone(false);
          },
        }}
        onSave={(values) => send(props, values)}
        saveLabel={t().holder.score.send}
        quiet
      />
      <p role="status">{done() ? t().holder.score.sent : ""}</p>
    </Section>
  );
}
