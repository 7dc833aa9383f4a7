import type { Clock } from "#src/base/instant.ts";
import { RIGHTS } from "#src/protocol/capability.ts";
import type { BlobId, InviteId } from "#src/protocol/ids.ts";
import { HOUR, instant } from "#src/base/instant.ts";
import { createSqliteRelay } from "#relay/adapters/sqlite/relay.ts";
import type { RelayService } from "#relay/core/service.ts";
import { createActor, random, randomId, signedRequest } from "./relay-client-bytes.ts";
import { RelayDossier, valueOf } from "./relay-dossier.ts";
import { testSender } from "./relay-under-test.ts";

/** A relay's folder, filled, with pages that were freed; closed. */
export async function fillStore(dataDir: string, clock: Clock): Promise<readonly RelayDossier[]> {
  const push = testSender({ sentTo: [], says: () => "taken" });
  const relay = await createSqliteRelay({
    dataDir,
    clock,
    push,
    limits: { grantRate: { burst: 1000, perSecond: 1000 } },
  });
  const kept = await fillRelay(relay, clock, 20);
  await relay.close();
  return kept;
}

/** Something in every table: three dossiers with a file each, and one that was erased with so many envelopes. */
export async function fillRelay(relay: RelayService, clock: Clock, erased: number): Promise<readonly RelayDossier[]> {
  const kept: RelayDossier[] = [];
  for (let i = 0; i < 3; i++) kept.push(await fillDossier(new RelayDossier(relay, clock), 6));
  const gone = await fillDossier(new RelayDossier(relay, clock), erased);
  valueOf(await gone.erase());
  return kept;
}

async function fillDossier(d: RelayDossier, envelopes: number): Promise<RelayDossier> {
  valueOf(await d.register());
  const holders = [createActor(), createActor(), createActor()];
  for (const holder of holders) valueOf(await d.give(holder, { rights: RIGHTS.read | RIGHTS.append }));
  for (let i = 0; i < envelopes; i++)
    valueOf(await d.append(d.next(holders[i % 3] ?? d.device, d.section, {}, i % 5 === 0 ? 30_000 : 300)));
  for (const holder of holders) valueOf(await d.read(holder));
  valueOf(
    await d.access({
      revoked: [holders[2]?.grant ?? d.device.grant],
      sections: [{ section: d.section, generation: 1, inbox: false }],
      bundles: [...d.owners, ...holders.slice(0, 2)].map((who) => d.bundle(who, d.section, 1)),
      welcomes: holders.slice(0, 1).map(({ grant }) => ({ grant, section: d.section, sealed: random(90) })),
    }),
  );
  const asked = <Body>(path: string, body: Body) => signedRequest(d.device, d.dossier, path, body, d.now());
  const browser = { endpoint: `https://push.example/${d.device.grant}`, p256dh: random(65), auth: random(16) };
  valueOf(await d.relay.subscribePush(asked("/v1/push", { ...browser, quietFrom: 21, quietUntil: 8 })));
  const file = { section: d.section, blob: randomId<BlobId>() };
  valueOf(await d.relay.beginBlob(asked("/v1/blobs/begin", { ...file, bytes: 5000 })));
  valueOf(await d.relay.storePiece(asked("/v1/blobs/chunk", { ...file, piece: 0, sealed: random(5000) })));
  const invite = {
    invite: randomId<BlobId>() as string as InviteId,
    expires: instant(d.now() + HOUR),
    offer: random(120),
  };
  valueOf(await d.relay.openInvite(asked("/v1/invites/open", invite)));
  return d;
}
