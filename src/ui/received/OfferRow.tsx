import type { JSX } from "solid-js";
import type { Replica } from "#src/operations/replica.ts";
import { ChoiceRow } from "#src/ui/kit/ChoiceRow.tsx";
import { useI18n } from "#src/ui/kit/i18n-context.tsx";
import { createOffer } from "./create-offer.ts";

/** The way to "Dit wil ik wel doen", with what was shared of it. */
export function OfferRow(props: { readonly replica: Replica }): JSX.Element {
  const { t, f } = useI18n();
  const offer = createOffer(() => props.replica);
  const hint = (): string =>
    offer.standing() === "draft"
      ? t().help.offer.rowHint
      : t().help.offer.rowShared(f().list(offer.what().map((kind) => t().help.kinds[kind])));
  return (
    <ChoiceRow
      icon="hand"
      label={t().help.offer.row}
      hint={hint()}
      go={`/gekregen/${props.replica.ref.grant}/aanbod`}
    />
  );
}
