import type { JSX } from "solid-js";
import { createCaseSheet } from "#src/dossier/case-sheet.ts";
import type { Unchecked } from "#src/dossier/kind.ts";
import { useI18n } from "#src/ui/kit/i18n-context.tsx";
import { Page } from "#src/ui/kit/Page.tsx";
import { questionField } from "#src/ui/reading/case-fields.ts";
import { createWriter } from "#src/ui/session/create-writer.ts";
import { say } from "#src/ui/session/toast.ts";
import { useOnward } from "#src/ui/session/use-onward.ts";
import { RecordForm } from "#src/ui/writing/RecordForm.tsx";
import { CASES, sheetAddress } from "./case-addresses.ts";

/** A new case sheet asks one thing: "Wat is de vraag?" */
export default function NewCaseSheetPage(): JSX.Element {
  const { t } = useI18n();
  const onward = useOnward();
  const writer = createWriter();
  const save = async ({ question }: Unchecked): Promise<boolean> => {
    const asked = typeof question === "string" ? question : "";
    const section = await writer.begin("case-sheet", (at) => createCaseSheet({ question: asked }, at));
    if (section === undefined) return false;
    say({ text: t().caseSheet.make.saved }, "next");
    onward(sheetAddress(section), { replace: true });
    return true;
  };
  return (
    <Page title={t().caseSheet.make.title} heading={t().caseSheet.make.heading} back={CASES}>
      <RecordForm
        fields={[questionField(t())]}
        draft="case-sheet/new"
        start={{}}
        writer={writer}
        onSave={save}
        saveLabel={t().caseSheet.make.save}
        labelAs="hidden"
      />
    </Page>
  );
}
