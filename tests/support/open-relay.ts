import { readFileSync, rmSync } from "node:fs";
import type { RelayService } from "#relay/core/service.ts";
import { instant } from "#src/base/instant.ts";
import { type Actor, createActor } from "./relay-client-bytes.ts";
import { RelayDossier, valueOf } from "./relay-dossier.ts";
import { ANY_PACE, type RelayOverHttp, relayOverHttp } from "./relay-over-http.ts";
import { type RelayOptions, type RelayProcess, startRelay } from "./relay-process.ts";

/** Starts a relay that is asked at any pace; `clean` is given what ends it and removes its data. */
export async function openRelay(
  clean: (end: () => Promise<void>) => void,
  options: RelayOptions = {},
): Promise<RelayProcess> {
  const relay = await startRelay({ ...options, environment: { ...ANY_PACE, ...options.environment } });
  clean(async () => {
    await relay.kill();
    rmSync(relay.dataDir, { recursive: true, force: true });
  });
  return relay;
}

/** A new dossier at a relay in another process, with holders who may read and append. */
export async function openDossier(
  origin: string,
  holders: number,
): Promise<{ readonly dossier: RelayDossier; readonly http: RelayOverHttp; readonly holders: readonly Actor[] }> {
  const http = relayOverHttp(origin);
  // The other verbs are not asked of it here.
  const dossier = new RelayDossier(http as RelayService & RelayOverHttp, () => instant(Date.now()));
  valueOf(await dossier.register());
  const actors = Array.from({ length: holders }, () => createActor());
  for (const actor of actors) valueOf(await dossier.give(actor));
  return { dossier, http, holders: actors };
}

/** Resident memory of a process in KiB, as Linux says it. */
export function memoryOf(pid: number): number {
  const [, kib] = /^VmRSS:\s+(\d+) kB$/mu.exec(readFileSync(`/proc/${pid}/status`, "utf8")) ?? [];
  return Number(kib);
}
