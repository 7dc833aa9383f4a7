import { useNavigate } from "@solidjs/router";
import { createUniqueId, type JSX } from "solid-js";
import { Button } from "#src/ui/kit/Button.tsx";
import { ErrorText } from "#src/ui/kit/ErrorText.tsx";
import { useI18n } from "#src/ui/kit/i18n-context.tsx";
import { Page } from "#src/ui/kit/Page.tsx";
import { TextField } from "#src/ui/kit/TextField.tsx";
import { createKeyFileOpening } from "./create-key-file-opening.ts";
import { openingFaultText } from "./opening-fault-text.ts";

/** `/gekregen/bestand`: the keys in a file, opened by their sentence. */
export default function OpenKeyFilePage(): JSX.Element {
  const { t } = useI18n();
  const navigate = useNavigate();
  const opening = createKeyFileOpening();
  const fileId = createUniqueId();
  const ofFile = (): boolean => {
    const type = opening.fault()?.type;
    return type === "file-missing" || type === "not-a-key-file" || type === "damaged" || type === "in-use";
  };
  const error = (): string | undefined => {
    const fault = opening.fault();
    return fault && openingFaultText(t(), fault);
  };
  const open = async (): Promise<void> => {
    if (await opening.open()) navigate("/gekregen", { replace: true });
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void open();
      }}
    >
      <Page
        title={t().holder.keyFile.title}
        heading={t().holder.keyFile.openHeading}
        lead={t().holder.keyFile.openLead}
        back="/k"
        actions={
          <Button type="submit" busy={opening.busy()}>
            {t().holder.keyFile.openAction}
          </Button>
        }
      >
        <div class="roer-field">
          <label class="roer-field__label" for={fileId}>
            {t().holder.keyFile.choose}
          </label>
          <input
            id={fileId}
            class="roer-input"
            type="file"
            aria-describedby={`${fileId}-error`}
            aria-invalid={ofFile() ? "true" : undefined}
            onChange={(event) => opening.setFile(event.currentTarget.files?.[0])}
          />
          <ErrorText id={`${fileId}-error`} text={ofFile() ? error() : undefined} />
        </div>
        <TextField
          label={t().holder.keyFile.label}
          value={opening.sentence()}
          onInput={opening.setSentence}
          capitals="none"
          secret
          maxLength={200}
          error={ofFile() ? undefined : error()}
        />
      </Page>
    </form>
  );
}
