import { readLedger } from "#src/grants/ledger.ts";
import type { SignedCapability } from "#src/protocol/capability.ts";
import { decodeCertificate } from "./certificates.ts";
import { certified } from "./fetch-bundles.ts";
import type { Replica } from "./replica.ts";
import { type SectionCopy, newSection } from "./section-copy.ts";

/**
 * Sections that another device of the owner made: the ledger names them, with the devices whose word counts there. Answers
 * those that are new here.
 */
export async function adoptSections(replica: Replica): Promise<readonly SectionCopy[]> {
  const ledger = readLedger(replica.only("ledger").log.settled);
  const missing = [...ledger.sections.values()].filter(({ section }) => !replica.section(section));
  if (missing.length === 0) return [];
  const adopted: SectionCopy[] = [];
  const authors = await ledgerDevices(replica);
  for (const { section, kind } of missing) {
    const copy = {
      ...newSection(section, kind),
      created: true,
      authors: new Map(authors.map((one) => [one.capability.grant, one])),
    };
    replica.put(copy);
    adopted.push(copy);
    if (!replica.record.sections.includes(section))
      replica.record = { ...replica.record, sections: [...replica.record.sections, section] };
  }
  return adopted;
}

/** Certificates of all devices the ledger ever named, each followed up to the root. */
async function ledgerDevices(replica: Replica): Promise<readonly SignedCapability[]> {
  const shown: SignedCapability[] = [...replica.only("ledger").authors.values()];
  for (const { certificate } of readLedger(replica.only("ledger").log.settled).devices.values()) {
    const signed = decodeCertificate(certificate);
    if (signed) shown.push(signed);
  }
  const out: SignedCapability[] = [];
  for (const { capability } of shown) {
    const one = await certified(capability.grant, shown, replica.rootPk);
    if (one) out.push(one);
  }
  return out;
}
