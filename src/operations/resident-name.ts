import { personOf } from "#src/dossier/person.ts";
import type { Replica } from "./replica.ts";

/** The first name the resident chose; undefined before anything of the dossier is here. */
export function residentName(replica: Replica): string | undefined {
  const [about] = replica.ofKind("about");
  const state = about && replica.shown(about.id);
  const name = (state && personOf(state)?.fields.preferredName) ?? replica.record.name;
  return name === "" ? undefined : name;
}
