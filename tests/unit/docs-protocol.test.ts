import { readFileSync, readdirSync } from "node:fs";
import { describe, expect, it, test } from "vitest";
import * as z from "zod/mini";
import { DEFAULT_LIMITS, type Rate } from "#relay/core/limits.ts";
import { concat, utf8 } from "#src/base/bytes.ts";
import { instant } from "#src/base/instant.ts";
import { BACKUP_1_HEAD_LENGTH, BACKUP_HEAD_OVERHEAD } from "#src/crypto/backup-seal.ts";
import { SLOT_LENGTH } from "#src/crypto/backup-slots.ts";
import { encodeFragment } from "#src/crypto/invite-code.ts";
import { HASH_LABELS, KDF_LABELS, PREFIXES, SEALED_LABELS } from "#src/crypto/labels.ts";
import { SHARE_LENGTH } from "#src/crypto/shares.ts";
import { SEALED_OVERHEAD } from "#src/crypto/sealed-box.ts";
import { encodeCover, rootCover } from "#src/crypto/time-tree.ts";
import { UNLOCK_RECORD_LENGTH } from "#src/crypto/unlock.ts";
import { RosterDevice, RosterMember } from "#src/dossier/roster-member.ts";
import { Rotation } from "#src/dossier/rotation.ts";
import { LedgerDevice, LedgerGrant, LedgerRelay, LedgerSection, LedgerWish } from "#src/grants/ledger.ts";
import { WelcomeText } from "#src/grants/welcome-text.ts";
import { BACKUP_CONTENT_OVERHEAD } from "#src/operations/make-backup.ts";
import { ACCESS_VERBS } from "#src/protocol/access-line.ts";
import * as blobMessages from "#src/protocol/blob-messages.ts";
import { CAPABILITY_LENGTH, SIGNED_CAPABILITY_LENGTH } from "#src/protocol/capability.ts";
import { ENVELOPE_OVERHEAD, PREFIX_LENGTH } from "#src/protocol/envelope.ts";
import { PROBLEMS } from "#src/protocol/errors.ts";
import type { DossierId, SectionId } from "#src/protocol/ids.ts";
import * as holdMessages from "#src/protocol/hold-messages.ts";
import * as inviteMessages from "#src/protocol/invite-messages.ts";
import * as limits from "#src/protocol/limits.ts";
import * as liveMessages from "#src/protocol/live-messages.ts";
import { headSigningInput } from "#src/protocol/log-head.ts";
import * as messages from "#src/protocol/messages.ts";
import * as pushMessages from "#src/protocol/push-messages.ts";
import * as sheetMessages from "#src/protocol/sheet-messages.ts";
import { encodeBatch, encodePage } from "#src/protocol/page.ts";
import { EPOCH_LAG, EPOCH_SLACK } from "#src/protocol/time.ts";
import { frozenVectors, hexBytes } from "#tests/support/frozen-vectors.ts";
import { readDocument, tableUnder } from "#tests/support/markdown-tables.ts";

const doc = readDocument("protocol.md");
const table = (heading: string): readonly (readonly string[])[] => tableUnder(doc, heading);
/** Without the whole document in the message when it does not. */
const says = (text: string): void => expect(doc.includes(text), `docs/protocol.md says "${text}"`).toBe(true);
const sorted = (list: Iterable<string>): string[] => [...list].sort();
const source = (path: string): string => readFileSync(new URL(`../../${path}`, import.meta.url), "utf8");
const sourcesIn = (folder: string): string =>
  readdirSync(new URL(`../../${folder}`, import.meta.url))
    .filter((name) => name.endsWith(".ts"))
    .map((name) => source(`${folder}/${name}`))
    .join("\n");
const DOSSIER = "1".repeat(32) as DossierId;
const SECTION = "2".repeat(32) as SectionId;
const ZERO = new Uint8Array(32);

/** What the code says of each layout: the bytes that do not vary. */
const LENGTHS: Readonly<Record<string, number>> = {
  prefix: PREFIX_LENGTH,
  envelope: ENVELOPE_OVERHEAD,
  capability: CAPABILITY_LENGTH,
  bundle: bareBundle(),
  "cover node": encodeCover(rootCover(ZERO)).length,
  welcome: bareWelcome(),
  head:
    headSigningInput(DOSSIER, { section: SECTION, generation: 0, pos: 0, time: instant(0), hash: ZERO }).length -
    utf8("roer/v1/head").length,
  // Taken from the code's own writer: the line's fields end where the hash of the evidence does.
  "access line": widths(source("src/protocol/access-line.ts"), "nextLineHash", "accessHeadSigningInput"),
  frame: frameOverhead(),
  batch: encodeBatch(DOSSIER, []).length,
  piece: blobMessages.BLOB_PIECE_OVERHEAD,
  "invitation code": encodedCode(),
  share: SHARE_LENGTH,
  "unlock record": UNLOCK_RECORD_LENGTH,
  backup: BACKUP_HEAD_OVERHEAD,
  "backup slot": SLOT_LENGTH,
  "backup of version 1": BACKUP_1_HEAD_LENGTH,
  "backup content": BACKUP_CONTENT_OVERHEAD,
};

function bareBundle(): number {
  const { bundles } = frozenVectors<{ bundles: readonly { plain: string; content: string; vouchers: string[] }[] }>(
    "bundle.json",
  );
  const [first] = bundles;
  if (!first) throw new Error("there is a frozen bundle");
  return hexBytes(first.plain).length - hexBytes(first.content).length;
}
function bareWelcome(): number {
  const { welcome } = frozenVectors<{ welcome: { plain: string; text: string } }>("bundle.json");
  return hexBytes(welcome.plain).length - utf8(welcome.text).length;
}
function frameOverhead(): number {
  const { frames } = frozenVectors<{ frames: readonly { prefix?: string; bodyHash?: string; signature?: string }[] }>(
    "page.json",
  );
  const bare = frames.find((frame) => frame.prefix !== undefined);
  const place = { section: SECTION, pos: 1, time: instant(1) };
  const [prefix, bodyHash, signature] = [bare?.prefix, bare?.bodyHash, bare?.signature].map((x) => hexBytes(x ?? ""));
  if (!prefix || !bodyHash || !signature) throw new Error("there is a frozen bare frame");
  const header = { time: 1, incarnation: 1, aclVersion: 1, sections: [], frames: 1 };
  const rest = concat(prefix, bodyHash, signature).length;
  const page = encodePage(header, [{ ...place, prefix, bodyHash, signature }]).length;
  // A whole frame has a length of four bytes where a bare one has none.
  return page - encodePage(header, []).length - rest + 4;
}
function encodedCode(): number {
  const fragment = encodeFragment({ form: "owner", secret: ZERO, bound: new Uint8Array(16), flags: 0 });
  says(`base64url of these: ${fragment.length} characters`);
  return Math.floor(((fragment.length - 2) * 3) / 4);
}
/** Sums the fields that a writer is given between two names of a source file. */
function widths(text: string, from: string, to: string): number {
  const part = text.slice(text.indexOf(`function ${from}`), text.indexOf(to));
  let sum = 0;
  for (const [, bits, length] of part.matchAll(/\.u(\d+)\(|\.raw\([^\n]*, (\d+)\)/g))
    sum += bits === undefined ? Number(length) : Number(bits) / 8;
  return sum;
}

describe("the layouts in docs/protocol.md", () => {
  const headings = [...doc.matchAll(/^### Layout: (.+)$/gm)].map(([, name = ""]) => name);

  it("are those of the code", () => {
    expect(sorted(headings)).toEqual(sorted(Object.keys(LENGTHS)));
  });

  it.each(headings)("%s: its fields make its total, and the total is the code's", (name) => {
    const rows = table(`Layout: ${name}`);
    const total = rows.find(([field = ""]) => field.startsWith("**total"));
    const fields = rows.filter((row) => row !== total);
    const sum = fields.reduce((all, [, bytes = ""]) => all + (bytes === "n" ? 0 : Number(bytes.replace("+n", ""))), 0);
    // A list is not part of what does not vary.
    const varying = name === "batch" ? 4 : 0;
    expect(total?.[1]).toBe(`**${sum - varying}**`);
    expect(sum - varying).toBe(LENGTHS[name]);
  });

  it.each([
    ["capability", "src/protocol/capability.ts"],
    ["bundle", "src/crypto/key-bundle.ts"],
  ])("%s: the same fields in the same order as the code's own comment", (name, path) => {
    const comment = /`(version1 [^`]*)`/.exec(source(path))?.[1] ?? "";
    const inCode = comment.replaceAll(/\s*\n \* /g, " ").split(" ");
    const rows = table(`Layout: ${name}`).filter(([field = ""]) => !field.startsWith("**"));
    const inDoc = rows.map(([field, bytes]) => (bytes === "4+n" ? `${field}(4+n)` : `${field}${bytes}`));
    expect(inDoc.map((text) => text.replace(/n$/, ""))).toEqual(inCode);
  });

  it("envelope: the same prefix in the same order as the code's own comment", () => {
    const comment = /`(version1 kind1 [^`]*)signature64 body…`/.exec(source("src/protocol/envelope.ts"))?.[1] ?? "";
    const rows = table("Layout: prefix").filter(([field = ""]) => !field.startsWith("**") && field !== "dossier");
    expect(rows.map(([field, bytes]) => `${field}${bytes}`)).toEqual(comment.trim().split(" "));
  });

  it("say the lengths of what has no table", () => {
    says(`${SIGNED_CAPABILITY_LENGTH} bytes in all`);
    expect(SEALED_OVERHEAD).toBe(32 + 24 + 16);
  });
});

describe("the labels in docs/protocol.md", () => {
  const of = (kind: string): string[] =>
    table("Labels")
      .filter((row) => row[1] === kind)
      .map(([label = ""]) => label);

  it("are those of src/crypto/labels.ts, kind by kind", () => {
    expect(sorted(of("kdf"))).toEqual(sorted(KDF_LABELS));
    expect(sorted(of("hash"))).toEqual(sorted(HASH_LABELS));
    expect(sorted(of("prefix"))).toEqual(sorted(PREFIXES));
    expect(sorted(of("sealed"))).toEqual(sorted(SEALED_LABELS));
    expect(table("Labels").every(([, kind = ""]) => /^(kdf|hash|prefix|sealed|relay)$/.test(kind))).toBe(true);
  });

  it("are what src/protocol writes out, which has no list of its own, and what the relay writes", () => {
    const written = (folder: string): Set<string> =>
      new Set([...sourcesIn(folder).matchAll(/utf8\("(roer\/v1\/[a-z-]+)/g)].map(([, label = ""]) => label));
    const inProtocol = written("src/protocol");
    expect(inProtocol.size).toBeGreaterThanOrEqual(8);
    for (const label of inProtocol) expect(PREFIXES).toContain(label);
    expect(sorted(written("relay/core"))).toEqual(sorted(of("relay")));
    for (const label of of("relay")) for (const prefix of PREFIXES) expect(label.startsWith(prefix)).toBe(false);
  });
});

describe("the limits in docs/protocol.md", () => {
  it("are those of src/protocol/limits.ts and of the relay, by name and value", () => {
    const shown = (value: number | Rate): string => {
      if (typeof value === "number") return String(value);
      const { burst, perSecond } = value;
      return `${burst}, ${perSecond < 1 ? `1/${Math.round(1 / perSecond)}` : `${perSecond}/`}s`;
    };
    // These are the protocol's own, under the relay's names.
    const common = [
      "envelopeBytes",
      "batchEnvelopes",
      "batchBytes",
      "accessBundleBytes",
      "readPageBytes",
      "liveGrants",
    ];
    const own = Object.entries(DEFAULT_LIMITS).filter(([name]) => !common.includes(name));
    const all: readonly (readonly [string, number | Rate])[] = [...Object.entries(limits), ...own];
    const expected = all.map(([name, value]) => `${name} = ${shown(value)}`);
    expect(sorted(table("Limits").map(([name, value]) => `${name} = ${value}`))).toEqual(sorted(expected));
    says(`EPOCH_SLACK ${EPOCH_SLACK}, EPOCH_LAG ${EPOCH_LAG}.`);
    const [, kept] = /HEADS_KEPT = (\d+)/.exec(source("src/operations/take-frames.ts")) ?? [];
    says(`Heads a client remembers per section: ${kept}.`);
    const [, tries] = /TRIES = (\d+)/.exec(source("src/operations/change-access.ts")) ?? [];
    expect(tries).toBe("4");
  });
});

describe("the interface in docs/protocol.md", () => {
  it("has the problems of src/protocol/errors.ts with their status", () => {
    const expected = Object.entries(PROBLEMS).map(([name, { status }]) => `${name} ${status}`);
    expect(sorted(table("Problems").map(([name, status]) => `${name} ${status}`))).toEqual(sorted(expected));
  });

  it("has the endpoints that the relay serves and the app calls", () => {
    const documented = table("Endpoints").map(([endpoint = ""]) => endpoint);
    const http = sourcesIn("relay/adapters/http");
    const served = new Set([...http.matchAll(/"(\/v1\/[a-z/-]+)"/g)].map(([, path]) => path));
    expect(sorted(documented.map((one) => one.split(" ")[1] ?? ""))).toEqual(sorted([...served].map(String)));
    expect(new Set(documented).size).toBe(documented.length);
    for (const [, method, path] of http.matchAll(/app\.(get|post)\("(\/v1\/[a-z/-]+)"/g))
      expect(documented).toContain(`${method?.toUpperCase()} ${path}`);
    const called = new Set([...sourcesIn("src/sync").matchAll(/"(\/v1\/[a-z/-]+)"/g)].map(([, path]) => path));
    for (const path of called) expect(served).toContain(path);
  });

  it("has every message with its fields", () => {
    const objects = Object.entries<unknown>({
      ...messages,
      ...holdMessages,
      ...inviteMessages,
      ...liveMessages,
      ...blobMessages,
      ...pushMessages,
      ...sheetMessages,
    }).flatMap(([name, schema]) =>
      schema instanceof z.ZodMiniObject ? [`${name}: ${Object.keys(schema.shape).join(", ")}`] : [],
    );
    const documented = table("Messages").map(([name, fields]) => `${name}: ${fields}`);
    expect(sorted(documented)).toEqual(sorted(objects));
  });

  it("names in its endpoints only messages that are there", () => {
    const known = new Set([
      "page",
      "batch",
      "piece",
      "the sealed piece",
      "LiveEvent",
      ...table("Messages").map(([name]) => name),
    ]);
    for (const [, , request = "", answer = ""] of table("Endpoints")) {
      for (const part of [request, answer]) {
        const [name = ""] = part.split(",");
        if (name !== "") expect(known).toContain(name);
      }
    }
  });

  it("has the verbs of the access log with their numbers", () => {
    const expected = Object.entries(ACCESS_VERBS).map(([verb, number]) => `${verb} ${number}`);
    expect(table("Access log").map(([verb, number]) => `${verb} ${number}`)).toEqual(expected);
  });
});

test("the reasons to set an envelope aside are those of the code", () => {
  const code = source("src/operations/take-frames.ts") + source("src/operations/author-book.ts");
  const inCode = [...code.matchAll(/setAside\("([a-z-]+)"\)|return "([a-z-]+)"|\? "([a-z-]+)" : undefined/g)].flatMap(
    ([, ...found]) => found.filter((one) => one !== undefined),
  );
  const documented = table("What a client checks").map(([reason = ""]) => reason);
  expect(sorted(documented)).toEqual(sorted(new Set(inCode)));
});

describe("the records in docs/protocol.md", () => {
  it("are those of roster and ledger, field by field", () => {
    const kinds = [
      RosterDevice,
      RosterMember,
      Rotation,
      LedgerSection,
      LedgerDevice,
      LedgerGrant,
      LedgerWish,
      LedgerRelay,
    ];
    const expected = kinds.map(({ name, schema }) => `${name}: ${sorted(Object.keys(schema.shape)).join(", ")}`);
    const documented = table("Roster and ledger").map(
      ([kind, fields = ""]) => `${kind}: ${sorted(fields.split(", ")).join(", ")}`,
    );
    expect(documented).toEqual(expected);
  });

  it("say what a welcome tells, in the code's own order", () => {
    expect(table("Welcome text").map(([field]) => field)).toEqual(Object.keys(WelcomeText.shape));
  });
});
