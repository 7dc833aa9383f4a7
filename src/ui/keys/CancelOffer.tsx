import { useNavigate } from "@solidjs/router";
import type { JSX } from "solid-js";
import { Button } from "#src/ui/kit/Button.tsx";
import { useI18n } from "#src/ui/kit/i18n-context.tsx";
import { say } from "#src/ui/session/toast.ts";
import { useGiveKey } from "./use-give-key.ts";

/** Ends the open code and says that nothing was shared. */
export function CancelOffer(props: { readonly label: string }): JSX.Element {
  const { t } = useI18n();
  const navigate = useNavigate();
  const { offering } = useGiveKey();
  const cancel = (): void => {
    navigate("/sleutels");
    offering.cancel();
    say({ text: t().keys.scan.cancelled }, "next");
  };
  return (
    <Button kind="quiet" onClick={cancel}>
      {props.label}
    </Button>
  );
}
