import { createAgreedList } from "#src/dossier/agreed-list.ts";
import { type Agreement, createAgreement, createAgreementAnswer } from "#src/dossier/agreement.ts";
import { type CasePoint, createCasePoint } from "#src/dossier/case-point.ts";
import { createCaseSheet } from "#src/dossier/case-sheet.ts";
import type { GrantId } from "#src/protocol/ids.ts";
import type { PracticePeople } from "./holders-year.ts";
import type { PracticeScene } from "./practice-scene.ts";

/** The one case sheet, by the script's own name. */
export const CASE = { caseSheet: "post" };

/** A talk two weeks ago: what the resident chose, ideas side by side, a list all agreed on, and one line that came later. */
export function tellCase(scene: PracticeScene, { joost, piet }: PracticePeople): void {
  const { cases, name, joost: coach, piet: brother } = scene.words;
  const talk = -12;
  scene.wrote(CASE, -16, (at) =>
    createCaseSheet({ question: cases.question, presence: "yes", on: scene.day(talk) }, at),
  );
  const point = (by: GrantId | undefined, days: number, fields: CasePoint): void => {
    if (by === undefined) scene.made(CASE, "case-point", days, (id) => (at) => createCasePoint(fields, id, at));
    else scene.offered(by, CASE, "case-point", days, (id) => (at) => createCasePoint(fields, id, at));
  };
  for (const copied of [cases.hard, cases.help])
    point(undefined, -16, { part: "known", ...copied, copiedOn: scene.day(-16) });
  point(undefined, -15, { part: "known", text: cases.own });
  point(joost, -14, { part: "known", text: cases.known.joost });
  point(piet, -13, { part: "known", text: cases.known.piet });
  point(joost, -14, { part: "idea", text: cases.ideas.joost });
  point(piet, -13, { part: "idea", text: cases.ideas.piet });
  point(undefined, talk, { part: "idea", text: cases.ideas.own });

  const tray: Agreement = { what: cases.lines.tray, who: name, by: scene.day(talk + 7) };
  const bank: Agreement = { what: cases.lines.bank, who: coach.name, by: scene.day(talk + 14) };
  const tuesday: Agreement = { what: cases.lines.tuesday, who: brother.name };
  const lines = [
    scene.made(CASE, "agreement", talk, (id) => (at) => createAgreement(tray, id, at)),
    scene.offered(joost, CASE, "agreement", talk, (id) => (at) => createAgreement(bank, id, at)),
    scene.offered(piet, CASE, "agreement", talk, (id) => (at) => createAgreement(tuesday, id, at)),
  ];
  for (const [i, answer] of (["step", "kept", "kept"] as const).entries()) {
    const agreement = lines[i];
    if (agreement)
      scene.made(
        CASE,
        "agreement-answer",
        talk + 1,
        (id) => (at) => createAgreementAnswer({ agreement, answer }, id, at),
      );
  }
  scene.made(
    CASE,
    "agreed-list",
    talk,
    (id) => (at) =>
      createAgreedList(
        {
          on: scene.day(talk),
          lines: [bank, tuesday, tray],
          said: [
            { name: coach.name, answer: "yes" },
            { name: brother.name, answer: "yes-but", words: cases.but },
            { name, answer: "yes" },
          ],
        },
        id,
        at,
      ),
  );
  scene.offered(
    joost,
    CASE,
    "agreement",
    -2,
    (id) => (at) => createAgreement({ what: cases.lines.call, who: coach.name }, id, at),
  );
}
