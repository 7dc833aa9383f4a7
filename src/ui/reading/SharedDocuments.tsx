import type { JSX } from "solid-js";
import { documents } from "#src/dossier/document.ts";
import { useI18n } from "#src/ui/kit/i18n-context.tsx";
import { Section } from "#src/ui/kit/Section.tsx";
import { documentFields } from "./document-fields.ts";
import { FileList } from "./FileList.tsx";
import { SharedRecords } from "./SharedRecords.tsx";
import { SharedTalk } from "./SharedTalk.tsx";
import type { SharedPartProps } from "./shared-part-props.ts";

/** Letters and papers, with the files themselves. */
export function SharedDocuments(props: SharedPartProps): JSX.Element {
  const { t } = useI18n();
  return (
    <Section heading={t().keys.parts.documents}>
      <SharedRecords
        heading={t().documents.now}
        of={documents(props.state)}
        fields={documentFields(t())}
        titleField="title"
        titleOf={({ title }) => title}
        Foot={(of) => <FileList files={of.record.fields.files} source={props.files} />}
      />
      <SharedTalk {...props} />
    </Section>
  );
}
