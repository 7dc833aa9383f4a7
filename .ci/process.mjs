import { spawn } from "node:child_process";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

export const root = join(dirname(fileURLToPath(import.meta.url)), "..");

const onWindows = process.platform === "win32";
const tools = join(root, "node_modules/.bin");
const pathKey = Object.keys(process.env).find((key) => key.toUpperCase() === "PATH") ?? "PATH";

/** The environment in which the project's own tools are found by name. */
export const environment = (extra = {}) => ({
  ...process.env,
  [pathKey]: `${tools}${onWindows ? ";" : ":"}${process.env[pathKey] ?? ""}`,
  ...extra,
});

const exitCode = (code, signal) => code ?? (signal ? 1 : 0);

/** Runs a command with our own input and output; resolves to its exit code. */
export function run(command, args, env = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, args, { cwd: root, env: environment(env), stdio: "inherit", shell: onWindows });
    child.once("error", (error) => {
      console.error(`${command}: ${error.message}`);
      resolve(1);
    });
    child.once("exit", (code, signal) => resolve(exitCode(code, signal)));
  });
}

/** Runs a command silently; resolves to its exit code and everything it printed, for parallel steps. */
export function runQuietly(command, args, env = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd: root,
      env: environment(env),
      stdio: ["ignore", "pipe", "pipe"],
      shell: onWindows,
    });
    const chunks = [];
    child.stdout.on("data", (chunk) => chunks.push(chunk));
    child.stderr.on("data", (chunk) => chunks.push(chunk));
    child.once("error", (error) => resolve({ code: 1, output: `${command}: ${error.message}\n` }));
    child.once("close", (code, signal) =>
      resolve({ code: exitCode(code, signal), output: Buffer.concat(chunks).toString("utf8") }),
    );
  });
}
