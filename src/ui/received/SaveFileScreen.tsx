import { type JSX, Show } from "solid-js";
import { Button } from "#src/ui/kit/Button.tsx";
import { useI18n } from "#src/ui/kit/i18n-context.tsx";
import { LinkButton } from "#src/ui/kit/LinkButton.tsx";
import { Page } from "#src/ui/kit/Page.tsx";
import { TextField } from "#src/ui/kit/TextField.tsx";
import type { Keeping } from "./create-keeping.ts";
import { keepFaultText } from "./keep-fault-text.ts";

/** The key as a file behind a sentence, for a computer that forgets. */
export function SaveFileScreen(props: { readonly keeping: Keeping; readonly plan: string }): JSX.Element {
  const { t } = useI18n();
  const error = (): string | undefined => {
    const fault = props.keeping.fault();
    return fault && keepFaultText(t(), fault);
  };
  return (
    <Show
      when={props.keeping.step() === "file"}
      fallback={
        <Page
          title={t().holder.keyFile.title}
          heading={t().holder.keyFile.saved}
          lead={t().holder.keyFile.savedText}
          actions={<LinkButton href={props.plan}>{t().kit.done}</LinkButton>}
        />
      }
    >
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void props.keeping.save(`${t().holder.keyFile.name}.roer`);
        }}
      >
        <Page
          title={t().holder.keyFile.title}
          heading={t().holder.keyFile.heading}
          lead={t().holder.keyFile.lead}
          back={() => props.keeping.go("choose")}
          actions={
            <Button type="submit" busy={props.keeping.busy()}>
              {t().holder.keyFile.save}
            </Button>
          }
        >
          <TextField
            label={t().holder.keyFile.label}
            hint={t().holder.keyFile.hint}
            value={props.keeping.sentence()}
            onInput={props.keeping.setSentence}
            capitals="none"
            maxLength={200}
            error={error()}
          />
        </Page>
      </form>
    </Show>
  );
}
