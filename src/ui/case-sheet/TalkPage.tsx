import { useNavigate } from "@solidjs/router";
import { type Accessor, type JSX } from "solid-js";
import { CaseSheet } from "#src/dossier/case-sheet.ts";
import type { Unchecked } from "#src/dossier/kind.ts";
import { useI18n } from "#src/ui/kit/i18n-context.tsx";
import { Page } from "#src/ui/kit/Page.tsx";
import { presenceFields } from "#src/ui/reading/case-fields.ts";
import type { OpenSheet } from "#src/ui/session/case-sheets.ts";
import { createWriter } from "#src/ui/session/create-writer.ts";
import { say } from "#src/ui/session/toast.ts";
import { formOf } from "#src/ui/writing/form-values.ts";
import { change, seenOf } from "#src/ui/writing/record-writes.ts";
import { RecordForm } from "#src/ui/writing/RecordForm.tsx";
import { sheetAddress } from "./case-addresses.ts";
import { WithSheet } from "./WithSheet.tsx";

/** Whether the resident is there when it is talked about, and when that is. */
export default function TalkPage(): JSX.Element {
  return <WithSheet>{(sheet) => <Presence of={sheet} />}</WithSheet>;
}

function Presence(props: { readonly of: Accessor<OpenSheet> }): JSX.Element {
  const { t } = useI18n();
  const navigate = useNavigate();
  const writer = createWriter();
  const fields = () => presenceFields(t());
  const save = async ({ section, sheet }: OpenSheet, values: Unchecked): Promise<boolean> => {
    const undo = await change((make) => writer.write(section, make), CaseSheet, seenOf(sheet), values);
    if (!undo) return false;
    say({ text: t().caseSheet.presence.saved, undo: { run: () => void undo() } }, "next");
    navigate(sheetAddress(section));
    return true;
  };
  return (
    <Page
      title={t().caseSheet.presence.title}
      heading={t().caseSheet.presence.heading}
      back={sheetAddress(props.of().section)}
    >
      <RecordForm
        fields={fields()}
        draft={`case-sheet/${props.of().section}/talk`}
        start={formOf(fields(), props.of().sheet.fields)}
        writer={writer}
        onSave={(values) => save(props.of(), values)}
      />
    </Page>
  );
}
