import { useParams } from "@solidjs/router";
import { type JSX, Show } from "solid-js";
import type { Unchecked } from "#src/dossier/kind.ts";
import type { Area } from "#src/dossier/life-area.ts";
import { useI18n } from "#src/ui/kit/i18n-context.tsx";
import { Page } from "#src/ui/kit/Page.tsx";
import { areaName } from "#src/ui/reading/area-name.ts";
import { lookAlongFields } from "#src/ui/reading/rating-fields.ts";
import { say } from "#src/ui/session/toast.ts";
import { useOnward } from "#src/ui/session/use-onward.ts";
import { RecordForm } from "#src/ui/writing/RecordForm.tsx";
import { createAreas } from "./create-areas.ts";
import { areaAddress, OVERVIEW } from "./questions.ts";

/** Somebody at the kitchen table says how they see it: beside what the resident says, never in its place. */
export default function LookAlongPage(): JSX.Element {
  const { t } = useI18n();
  const params = useParams<{ area: string }>();
  const onward = useOnward();
  const areas = createAreas();
  const save = async ({ id }: Area, values: Unchecked): Promise<boolean> => {
    const undo = await areas.lookAlong(id, values);
    if (!undo) return false;
    say({ text: t().explore.along.saved, undo: { run: () => void undo() } }, "next");
    onward(areaAddress(id));
    return true;
  };
  return (
    <Show
      when={areas.find(params.area)}
      fallback={<Page title={t().explore.title} heading={t().explore.area.gone} back={OVERVIEW} />}
    >
      {(area) => (
        <Page
          title={t().explore.along.title}
          heading={<bdi>{areaName(t(), area())}</bdi>}
          lead={t().explore.along.lead}
          back={areaAddress(area().id)}
        >
          <RecordForm
            fields={lookAlongFields(t())}
            draft={`explore/${area().id}/along`}
            start={{ ratedBy: "companion" }}
            writer={areas.writer}
            onSave={(values) => save(area(), values)}
          />
        </Page>
      )}
    </Show>
  );
}
