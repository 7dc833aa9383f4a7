import { AUTHORITY } from "#tests/support/relay-client-bytes.ts";
import type { RelayDossier } from "#tests/support/relay-dossier.ts";
import { signRequest } from "#tests/support/signed-fetch.ts";
import type { Connection } from "./http-connection.ts";

type Read = { readonly head: string; readonly body: Uint8Array };

/** A device's request for what comes after a position, signed. */
export function prepareRead({ dossier, device, section, incarnation }: RelayDossier, after: number): Read {
  const signer = { dossier, grant: device.grant, sign: device.sign };
  const message = { incarnation, sections: [{ section, after }] };
  const { headers, body } = signRequest(signer, { authority: AUTHORITY, path: "/v1/read" }, message);
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
  return { head: lines.join(""), body };
}

/** The page as it came. Rejects when it is refused. */
export async function readPage(connection: Connection, { head, body }: Read): Promise<Uint8Array> {
  const answer = await connection.post("/v1/read", head, body);
  if (answer.status !== 200) throw new Error(`a reader got no page: ${answer.status}`);
  return new Uint8Array(answer.body);
}
