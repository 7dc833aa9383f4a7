import { type Component, type JSX } from "solid-js";
import { Dynamic } from "solid-js/web";
import type { CasePoint } from "#src/dossier/case-point.ts";
import { type AuthorId, entityKey } from "#src/dossier/entity-id.ts";
import type { Recorded } from "#src/dossier/kind.ts";
import { useI18n } from "#src/ui/kit/i18n-context.tsx";
import { NoteItem } from "#src/ui/kit/NoteItem.tsx";
import { ByKey } from "./ByKey.tsx";

export type CasePointsProps = {
  readonly of: readonly Recorded<CasePoint>[];
  readonly who: (author: AuthorId) => string;
  /** What can be done with one of them; for who wrote it. */
  readonly Foot?: Component<{ readonly point: Recorded<CasePoint> }>;
};

/** What was brought to a case sheet, side by side: each in the words, and under the name, of who said it. */
export function CasePoints(props: CasePointsProps): JSX.Element {
  const { t, f } = useI18n();
  const copied = ({ of, copiedOn }: CasePoint): string | undefined =>
    of === undefined || copiedOn === undefined ? of : t().caseSheet.points.copied(of, f().date(copiedOn));
  return (
    <ByKey of={props.of} keyOf={({ ref }) => entityKey(ref)}>
      {(point) => (
        <NoteItem
          name={props.who(point().ref.author)}
          day={f().relativeDay(point().createdAt)}
          text={point().fields.text}
          about={copied(point().fields)}
        >
          <Dynamic component={props.Foot} point={point()} />
        </NoteItem>
      )}
    </ByKey>
  );
}
