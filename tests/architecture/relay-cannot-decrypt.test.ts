import { expect, test } from "vitest";
import { forbiddenInRelay, relayEntries } from "./relay-graph.ts";

test("nothing that could open an envelope is in the relay", async () => {
  expect(await forbiddenInRelay(relayEntries())).toEqual([]);
});

test("it is found when it comes in by a detour, unused", async () => {
  const planted = {
    "relay/planted-main.ts":
      'import "#relay/planted-detour.ts";\nimport "#src/protocol/planted-ids.ts";\nimport "node:http";\n',
    "relay/planted-detour.ts": 'export { open } from "#src/crypto/planted-open.ts";\n',
    "src/crypto/planted-open.ts": 'import nacl from "tweetnacl";\nexport const open = nacl.secretbox.open;\n',
    "src/protocol/planted-ids.ts": 'import "@noble/hashes/sha2.js";\nimport "zod/mini";\n',
  };
  expect(await forbiddenInRelay(["relay/planted-main.ts"], planted)).toEqual([
    "@noble/hashes",
    "src/crypto/planted-open.ts",
    "tweetnacl",
  ]);
});

test("it is found when it is loaded late", async () => {
  const planted = {
    "relay/planted-main.ts": 'export const late = () => import("#src/dossier/planted-goal.ts");\n',
    "src/dossier/planted-goal.ts": "export const goal = 1;\n",
  };
  expect(await forbiddenInRelay(["relay/planted-main.ts"], planted)).toEqual(["src/dossier/planted-goal.ts"]);
});
