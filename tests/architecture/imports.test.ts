import { expect, test } from "vitest";
import { plant, runIn } from "./plant.ts";

interface Cruise {
  readonly summary: {
    readonly violations: readonly { readonly from: string; readonly rule: { readonly name: string } }[];
  };
}

/** The rules broken in a project of only these files, as "rule: file", sorted. */
function broken(files: Readonly<Record<string, string>>): readonly string[] {
  const folder = plant({ "src/base/one.ts": "export const one = 1;\n", "relay/core/one.ts": "export {};\n", ...files });
  const args = ["src", "relay", "tests", "--config", ".dependency-cruiser.mjs", "--output-type", "json"];
  const { summary } = JSON.parse(runIn(folder, "depcruise", ...args).stdout) as Cruise;
  return summary.violations.map(({ from, rule }) => `${rule.name}: ${from}`).sort();
}

const uses = (...names: readonly string[]): string => names.map((name) => `import "${name}";\n`).join("");

test("what the table allows is let through", () => {
  expect(
    broken({
      "src/protocol/ids.ts": uses("#src/base/one.ts", "zod/mini"),
      "src/crypto/nacl.ts": uses("#src/base/one.ts", "#src/protocol/ids.ts", "tweetnacl"),
      "src/dossier/goal.ts": uses("#src/protocol/ids.ts"),
      "src/operations/ports.ts": uses("#src/crypto/nacl.ts"),
      "src/storage/records.ts": uses("#src/operations/ports.ts", "dexie"),
      "src/ui/kit/button.tsx": uses("solid-js", "solid-js/web"),
      "src/ui/goals/list.tsx": uses("./row.tsx", "#src/ui/kit/button.tsx", "#src/dossier/goal.ts"),
      "src/ui/goals/row.tsx": uses("solid-js"),
      "src/ui/shell/app.tsx": uses("#src/ui/goals/list.tsx", "#src/storage/records.ts"),
      "src/main.tsx": uses("#src/ui/shell/app.tsx", "#src/storage/records.ts", "#src/crypto/nacl.ts"),
      "relay/ports/clock.ts": uses("#src/protocol/ids.ts"),
      "relay/adapters/http/server.ts": uses("hono", "ws", "node:http", "#relay/ports/clock.ts"),
      "relay/main.ts": uses("#relay/adapters/http/server.ts", "@hono/node-server"),
      "tests/unit/one.test.ts": uses("#src/main.tsx", "#relay/main.ts", "vitest"),
      "tests/support/protocol-kit/bytes.ts": "export const one = 1;\n",
      "tests/support/protocol-kit/page.ts": uses("./bytes.ts", "node:crypto", "tweetnacl", "zod"),
    }),
  ).toEqual([]);
});

test("each break of the table is caught in the file that breaks it", () => {
  expect(
    broken({
      "src/protocol/ids.ts": uses("#src/crypto/derive.ts"),
      "src/protocol/envelope.ts": "export {};\n",
      "src/crypto/derive.ts": uses("tweetnacl"),
      "src/dossier/goal.ts": uses("#src/protocol/envelope.ts"),
      "src/operations/invite.ts": uses("#src/storage/records.ts"),
      "src/storage/records.ts": "import type { Revoked } from '#src/operations/revoke.ts';\nexport type R = Revoked;\n",
      "src/operations/revoke.ts": "export type Revoked = 1;\n",
      "src/ui/kit/button.tsx": uses("#src/ui/goals/list.tsx"),
      "src/ui/goals/list.tsx": uses("#src/ui/keys/card.tsx"),
      "src/ui/keys/card.tsx": uses("#src/ui/shell/app.tsx", "dexie", "left-behind"),
      "src/ui/shell/app.tsx": uses("node:fs", "typescript"),
      "src/sw.ts": uses("#src/base/one.ts"),
      "src/grants/decide.ts": uses("./roster.ts"),
      "src/grants/roster.ts": uses("./decide.ts"),
      "src/exports/csv.ts": uses("#tests/support/world.ts"),
      "tests/support/world.ts": "export {};\n",
      "tests/support/protocol-kit/page.ts": uses("#src/protocol/envelope.ts"),
      "tests/support/protocol-kit/relay.ts": uses("../world.ts", "hono"),
      "relay/core/serve-read.ts": uses("#src/crypto/derive.ts", "hono"),
      "relay/adapters/sqlite/log.ts": uses("#src/dossier/goal.ts"),
      "relay/main.ts": uses("tweetnacl"),
    }),
  ).toEqual([
    "apart-protocol-kit: tests/support/protocol-kit/page.ts",
    "apart-protocol-kit: tests/support/protocol-kit/relay.ts",
    "apart-protocol-kit: tests/support/protocol-kit/relay.ts",
    "features-apart: src/ui/goals/list.tsx",
    "layer-dossier: src/dossier/goal.ts",
    "layer-exports: src/exports/csv.ts",
    "layer-operations: src/operations/invite.ts",
    "layer-protocol: src/protocol/ids.ts",
    "layer-relay-adapters: relay/adapters/sqlite/log.ts",
    "layer-relay-core: relay/core/serve-read.ts",
    "layer-storage: src/storage/records.ts",
    "layer-sw: src/sw.ts",
    "layer-ui-kit: src/ui/kit/button.tsx",
    "layer-ui: src/ui/keys/card.tsx",
    "no-circular: src/grants/decide.ts",
    "no-node-in-the-browser: src/ui/shell/app.tsx",
    "owner-of-dexie: src/ui/keys/card.tsx",
    "owner-of-hono: relay/core/serve-read.ts",
    "owner-of-tweetnacl: relay/main.ts",
    "owner-of-tweetnacl: src/crypto/derive.ts",
    "package-without-owner: src/ui/shell/app.tsx",
    "resolvable: src/ui/keys/card.tsx",
  ]);
});
