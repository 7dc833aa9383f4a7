// The table of tests/architecture/house.json, said again as rules on imports; nothing is decided in this file.
import { readFileSync } from "node:fs";

const house = JSON.parse(readFileSync(new URL("tests/architecture/house.json", import.meta.url), "utf8"));

const escape = (text) => text.replaceAll(/[.*+?^${}()|[\]\\/]/g, "\\$&");
const exactly = (path) => `^${escape(path)}${/\.[a-z]+$/.test(path) ? "$" : "/"}`;

/** Matches the files of a layer: its folder without the folders of other layers in it, and the files named besides. */
function filesOf({ path, exclude = [], also = [] }) {
  if (path.endsWith(".ts")) return [exactly(path)];
  const without = exclude.length > 0 ? `(?!(?:${exclude.map(escape).join("|")})/)` : "";
  return [`^${escape(path)}/${without}`, ...also.map(exactly)];
}

const byName = new Map(house.layers.map((layer) => [layer.name, layer]));

const layerRules = house.layers.map((layer) => ({
  name: `layer-${layer.name.replaceAll("/", "-")}`,
  comment: `${layer.path} may import only: ${layer.may.join(", ") || "nothing"} (house.json)`,
  severity: "error",
  from: { path: filesOf(layer) },
  to: {
    path: "^(src|relay|tests)/",
    pathNot: [
      ...filesOf(layer),
      ...layer.may.flatMap((name) => {
        const other = byName.get(name);
        const only = layer.mayOnly?.[name];
        return only ? only.map((file) => exactly(`${other.path}/${file}`)) : filesOf(other);
      }),
    ],
  },
}));

const ownerRules = Object.entries(house.owners).map(([name, owners]) => ({
  name: `owner-of-${name.replaceAll(/[@/]/g, "-").replace(/^-/, "")}`,
  comment: `only ${owners.join(", ")} may import ${name} (house.json)`,
  severity: "error",
  from: { path: "^(src|relay)/", pathNot: owners.map(exactly) },
  to: { path: `(^|/)node_modules/${escape(name)}/` },
}));

const packages = Object.keys(house.owners).map(escape).join("|");

const featureRules = house.layers
  .filter((layer) => layer.featuresApart)
  .map(({ path, exclude = [] }) => ({
    name: "features-apart",
    comment: "a feature never imports another feature; what two share belongs in the kit or in a lower layer",
    severity: "error",
    from: { path: `^${escape(path)}/(?!(?:${exclude.map(escape).join("|")})/)([^/]+)/` },
    to: {
      path: `^${escape(path)}/(?!(?:${exclude.map(escape).join("|")})/)[^/]+/`,
      pathNot: `^${escape(path)}/$1/`,
    },
  }));

const apartRules = Object.entries(house.apart).map(([path, allowed]) => ({
  name: `apart-${path.split("/").at(-1)}`,
  comment: `${path} is made from the document alone: its own files, Node, and ${allowed.join(", ")} (house.json)`,
  severity: "error",
  from: { path: exactly(path) },
  to: {
    pathNot: [exactly(path), `(^|/)node_modules/(?:${allowed.map(escape).join("|")})/`],
    dependencyTypesNot: ["core"],
  },
}));

export default {
  forbidden: [
    ...layerRules,
    ...apartRules,
    ...ownerRules,
    ...featureRules,
    {
      name: "package-without-owner",
      comment: "every package has its owners in house.json, so that a new one is a decision that can be seen",
      severity: "error",
      from: { path: "^(src|relay)/" },
      to: { path: "(^|/)node_modules/", pathNot: `(^|/)node_modules/(?:${packages})/` },
    },
    {
      name: "no-node-in-the-browser",
      comment: "src/ runs in a browser",
      severity: "error",
      from: { path: "^src/" },
      to: { dependencyTypes: ["core"] },
    },
    {
      name: "no-circular",
      comment: "two files that need each other are one idea",
      severity: "error",
      from: { path: "^(src|relay|tests)/" },
      to: { circular: true },
    },
    {
      name: "resolvable",
      comment: "an import that leads nowhere is under no rule",
      severity: "error",
      from: { path: "^(src|relay|tests)/" },
      to: { couldNotResolve: true },
    },
  ],
  options: {
    doNotFollow: { path: "(^|/)node_modules/" },
    exclude: { path: "^tests/bench/peers/" },
    // Imports of types count: a layer that knows another's types depends on it.
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["import", "browser", "default", "types"],
      extensions: [".ts", ".tsx", ".mjs", ".js"],
    },
  },
};
