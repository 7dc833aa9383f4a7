/**
 * Each entry takes a database one version on; an entry that was released never changes. Every key leads with the
 * dossier, so that the tables can be distributed by it; nothing is counted by a sequence, and no table refers to another.
 * A new column comes with a default, so that a relay of the version before goes on beside one of this during an upgrade.
 */
export const MIGRATIONS: readonly string[] = [
  `
  CREATE TABLE IF NOT EXISTS dossier (
    id bytea NOT NULL PRIMARY KEY, root_pk bytea NOT NULL, chief bytea, acl_version bigint NOT NULL,
    incarnation bigint NOT NULL, bytes bigint NOT NULL, holder_bytes bigint NOT NULL
  );
  CREATE TABLE IF NOT EXISTS erased (id bytea NOT NULL PRIMARY KEY, tombstone bytea NOT NULL);
  CREATE TABLE IF NOT EXISTS section (
    dossier bytea NOT NULL, id bytea NOT NULL, generation bigint NOT NULL, inbox boolean NOT NULL,
    head_pos bigint NOT NULL, head_hash bytea NOT NULL, head_time bigint NOT NULL,
    PRIMARY KEY (dossier, id)
  );
  CREATE TABLE IF NOT EXISTS envelope (
    dossier bytea NOT NULL, section bytea NOT NULL, pos bigint NOT NULL, grant_id bytea NOT NULL, seq bigint NOT NULL,
    epoch bigint NOT NULL, time bigint NOT NULL, env_hash bytea NOT NULL, head_hash bytea NOT NULL,
    prefix bytea NOT NULL, body_hash bytea NOT NULL, signature bytea NOT NULL, body bytea NOT NULL,
    PRIMARY KEY (dossier, section, pos), UNIQUE (dossier, section, grant_id, seq)
  );
  -- Sealed bytes do not get smaller, and trying costs.
  ALTER TABLE envelope ALTER COLUMN body SET STORAGE EXTERNAL;
  CREATE TABLE IF NOT EXISTS grantee (
    dossier bytea NOT NULL, id bytea NOT NULL, sign_pk bytea NOT NULL, box_pk bytea NOT NULL, device boolean NOT NULL,
    ended text, end_ledger_pos bigint NOT NULL, asked bigint, version bigint NOT NULL,
    charged_day bigint NOT NULL, charged_bytes bigint NOT NULL,
    since bigint NOT NULL DEFAULT (extract(epoch FROM clock_timestamp()) * 1000000)::bigint,
    PRIMARY KEY (dossier, id)
  );
  -- A sheet of twelve words names its key and not its dossier.
  CREATE INDEX IF NOT EXISTS grantee_device ON grantee (id, since) WHERE device;
  CREATE TABLE IF NOT EXISTS capability (
    dossier bytea NOT NULL, grant_id bytea NOT NULL, section bytea NOT NULL, signed bytea NOT NULL, start bigint NOT NULL,
    PRIMARY KEY (dossier, grant_id, section)
  );
  CREATE TABLE IF NOT EXISTS bundle (
    dossier bytea NOT NULL, grant_id bytea NOT NULL, section bytea NOT NULL, generation bigint NOT NULL,
    counter bigint NOT NULL, sealed bytea NOT NULL,
    PRIMARY KEY (dossier, grant_id, section, generation)
  );
  CREATE TABLE IF NOT EXISTS welcome (
    dossier bytea NOT NULL, grant_id bytea NOT NULL, section bytea NOT NULL, sealed bytea NOT NULL,
    PRIMARY KEY (dossier, grant_id, section)
  );
  CREATE TABLE IF NOT EXISTS access_line (
    dossier bytea NOT NULL, pos bigint NOT NULL, time bigint NOT NULL, verb text NOT NULL, grant_id bytea NOT NULL,
    section bytea NOT NULL, from_pos bigint NOT NULL, to_pos bigint NOT NULL, bytes bigint NOT NULL,
    hash bytea NOT NULL, evidence bytea NOT NULL,
    PRIMARY KEY (dossier, pos)
  );
  CREATE TABLE IF NOT EXISTS nonce (
    dossier bytea NOT NULL, nonce text NOT NULL, until bigint NOT NULL, PRIMARY KEY (dossier, nonce)
  );
  CREATE INDEX IF NOT EXISTS nonce_until ON nonce (until);
  CREATE TABLE IF NOT EXISTS invite (
    id bytea NOT NULL PRIMARY KEY, dossier bytea NOT NULL, opener bytea NOT NULL, expires bigint NOT NULL,
    state text NOT NULL, offer bytea, claim bytea, reveal bytea, delivery bytea, contested boolean NOT NULL
  );
  CREATE INDEX IF NOT EXISTS invite_dossier ON invite (dossier);
  CREATE INDEX IF NOT EXISTS invite_expires ON invite (expires);
  CREATE TABLE IF NOT EXISTS blob (
    dossier bytea NOT NULL, section bytea NOT NULL, blob bytea NOT NULL, grant_id bytea NOT NULL,
    holder boolean NOT NULL, bytes bigint NOT NULL, moved bigint NOT NULL,
    PRIMARY KEY (dossier, section, blob)
  );
  CREATE INDEX IF NOT EXISTS blob_moved ON blob (moved);
  CREATE TABLE IF NOT EXISTS blob_piece (
    dossier bytea NOT NULL, section bytea NOT NULL, blob bytea NOT NULL, piece bigint NOT NULL, hash bytea NOT NULL,
    PRIMARY KEY (dossier, section, blob, piece)
  );
  CREATE TABLE IF NOT EXISTS push (
    dossier bytea NOT NULL, grant_id bytea NOT NULL, endpoint text NOT NULL, p256dh bytea NOT NULL, auth bytea NOT NULL,
    quiet_from bigint NOT NULL, quiet_until bigint NOT NULL, since bigint NOT NULL, own boolean NOT NULL,
    sent bigint NOT NULL, failures bigint NOT NULL, look bigint NOT NULL,
    PRIMARY KEY (dossier, grant_id)
  );
  CREATE INDEX IF NOT EXISTS push_look ON push (look);
  CREATE INDEX IF NOT EXISTS push_endpoint ON push (endpoint);
  CREATE TABLE IF NOT EXISTS meta (name text NOT NULL PRIMARY KEY, value bytea NOT NULL);
  CREATE TABLE IF NOT EXISTS mark (one bigint NOT NULL PRIMARY KEY CHECK (one = 1), time bigint NOT NULL);
  INSERT INTO mark VALUES (1, 0) ON CONFLICT DO NOTHING;
  `,
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
