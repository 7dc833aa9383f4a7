import type { JSX } from "solid-js";
import { Button } from "#src/ui/kit/Button.tsx";
import type { BackTarget } from "#src/ui/kit/BackLink.tsx";
import { useI18n } from "#src/ui/kit/i18n-context.tsx";
import { Page } from "#src/ui/kit/Page.tsx";
import type { DoorAsking } from "#src/ui/session/create-door.ts";
import { SecretField } from "./SecretField.tsx";

/** The pincode or sentence of now, before how this device opens is changed. */
export function DoorScreen(props: {
  readonly title: string;
  readonly back: BackTarget;
  readonly asking: DoorAsking;
}): JSX.Element {
  const { t } = useI18n();
  const isPin = (): boolean => props.asking.kind() === "pin";
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void props.asking.submit();
      }}
    >
      <Page
        title={props.title}
        heading={isPin() ? t().settings.pin.current : t().opening.sentence.current}
        back={props.back}
        actions={
          <>
            <Button type="submit" busy={props.asking.busy()}>
              {t().settings.pin.goOn}
            </Button>
            <Button kind="text" onClick={() => props.asking.turn()}>
              {isPin() ? t().opening.sentence.have : t().opening.sentence.havePin}
            </Button>
          </>
        }
      >
        <SecretField
          kind={props.asking.kind()}
          value={props.asking.typed()}
          onInput={props.asking.type}
          error={props.asking.error()}
        />
      </Page>
    </form>
  );
}
