import { areaRatings } from "#src/dossier/area-rating.ts";
import type { checkIns } from "#src/dossier/check-in.ts";
import { type AuthorId, OWNER } from "#src/dossier/entity-id.ts";
import type { Goal } from "#src/dossier/goal.ts";
import { goalScores } from "#src/dossier/goal-score.ts";
import type { Recorded } from "#src/dossier/kind.ts";
import type { SectionState } from "#src/dossier/reduce.ts";
import { having, idOf, PATIENT, type Resource, text } from "./fhir-resource.ts";

type NameOf = (author: AuthorId) => string;

/** Where each person sees a goal stand on its own scale. */
export const scoreObservations = (goal: Recorded<Goal>, state: SectionState, nameOf: NameOf): Resource[] =>
  goalScores(state, goal.ref).map((score) => ({
    resourceType: "Observation",
    id: `score-${idOf(score)}`,
    status: "final",
    code: text("Goal attainment scaling"),
    subject: PATIENT,
    focus: [{ reference: `Goal/${goal.ref.id}` }],
    effectiveDateTime: score.fields.on,
    performer: [
      score.ref.author === OWNER && score.fields.scorer === "self"
        ? PATIENT
        : { display: score.fields.scorerName ?? nameOf(score.ref.author) },
    ],
    valueInteger: score.fields.level,
    ...having({ note: score.fields.note === undefined ? undefined : [{ text: score.fields.note }] }),
  }));

/** One tap: how it goes. */
export const moodObservation = (checkIn: ReturnType<typeof checkIns>[number]): Resource => ({
  resourceType: "Observation",
  id: `check-in-${idOf(checkIn)}`,
  status: "final",
  code: text("Waakvlam"),
  subject: PATIENT,
  effectiveDateTime: checkIn.fields.on,
  performer: [PATIENT],
  valueString: checkIn.fields.mood,
  ...having({ note: checkIn.fields.words === undefined ? undefined : [{ text: checkIn.fields.words }] }),
});

/** Each look at a life area: of the area, never of the person. One without a face has words only. */
export const areaObservations = (
  state: SectionState,
  { areaName, nameOf }: { readonly areaName: (area: string) => string; readonly nameOf: NameOf },
): Resource[] =>
  areaRatings(state).map((rating) => {
    const { fields, ref } = rating;
    const notes = [fields.goesWell, fields.hard, fields.wish].flatMap((one) => (one === undefined ? [] : [text(one)]));
    return {
      resourceType: "Observation",
      id: `area-${idOf(rating)}`,
      status: "final",
      code: text(areaName(fields.area)),
      subject: PATIENT,
      effectiveDateTime: fields.on,
      performer: [
        ref.author === OWNER && fields.ratedBy === "self"
          ? PATIENT
          : { display: fields.raterName ?? nameOf(ref.author) },
      ],
      ...having({ valueInteger: fields.value, note: notes.length ? notes : undefined }),
    };
  });
