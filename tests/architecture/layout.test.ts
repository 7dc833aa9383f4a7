import { expect, test } from "vitest";
import { root } from "./house.ts";
import { layoutFaults } from "./layout.ts";
import { plant } from "./plant.ts";

test("every folder is in the table, every file is short, and none only hands on others", () => {
  expect(layoutFaults(root)).toEqual([]);
});

test("each break of the layout is found, and nothing else", () => {
  const one = "export const one = 1;\n";
  const folder = plant({
    "src/base/one.ts": one,
    "src/main.tsx": one,
    "src/ui/goals/goal-list.tsx": one,
    "src/ui/goals/parts/row.tsx": one,
    "src/i18n/locales/nl.ts": one,
    "relay/main.ts": one,
    "relay/adapters/http/server.ts": one,
    "src/base/long.ts": one.repeat(301),
    "src/base/full.ts": one.repeat(300),
    "src/dossier/goal.ts": `export * from "./one.ts";\nexport type { Two } from "./two.ts";\n`,
    "src/dossier/plan.ts": `import { one } from "./one.ts";\nexport { one };\n`,
    "src/dossier/step.ts": `import { one } from "./one.ts";\nexport { one } from "./one.ts";\nexport const two = one;\n`,
    "src/crypto/utils/pad.ts": one,
    "src/analytics/count.ts": one,
    "src/ui/marketing/banner.tsx": one,
    "src/loose.ts": one,
    "relay/plugins/any.ts": one,
  });
  expect([...layoutFaults(folder)].sort()).toEqual([
    "relay/plugins is in no layer of the table",
    "relay/plugins/any.ts is in no layer of the table",
    "src/analytics is in no layer of the table",
    "src/analytics/count.ts is in no layer of the table",
    "src/base/long.ts has 301 lines, more than 300",
    "src/crypto/utils is a folder for anything",
    "src/crypto/utils is in no layer of the table",
    "src/crypto/utils/pad.ts is in no layer of the table",
    "src/dossier/goal.ts only hands on the exports of others",
    "src/dossier/plan.ts only hands on the exports of others",
    "src/loose.ts is in no layer of the table",
    "src/ui/marketing is in no layer of the table",
    "src/ui/marketing/banner.tsx is in no layer of the table",
  ]);
});
