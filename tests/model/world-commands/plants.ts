import { readFileSync } from "node:fs";
import type { Plugin } from "vite";
import type { Invariant } from "./broken.ts";

/** A fault as it could be made one day: the text that it changes in the product's own code, and what must find it. */
export type Plant = {
  readonly name: string;
  readonly edits: readonly { readonly file: string; readonly from: string; readonly to: string }[];
  readonly foundAs: readonly Invariant[];
  /** A seed of which the steps meet it early: not every life does. */
  readonly seed: number;
};

export const PLANTS: readonly Plant[] = [
  {
    name: "rotation skipped",
    edits: [
      {
        file: "src/crypto/keyring.ts",
        from: "{ content: { cover: rootCover(randomBytes(32)) }, counter: 0 }",
        to: "{ content: this.#held.get(`${section}.${generation - 1}`)?.content ?? { cover: rootCover(randomBytes(32)) }, counter: 0 }",
      },
    ],
    foundAs: ["nobody opens outside a window"],
    seed: 1,
  },
  {
    name: "expiry off by one leaf",
    edits: [
      {
        file: "src/crypto/keyring.ts",
        from: "narrow(held, window.nbf, Math.min(window.exp, LEAVES))",
        to: "narrow(held, window.nbf, Math.min(window.exp + 1, LEAVES))",
      },
    ],
    foundAs: ["nobody opens outside a window"],
    seed: 1,
  },
  {
    name: "delegation widened",
    edits: [
      {
        file: "src/operations/pass-on-key.ts",
        from: "domainRights: wish.domain & own.domainRights",
        to: "domainRights: wish.domain",
      },
      {
        file: "src/protocol/capability.ts",
        from: "(child.domainRights & ~parent.domainRights) === 0 &&",
        to: "child.depth >= 0 &&",
      },
    ],
    foundAs: ["nobody does what their key does not allow"],
    seed: 1,
  },
  {
    name: "revoke not atomic",
    edits: [
      {
        file: "relay/core/accept-access.ts",
        from: "  const { dossier, grant } = request;\n  const known = knownDossier(tables, dossier);",
        to: [
          "  const torn = asked.revoked.length > 0 ? asked.sections.filter((one) => one.inbox) : asked.sections;",
          "  const left = new Set(torn.map((one) => one.section));",
          "  if (asked.revoked.length > 0) asked = { ...asked, sections: torn,",
          "    bundles: asked.bundles.filter((one) => left.has(one.section)),",
          "    envelopes: asked.envelopes.filter((one) => left.has(one.envelope.prefix.section)) };",
          "  const { dossier, grant } = request;\n  const known = knownDossier(tables, dossier);",
        ].join("\n"),
      },
    ],
    foundAs: ["a stop is never half done", "nobody opens outside a window", "everybody can go on"],
    seed: 1,
  },
  {
    name: "tombstone resurrected",
    edits: [
      {
        file: "src/dossier/entity.ts",
        from: "return { ...before, fields, first, last };",
        to: "return { ...before, fields, first, last, tombstone: undefined };",
      },
    ],
    foundAs: ["nothing withdrawn comes back", "honest devices agree"],
    seed: 1,
  },
  {
    name: "log line dropped",
    edits: [
      {
        file: "relay/core/serve-read.ts",
        from: "if (!last) continue;",
        to: "if (!last || last.pos % 5 === 0) continue;",
      },
    ],
    foundAs: ["one line for each reading"],
    seed: 1,
  },
];

/** Vite serves the product with one fault in it, in memory: no file changes. */
export function planted({ name, edits }: Plant): Plugin {
  return {
    name: `planted: ${name}`,
    enforce: "pre",
    load(id) {
      const mine = edits.filter(({ file }) => id.split("?")[0]?.endsWith(`/${file}`) === true);
      if (mine.length === 0) return undefined;
      let code = readFileSync(id.split("?")[0] ?? id, "utf8");
      for (const { file, from, to } of mine) {
        if (code.split(from).length !== 2) throw new Error(`${name}: the text to change stands not once in ${file}`);
        code = code.replace(from, () => to);
      }
      return code;
    },
  };
}
