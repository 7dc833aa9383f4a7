const HASH = /^[0-9a-f]{64}$/u;

/** The hash over all files of the build that is served here (vite-service-worker.ts), in groups of four to compare by eye. */
export async function readBuildHash(): Promise<string | undefined> {
  try {
    const answer: unknown = await (await fetch("/build.json", { credentials: "omit", cache: "no-store" })).json();
    const hash = typeof answer === "object" && answer !== null && "hash" in answer ? answer.hash : undefined;
    return typeof hash === "string" && HASH.test(hash) ? hash.replaceAll(/.{4}(?=.)/gu, "$& ") : undefined;
  } catch {
    return undefined;
  }
}
