/** The steps of the gates, each once: [name, command, arguments]. */
export const house = ["house table", process.execPath, ["tests/architecture/generate.mjs", "--check"]];
export const types = ["types", "tsc", ["-b"]];
export const lint = ["lint", "oxlint", ["--deny-warnings"]];
export const format = ["format", "oxfmt", ["--check"]];
export const boundaries = ["boundaries", "depcruise", ["src", "relay", "tests", "--config", ".dependency-cruiser.mjs"]];
export const unused = ["unused code", "knip", ["--no-progress"]];
