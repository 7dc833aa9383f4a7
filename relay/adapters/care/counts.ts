import { DAY } from "#src/base/instant.ts";

/** One number each, none of them about one dossier, in words that every kind of database understands. */
export const COUNTS: Readonly<Record<string, string>> = {
  dossiers: "SELECT count(*) AS n FROM dossier",
  erased: "SELECT count(*) AS n FROM erased",
  sections: "SELECT count(*) AS n FROM section",
  envelopes: "SELECT count(*) AS n FROM envelope",
  envelopeBytes: "SELECT coalesce(sum(length(prefix) + length(signature) + length(body)), 0) AS n FROM envelope",
  bodiesWithdrawn: "SELECT count(*) AS n FROM envelope WHERE length(body) = 0",
  grantsLive: "SELECT count(*) AS n FROM grantee WHERE ended IS NULL",
  grantsEnded: "SELECT count(*) AS n FROM grantee WHERE ended IS NOT NULL",
  devicesLive: "SELECT count(*) AS n FROM grantee WHERE ended IS NULL AND device",
  sealedKeyBytes: `SELECT (SELECT coalesce(sum(length(sealed)), 0) FROM bundle)
    + (SELECT coalesce(sum(length(sealed)), 0) FROM welcome) AS n`,
  accessLines: "SELECT count(*) AS n FROM access_line",
  accessLineBytes: "SELECT coalesce(sum(length(evidence) + 120), 0) AS n FROM access_line",
  files: "SELECT count(*) AS n FROM blob",
  fileBytes: "SELECT coalesce(sum(bytes), 0) AS n FROM blob",
  filePieces: "SELECT count(*) AS n FROM blob_piece",
  invitesOpen: "SELECT count(*) AS n FROM invite WHERE state NOT IN ('delivered', 'dead')",
  pushSubscriptions: "SELECT count(*) AS n FROM push",
};

const IDLE_DAYS = [30, 365, 730] as const;

/** The last line of a dossier's access log says when somebody last came to it. `now`: Unix milliseconds. */
export const idleCounts = (now: number): Readonly<Record<string, string>> =>
  Object.fromEntries(
    IDLE_DAYS.map((days) => [
      `idle${days}Days`,
      `SELECT count(*) AS n FROM dossier AS d WHERE coalesce(
        (SELECT time FROM access_line AS l WHERE l.dossier = d.id ORDER BY l.pos DESC LIMIT 1), 0) < ${Math.trunc(now - days * DAY)}`,
    ]),
  );
