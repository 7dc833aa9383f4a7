/**
 * Each entry takes a database one version on; an entry that was released never changes. Every key leads with the
 * dossier, so that the same tables can be distributed by it. Rowid tables: large bodies stay out of the index pages.
 */
export const MIGRATIONS: readonly string[] = [
  `
  CREATE TABLE dossier (
    id BLOB NOT NULL PRIMARY KEY, root_pk BLOB NOT NULL, acl_version INTEGER NOT NULL, incarnation INTEGER NOT NULL,
    bytes INTEGER NOT NULL, holder_bytes INTEGER NOT NULL
  ) STRICT;
  CREATE TABLE erased (id BLOB NOT NULL PRIMARY KEY, tombstone BLOB NOT NULL) STRICT;
  CREATE TABLE section (
    dossier BLOB NOT NULL, id BLOB NOT NULL, generation INTEGER NOT NULL, inbox INTEGER NOT NULL,
    head_pos INTEGER NOT NULL, head_hash BLOB NOT NULL, head_time INTEGER NOT NULL,
    PRIMARY KEY (dossier, id)
  ) STRICT;
  CREATE TABLE envelope (
    dossier BLOB NOT NULL, section BLOB NOT NULL, pos INTEGER NOT NULL, grant_id BLOB NOT NULL, seq INTEGER NOT NULL,
    epoch INTEGER NOT NULL, time INTEGER NOT NULL, env_hash BLOB NOT NULL, head_hash BLOB NOT NULL,
    prefix BLOB NOT NULL, body_hash BLOB NOT NULL, signature BLOB NOT NULL, body BLOB NOT NULL,
    PRIMARY KEY (dossier, section, pos), UNIQUE (dossier, section, grant_id, seq)
  ) STRICT;
  CREATE TABLE grantee (
    dossier BLOB NOT NULL, id BLOB NOT NULL, sign_pk BLOB NOT NULL, box_pk BLOB NOT NULL, device INTEGER NOT NULL,
    ended TEXT, end_ledger_pos INTEGER NOT NULL,
    PRIMARY KEY (dossier, id)
  ) STRICT;
  CREATE TABLE capability (
    dossier BLOB NOT NULL, grant_id BLOB NOT NULL, section BLOB NOT NULL, signed BLOB NOT NULL, start INTEGER NOT NULL,
    PRIMARY KEY (dossier, grant_id, section)
  ) STRICT;
  CREATE TABLE bundle (
    dossier BLOB NOT NULL, grant_id BLOB NOT NULL, section BLOB NOT NULL, generation INTEGER NOT NULL,
    counter INTEGER NOT NULL, sealed BLOB NOT NULL,
    PRIMARY KEY (dossier, grant_id, section, generation)
  ) STRICT;
  CREATE TABLE welcome (
    dossier BLOB NOT NULL, grant_id BLOB NOT NULL, section BLOB NOT NULL, sealed BLOB NOT NULL,
    PRIMARY KEY (dossier, grant_id, section)
  ) STRICT;
  CREATE TABLE access_line (
    dossier BLOB NOT NULL, pos INTEGER NOT NULL, time INTEGER NOT NULL, verb TEXT NOT NULL, grant_id BLOB NOT NULL,
    section BLOB NOT NULL, from_pos INTEGER NOT NULL, to_pos INTEGER NOT NULL, bytes INTEGER NOT NULL,
    hash BLOB NOT NULL, evidence BLOB NOT NULL,
    PRIMARY KEY (dossier, pos)
  ) STRICT;
  CREATE TABLE nonce (
    dossier BLOB NOT NULL, nonce TEXT NOT NULL, until INTEGER NOT NULL, PRIMARY KEY (dossier, nonce)
  ) STRICT;
  CREATE INDEX nonce_until ON nonce (until);
  CREATE TABLE invite (
    id BLOB NOT NULL PRIMARY KEY, dossier BLOB NOT NULL, opener BLOB NOT NULL, expires INTEGER NOT NULL,
    state TEXT NOT NULL, offer BLOB, claim BLOB, reveal BLOB, delivery BLOB, contested INTEGER NOT NULL
  ) STRICT;
  CREATE INDEX invite_dossier ON invite (dossier);
  CREATE INDEX invite_expires ON invite (expires);
  CREATE TABLE meta (name TEXT NOT NULL PRIMARY KEY, value BLOB NOT NULL) STRICT;
  CREATE TABLE mark (one INTEGER NOT NULL PRIMARY KEY CHECK (one = 1), time INTEGER NOT NULL) STRICT;
  INSERT INTO mark VALUES (1, 0);
  `,
  // Holders were told the dossier's version before; their own go on from there, since they only ever look for a higher one.
  `
  ALTER TABLE grantee ADD COLUMN version INTEGER NOT NULL DEFAULT 0;
  ALTER TABLE grantee ADD COLUMN charged_day INTEGER NOT NULL DEFAULT 0;
  ALTER TABLE grantee ADD COLUMN charged_bytes INTEGER NOT NULL DEFAULT 0;
  UPDATE grantee SET version = (SELECT acl_version FROM dossier WHERE dossier.id = grantee.dossier);
  `,
  `
  CREATE TABLE blob (
    dossier BLOB NOT NULL, section BLOB NOT NULL, blob BLOB NOT NULL, grant_id BLOB NOT NULL, holder INTEGER NOT NULL,
    bytes INTEGER NOT NULL, moved INTEGER NOT NULL,
    PRIMARY KEY (dossier, section, blob)
  ) STRICT;
  CREATE INDEX blob_moved ON blob (moved);
  CREATE TABLE blob_piece (
    dossier BLOB NOT NULL, section BLOB NOT NULL, blob BLOB NOT NULL, piece INTEGER NOT NULL, hash BLOB NOT NULL,
    PRIMARY KEY (dossier, section, blob, piece)
  ) STRICT;
  `,
  `
  CREATE TABLE push (
    dossier BLOB NOT NULL, grant_id BLOB NOT NULL, endpoint TEXT NOT NULL, p256dh BLOB NOT NULL, auth BLOB NOT NULL,
    quiet_from INTEGER NOT NULL, quiet_until INTEGER NOT NULL, since INTEGER NOT NULL, own INTEGER NOT NULL,
    sent INTEGER NOT NULL, failures INTEGER NOT NULL, look INTEGER NOT NULL,
    PRIMARY KEY (dossier, grant_id)
  ) STRICT;
  CREATE INDEX push_look ON push (look);
  CREATE INDEX push_endpoint ON push (endpoint);
  `,
  // A sheet of twelve words names its key and not its dossier.
  `CREATE INDEX grantee_device ON grantee (id) WHERE device = 1;`,
  // NULL: not held back. 0: has not asked yet.
  `ALTER TABLE grantee ADD COLUMN asked INTEGER;`,
  // The first sheet may end, and another stands in its place.
  `ALTER TABLE dossier ADD COLUMN chief BLOB;`,
];

/** Tables whose rows belong to one dossier and go with it. */
export const DOSSIER_TABLES = [
  "section",
  "envelope",
  "grantee",
  "capability",
  "bundle",
  "welcome",
  "access_line",
  "nonce",
  "invite",
  "blob",
  "blob_piece",
  "push",
] as const;
