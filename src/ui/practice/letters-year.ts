import { invariant } from "#src/base/never.ts";
import { createDocument } from "#src/dossier/document.ts";
import { addDays, type LocalDate } from "#src/dossier/local-date.ts";
import { newEntityId } from "#src/operations/access-change.ts";
import { keepFile } from "#src/operations/keep-file.ts";
import { recordIn } from "#src/operations/record.ts";
import type { Session } from "#src/operations/session.ts";
import type { PracticeWords } from "./words-nl.ts";

const WIDTH = 900;
const HEIGHT = 1270;
const EDGE = 90;
const LINE = 44;

/** Letters of the year, as their photos would be: drawn here, so that the app carries no pictures. */
export async function keepLetters(
  session: Session,
  words: PracticeWords,
  today: LocalDate,
  dateOf: (day: LocalDate) => string,
): Promise<void> {
  const replica = session.owned();
  invariant(replica, "a practice dossier has a resident");
  const days = { decision: -20, bill: -4 };
  for (const sort of ["bill", "decision"] as const) {
    const { title, from, lines, words: own } = words.letters[sort];
    const on = addDays(today, days[sort]);
    const data = await drawLetter([from, "", dateOf(on), "", title, "", ...lines]);
    if (!data) continue;
    const kept = await keepFile(session, replica, { title: words.letters.photo, contentType: data.type, data });
    if (!kept.ok) continue;
    const paper = {
      title,
      from,
      sort,
      on,
      words: own,
      files: [kept.value],
      ...(sort === "bill" ? { answerBy: addDays(today, 9) } : {}),
    };
    await recordIn(session, replica, "documents", [(at) => createDocument(paper, newEntityId(), at)]);
  }
}

async function drawLetter(lines: readonly string[]): Promise<Blob | null> {
  const canvas = document.createElement("canvas");
  canvas.width = WIDTH;
  canvas.height = HEIGHT;
  const pen = canvas.getContext("2d");
  if (!pen) return null;
  pen.fillStyle = "#fdfcf8";
  pen.fillRect(0, 0, WIDTH, HEIGHT);
  pen.fillStyle = "#22211d";
  pen.font = "28px serif";
  for (const [i, line] of lines.entries()) pen.fillText(line, EDGE, 2 * EDGE + i * LINE, WIDTH - 2 * EDGE);
  return new Promise((done) => canvas.toBlob(done, "image/jpeg", 0.8));
}
