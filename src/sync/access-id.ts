import type { DossierId, GrantId } from "#src/protocol/ids.ts";

/** One access to one dossier, as a key in maps. */
export type AccessId = `${DossierId}.${GrantId}`;

export const accessIdOf = ({ dossier, grant }: { readonly dossier: DossierId; readonly grant: GrantId }): AccessId =>
  `${dossier}.${grant}`;
