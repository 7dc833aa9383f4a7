import { type Agreement, AgreementAnswer, createAgreementAnswer } from "#src/dossier/agreement.ts";
import { Appointment, createAppointment } from "#src/dossier/appointment.ts";
import type { EntityRef } from "#src/dossier/entity-id.ts";
import type { Timestamp } from "#src/dossier/hlc.ts";
import { type Recorded, retract } from "#src/dossier/kind.ts";
import type { LocalDate } from "#src/dossier/local-date.ts";
import { createStep, Step } from "#src/dossier/step.ts";
import { newEntityId } from "#src/operations/access-change.ts";
import type { SectionId } from "#src/protocol/ids.ts";
import type { Writer } from "#src/ui/session/create-writer.ts";

/** What a line of the talk becomes. */
export type Way =
  | { readonly type: "step"; readonly section: SectionId; readonly goal: EntityRef }
  | { readonly type: "appointment"; readonly on: LocalDate }
  | { readonly type: "kept" };

/** Takes back what was said of a line, and what was made of it. */
export type Undo = () => Promise<boolean>;

export type TakeOver = {
  /** "Neem over". Undefined when it could not be kept: the writer says why. */
  readonly take: (line: Recorded<Agreement>, way: Way) => Promise<Undo | undefined>;
  /** "Nu niet": off the list, with its words left as they are. */
  readonly decline: (line: Recorded<Agreement>) => Promise<Undo | undefined>;
};

/** Only here a line becomes a step or an appointment, and who wrote it reads the answer on the sheet. */
export function createTakeOver(writer: Writer, sheet: SectionId): TakeOver {
  const answer = async (line: Recorded<Agreement>, word: AgreementAnswer["answer"]): Promise<Undo | undefined> => {
    const id = newEntityId();
    const said = { agreement: line.ref, answer: word };
    if (!(await writer.write(sheet, (at) => createAgreementAnswer(said, id, at)))) return undefined;
    return () => writer.write(sheet, (at) => retract(AgreementAnswer, id, at));
  };
  /** What was made goes again when the answer could not be kept. */
  const withAnswer = async (
    line: Recorded<Agreement>,
    word: AgreementAnswer["answer"],
    unmake: Undo,
  ): Promise<Undo | undefined> => {
    const undo = await answer(line, word);
    if (undo) return async () => (await unmake()) && undo();
    await unmake();
    return undefined;
  };
  return {
    take: async (line, way) => {
      const { what, who, by } = line.fields;
      const id = newEntityId();
      switch (way.type) {
        case "kept":
          return answer(line, "kept");
        case "step": {
          const { section, goal } = way;
          const step = {
            title: what,
            goal,
            ...(who === undefined ? {} : { who }),
            ...(by === undefined ? {} : { due: by }),
          };
          if (!(await writer.write(section, (at) => createStep(step, id, at)))) return undefined;
          return withAnswer(line, "step", () => writer.write(section, (at) => retract(Step, id, at)));
        }
        case "appointment": {
          const made = { title: what, on: way.on, ...(who === undefined ? {} : { with: who }) };
          const put = (at: Timestamp) => createAppointment(made, id, at);
          if (!(await writer.writeIn("calendar", put))) return undefined;
          return withAnswer(line, "appointment", () =>
            writer.writeIn("calendar", (at) => retract(Appointment, id, at)),
          );
        }
      }
    },
    decline: (line) => answer(line, "not-now"),
  };
}
