import { expect, it, onTestFinished } from "vitest";
import { instant, MINUTE } from "#src/base/instant.ts";
import { EvidenceCheck, type KeyOfGrant } from "#src/operations/check-evidence.ts";
import { readAccessLog } from "#src/operations/access-log.ts";
import type { AccessLine } from "#src/protocol/access-line.ts";
import type { SectionId } from "#src/protocol/ids.ts";
import { valueOf } from "#tests/support/value-of.ts";
import { createWorld } from "#tests/support/world.ts";

/** The log of a resident's first exchanges, in which a device signed for everything. */
async function trueLog() {
  const world = await createWorld(onTestFinished);
  const samira = await world.resident("Samira");
  await samira.sync();
  await samira.sync();
  const lines = valueOf(await readAccessLog(samira.session, samira.own));
  const { dossier } = samira.own.ref;
  const keyOf: KeyOfGrant = () => samira.own.keys.signPk;
  const proven = async (shown: readonly AccessLine[]): Promise<readonly boolean[]> => {
    const check = new EvidenceCheck(dossier, keyOf);
    const out: boolean[] = [];
    for (const line of shown) out.push(await check.proves(line));
    return out;
  };
  return { lines, proven, dossier };
}

const aRead = (line: AccessLine): boolean => line.verb === "read" && line.evidence.length > 0;

it("a true log is proven line by line", async () => {
  const { lines, proven } = await trueLog();
  expect(lines.filter(aRead).length).toBeGreaterThan(0);
  expect(await proven(lines)).toEqual(lines.map(() => true));
});

it("a relay cannot invent a reading: not from nothing, not twice, not later, not of another part", async () => {
  const { lines, proven } = await trueLog();
  const read = lines.find(aRead);
  if (!read) throw new Error("somebody read");
  const invented: readonly AccessLine[] = [
    { ...read, evidence: new Uint8Array(0) },
    { ...read, section: "0123456789abcdef0123456789abcdef" as SectionId },
    { ...read, from: read.from + 1 },
    { ...read, time: instant(read.time + 5 * MINUTE) },
    { ...read, verb: "append" },
    { ...read, evidence: read.evidence.map((byte, i) => (i === 40 ? byte ^ 1 : byte)) },
  ];
  for (const line of invented) expect(await proven([line])).toEqual([false]);
  expect(await proven([read, read])).toEqual([true, false]);
});

it("a relay cannot put what one wrote in another's name", async () => {
  const { lines, dossier } = await trueLog();
  const append = lines.find(({ verb }) => verb === "append");
  if (!append) throw new Error("somebody wrote");
  const other = new Uint8Array(32).fill(7);
  expect(await new EvidenceCheck(dossier, () => other).proves(append)).toBe(false);
  expect(await new EvidenceCheck(dossier, () => undefined).proves(append)).toBe(false);
});
