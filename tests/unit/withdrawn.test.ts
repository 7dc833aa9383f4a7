import { expect, test } from "vitest";
import { OWNER } from "#src/dossier/entity-id.ts";
import { createNote } from "#src/dossier/note.ts";
import { createRosterMember } from "#src/dossier/roster-member.ts";
import type { SectionKind } from "#src/dossier/section-kinds.ts";
import { createWithdrawal } from "#src/dossier/withdrawal.ts";
import { leaveOutWithdrawn } from "#src/operations/withdrawn.ts";
import { at, by, entity, must, placed, WORKER } from "#tests/support/dossier-log.ts";

const note = (n: number) => must(createNote({ text: `${n}`, kind: "report" }, entity(n), at(n)));
const withdraw = (n: number, ...positions: number[]) => must(createWithdrawal({ positions }, entity(n), at(n)));
const leftIn = (section: SectionKind, ...rows: ReturnType<typeof placed>[]) =>
  leaveOutWithdrawn(rows, [], () => OWNER, section).rows.map(({ position }) => position);
const left = (...rows: ReturnType<typeof placed>[]) => leftIn("goal", ...rows);

test("an author takes back their own, the resident anything, and both only what came before", () => {
  const mine = placed(note(1), 1);
  const theirs = placed(note(2), 2, by(WORKER));
  expect(left(mine, theirs, placed(withdraw(3, 1, 2), 3, by(WORKER)))).toEqual([1, 3]);
  expect(left(mine, theirs, placed(withdraw(3, 1, 2), 3))).toEqual([3]);
  expect(left(mine, placed(withdraw(3, 4), 3), placed(note(4), 4))).toEqual([1, 3, 4]);
});

test("where others speak in their own name, the resident takes back what is the resident's and no more", () => {
  const mine = placed(note(1), 1);
  const theirs = placed(note(2), 2, by(WORKER));
  expect(leftIn("family", mine, theirs, placed(withdraw(3, 1, 2), 3))).toEqual([2, 3]);
  expect(leftIn("family", mine, theirs, placed(withdraw(3, 2), 3, by(WORKER)))).toEqual([1, 3]);
});

test("a record by which others are judged stays, whoever names it", () => {
  const member = createRosterMember(
    { grant: WORKER, name: "Joost", domainRights: 1, nbf: 0, exp: 9, capability: "AAAA" },
    entity(1),
    at(1),
  );
  expect(left(placed(must(member), 1), placed(withdraw(2, 1), 2))).toEqual([1, 2]);
});
