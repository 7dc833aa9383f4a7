import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Bytes, concat, equal } from "#src/base/bytes.ts";
import { DAY, HOUR, instant } from "#src/base/instant.ts";
import { RIGHTS } from "#src/protocol/capability.ts";
import { encodePiece } from "#src/protocol/blob-messages.ts";
import type { BlobId, SectionId } from "#src/protocol/ids.ts";
import { BLOB_CHUNK_BYTES } from "#src/protocol/limits.ts";
import { type Actor, createActor, random, randomId, signedRequest } from "#tests/support/relay-client-bytes.ts";
import { type RelayDossier, valueOf, verdict } from "#tests/support/relay-dossier.ts";
import { type OpenRelay, type UnderTest, openUnderTest } from "#tests/support/relay-under-test.ts";

const TWO_AND_A_BIT = 2 * BLOB_CHUNK_BYTES + 500;

/** A file as its owner asks about it. */
class StoredFile {
  readonly blob = randomId<BlobId>();
  readonly d: RelayDossier;
  readonly pieces: readonly Bytes[];
  readonly section: SectionId;

  constructor(d: RelayDossier, bytes = TWO_AND_A_BIT, section = d.section) {
    this.d = d;
    this.section = section;
    const whole = random(bytes);
    const count = Math.ceil(bytes / BLOB_CHUNK_BYTES);
    this.pieces = Array.from({ length: count }, (_, i) =>
      whole.slice(i * BLOB_CHUNK_BYTES, (i + 1) * BLOB_CHUNK_BYTES),
    );
  }

  #signed<Body>(who: Actor, path: string, body: Body) {
    return signedRequest(who, this.d.dossier, path, body, this.d.now());
  }
  begin(who: Actor = this.d.device, bytes = concat(...this.pieces).length) {
    const body = { section: this.section, blob: this.blob, bytes };
    return this.d.relay.beginBlob(this.#signed(who, "/v1/blobs/begin", body));
  }
  store(piece: number, who: Actor = this.d.device, sealed = this.pieces[piece] ?? random(1)) {
    const body = { section: this.section, blob: this.blob, piece, sealed };
    return this.d.relay.storePiece({ ...this.#signed(who, "/v1/blobs/chunk", {}), raw: encodePiece(body), body });
  }
  read(piece: number, who: Actor = this.d.device) {
    const body = { section: this.section, blob: this.blob, piece };
    return this.d.relay.readBlob(this.#signed(who, "/v1/blobs/read", body));
  }
  drop(who: Actor = this.d.device) {
    const body = { section: this.section, blob: this.blob };
    return this.d.relay.dropBlob(this.#signed(who, "/v1/blobs/drop", body));
  }
  async whole(who: Actor = this.d.device): Promise<this> {
    valueOf(await this.begin(who));
    for (const piece of this.pieces.keys()) valueOf(await this.store(piece, who));
    return this;
  }
}

export function blobContract(open: OpenRelay): void {
  describe("files", () => {
    let under: UnderTest;
    beforeAll(async () => {
      under = await openUnderTest(open);
    });
    afterAll(() => under.relay.close());

    test("are stored in any order, said to be whole at the last piece, and come back as they were", async () => {
      const file = new StoredFile(await under.dossier());
      expect(valueOf(await file.begin()).arrived).toEqual([]);
      const left = [];
      for (const piece of [2, 0, 1]) left.push(valueOf(await file.store(piece)).left);
      expect(left).toEqual([2, 1, 0]);
      for (const [piece, sealed] of file.pieces.entries())
        expect(equal(valueOf(await file.read(piece)), sealed)).toBe(true);
    });

    test("go on where they were cut: what arrived is named, and the same piece again is no fault", async () => {
      const file = new StoredFile(await under.dossier());
      valueOf(await file.begin());
      valueOf(await file.store(1));
      expect(valueOf(await file.begin()).arrived).toEqual([1]);
      expect(valueOf(await file.store(1)).left).toBe(2);
      expect(verdict(await file.store(1, file.d.device, random(BLOB_CHUNK_BYTES)))).toBe("conflict");
      valueOf(await file.store(0));
      valueOf(await file.store(2));
      expect(equal(valueOf(await file.read(1)), file.pieces[1] ?? random(1))).toBe(true);
    });

    test("take no piece that was not announced, nor one of another length", async () => {
      const file = new StoredFile(await under.dossier());
      expect(verdict(await file.store(0))).toBe("not-found");
      valueOf(await file.begin());
      expect(verdict(await file.store(3))).toBe("malformed");
      expect(verdict(await file.store(0, file.d.device, random(9)))).toBe("malformed");
      expect(verdict(await file.store(2, file.d.device, random(501)))).toBe("malformed");
      expect(verdict(await file.begin(file.d.device, 9))).toBe("conflict");
      expect(verdict(await file.read(0))).toBe("not-found");
    });

    test("are for who may read the section, inside the window, until the key ends", async () => {
      const d = await under.dossier();
      const file = await new StoredFile(d).whole();
      const [reader, stranger, other] = [createActor(), createActor(), createActor()];
      valueOf(await d.give(reader, { rights: RIGHTS.read }));
      valueOf(await d.give(other, { section: d.inbox, rights: RIGHTS.append }));
      expect(verdict(await file.read(0, reader))).toBe("ok");
      expect(verdict(await file.read(0, stranger))).toBe("unauthenticated");
      expect(verdict(await file.read(0, other))).toBe("forbidden");
      expect(verdict(await file.begin(reader))).toBe("forbidden");
      valueOf(await d.access({ revoked: [other.grant] }));
      under.clock.now = instant(under.clock.now + 2 * DAY);
      expect(verdict(await file.read(0, reader))).toBe("expired");
      expect(verdict(await file.read(0))).toBe("ok");
    });

    test("of a holder are the holder's: nobody else adds to them, and a device may drop them", async () => {
      const d = await under.dossier();
      const [writer, other] = [createActor(), createActor()];
      for (const holder of [writer, other]) valueOf(await d.give(holder));
      const file = await new StoredFile(d, 700).whole(writer);
      expect(verdict(await file.store(0, other))).toBe("forbidden");
      expect(verdict(await file.begin(other))).toBe("conflict");
      expect(verdict(await file.drop(other))).toBe("forbidden");
      expect(verdict(await file.read(0, other))).toBe("ok");
      expect(verdict(await file.drop())).toBe("ok");
      expect(verdict(await file.read(0, writer))).toBe("not-found");
      expect(verdict(await file.drop())).toBe("ok");
      expect(verdict(await new StoredFile(d, 700, d.inbox).begin(writer))).toBe("forbidden");
    });

    test("take room as a whole when they begin, a holder half of it, and give it back", async () => {
      const small = await openUnderTest(open, { blobBytes: 4000, grantDayBytes: 3000 });
      const d = await small.dossier();
      const holder = createActor();
      valueOf(await d.give(holder));
      const first = await new StoredFile(d, 1500).whole(holder);
      expect(verdict(await new StoredFile(d, 600).begin(holder))).toBe("quota");
      expect(verdict(await new StoredFile(d, 2600).begin())).toBe("quota");
      valueOf(await new StoredFile(d, 2500).begin());
      valueOf(await first.drop(holder));
      expect(verdict(await new StoredFile(d, 1400).begin(holder))).toBe("ok");
      expect(verdict(await new StoredFile(d, 200).begin(holder))).toBe("quota");
      small.disk.free = 0.01;
      expect(verdict(await new StoredFile(d, 10).begin())).toBe("unavailable");
      expect(verdict(await first.drop())).toBe("ok");
      await small.relay.close();
    });

    test("that were never finished go after a day; finished ones stay", async () => {
      const d = await under.dossier();
      const whole = await new StoredFile(d, 300).whole();
      const half = new StoredFile(d);
      valueOf(await half.begin());
      valueOf(await half.store(0));
      under.clock.now = instant(under.clock.now + DAY + HOUR);
      await under.tick();
      await expect.poll(async () => verdict(await half.read(0))).toBe("not-found");
      expect(verdict(await whole.read(0))).toBe("ok");
      expect(valueOf(await half.begin()).arrived).toEqual([]);

      // However slow: as long as one piece comes a day, none is lost.
      for (const piece of [0, 1]) {
        valueOf(await half.store(piece));
        under.clock.now = instant(under.clock.now + DAY - HOUR);
        await under.tick();
      }
      expect(valueOf(await half.store(2)).left).toBe(0);
    });

    test("leave lines: who stored, fetched and dropped, with the section", async () => {
      const d = await under.dossier();
      const holder = createActor();
      valueOf(await d.give(holder));
      const file = await new StoredFile(d).whole();
      valueOf(await file.read(2, holder));
      valueOf(await file.drop());
      expect(verdict(await file.begin(createActor()))).toBe("unauthenticated");
      const lines = valueOf(await d.accessLog()).lines.slice(-3);
      expect(lines).toMatchObject([
        { verb: "store-file", grant: d.device.grant, section: d.section, from: 0, to: 3, bytes: TWO_AND_A_BIT },
        { verb: "fetch-file", grant: holder.grant, section: d.section, from: 2, to: 3, bytes: 500 },
        { verb: "drop-file", grant: d.device.grant, section: d.section, bytes: TWO_AND_A_BIT },
      ]);
    });

    test("go with the dossier", async () => {
      const d = await under.dossier();
      const file = await new StoredFile(d).whole();
      valueOf(await d.erase());
      expect(verdict(await file.read(0))).toBe("erased");
      expect(verdict(await file.begin())).toBe("erased");
    });
  });
}
