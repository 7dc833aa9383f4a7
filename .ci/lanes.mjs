import { runQuietly } from "./process.mjs";

/** Runs lanes of steps side by side, and shows what a failed step printed. Resolves to the names of those that failed. */
export async function runLanes(lanes) {
  const failed = [];
  const drive = async (lane) => {
    for (const [name, command, args, env] of lane) {
      const began = Date.now();
      const { code, output } = await runQuietly(command, args, env);
      const seconds = ((Date.now() - began) / 1000).toFixed(1);
      console.log(`${code === 0 ? "ok  " : "FAIL"} ${name} (${seconds} s)`);
      if (code === 0) continue;
      failed.push(name);
      console.log(output);
    }
  };
  await Promise.all(lanes.map(drive));
  return failed;
}
