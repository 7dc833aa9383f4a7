import { type JSX, Show } from "solid-js";
import { diaryEntries } from "#src/dossier/diary-entry.ts";
import { Drawing } from "#src/ui/kit/Drawing.tsx";
import { useI18n } from "#src/ui/kit/i18n-context.tsx";
import { Section } from "#src/ui/kit/Section.tsx";
import { useToday } from "#src/ui/session/use-today.ts";
import { diaryFields } from "./diary-fields.ts";
import { FileList } from "./FileList.tsx";
import { SharedRecords } from "./SharedRecords.tsx";
import { SharedTalk } from "./SharedTalk.tsx";
import type { SharedPartProps } from "./shared-part-props.ts";

/** The diary of who chose to share it, page by page. */
export function SharedDiary(props: SharedPartProps): JSX.Element {
  const { t, f } = useI18n();
  const today = useToday();
  return (
    <Section heading={t().keys.parts.diary}>
      <SharedRecords
        heading={t().diary.pages}
        of={diaryEntries(props.state)}
        fields={diaryFields(t(), today())}
        titleField="on"
        titleOf={({ on }) => f().relativeDay(on)}
        Foot={(of) => (
          <>
            <Show when={of.record.fields.drawing}>
              {(strokes) => <Drawing strokes={strokes()} label={t().diary.draw.alt(strokes().length)} />}
            </Show>
            <Show when={of.record.fields.sound}>{(sound) => <FileList files={[sound()]} source={props.files} />}</Show>
          </>
        )}
      />
      <SharedTalk {...props} />
    </Section>
  );
}
