import type { Bytes } from "#src/base/bytes.ts";
import { type Result, err, ok } from "#src/base/result.ts";
import { Problem } from "#src/protocol/errors.ts";
import { type AppendAnswer, Hello } from "#src/protocol/messages.ts";
import { encodeBatch } from "#src/protocol/page.ts";
import { contentDigest, signatureHeader, signatureInput } from "#src/protocol/signing-input.ts";
import { sha512 } from "#relay/adapters/node-crypto/hash.ts";
import type { RelayService, SignedRequest, WireForm } from "#relay/core/service.ts";
import { AUTHORITY } from "./relay-client-bytes.ts";

/** Variables of a relay's process that answers to the authority under which the builders of requests sign, at any pace. */
export const ANY_PACE: Readonly<Record<string, string>> = {
  RELAY_PUBLIC_ORIGIN: `http://${AUTHORITY}`,
  RELAY_GRANT_BURST: "1000000",
  RELAY_GRANT_RATE: "1000000",
  RELAY_GRANT_DAY_MIB: "1000",
  RELAY_ADDRESS_RATE: "1000000",
  RELAY_ADDRESS_FAILURES: "1000000",
};

/** The verbs of a relay that runs in another process. A request that gets no answer rejects. */
export type RelayOverHttp = Pick<
  RelayService,
  "register" | "access" | "append" | "read" | "status" | "erase" | "subscribePush" | "unsubscribePush"
> & {
  relayKey(): Promise<Bytes>;
};

export function relayOverHttp(origin: string): RelayOverHttp {
  const answered = async (response: Response): Promise<Result<Bytes, Problem>> => {
    const data = new Uint8Array(await response.arrayBuffer());
    return response.ok ? ok(data) : err(Problem.parse(JSON.parse(new TextDecoder().decode(data))));
  };
  const post = async (path: string, request: SignedRequest<unknown>): Promise<Result<Bytes, Problem>> => {
    const { dossier, grant, created, nonce, raw, signature } = request;
    const headers = {
      "content-type": "application/json",
      "content-digest": contentDigest(raw, sha512),
      "signature-input": signatureInput({ dossier, grant, created, nonce }),
      signature: signatureHeader(signature),
    };
    return answered(await fetch(`${origin}${path}`, { method: "POST", body: raw, headers }));
  };
  // What the relay answers is looked into by the test; its form has tests of its own.
  const parsed = <Message>(answer: Result<Bytes, Problem>): Result<Message, Problem> =>
    answer.ok ? ok(JSON.parse(new TextDecoder().decode(answer.value)) as Message) : answer;
  return {
    register: async (request) => parsed(await post("/v1/dossiers", request)),
    access: async (request) => parsed(await post("/v1/access", request)),
    read: (request) => post("/v1/read", request),
    status: async (request) => parsed(await post("/v1/status", request)),
    erase: async (request) => parsed(await post("/v1/erase", request)),
    subscribePush: async (request) => parsed(await post("/v1/push", request)),
    unsubscribePush: async (request) => parsed(await post("/v1/push/remove", request)),
    append: async (dossier, envelopes) => {
      const body = encodeBatch(dossier, envelopes);
      const response = await fetch(`${origin}/v1/append`, { method: "POST", body });
      return parsed<WireForm<typeof AppendAnswer>>(await answered(response));
    },
    relayKey: async () => Hello.parse(await (await fetch(`${origin}/v1/hello`)).json()).relayKey,
  };
}
