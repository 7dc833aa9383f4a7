import type { Fetch } from "#src/sync/http-link.ts";

/** A line to the relay that a test cuts, slows and listens to. */
export type DroppableLink = {
  readonly fetch: Fetch;
  /** Nothing gets through. */
  offline: boolean;
  /** Each request waits for this first. */
  delay: () => Promise<void>;
  /** The next request to a path that ends so never arrives. */
  dropNextRequest(path?: string): void;
  /** The next request to a path that ends so is done, and its answer is lost. */
  dropNextAnswer(path?: string): void;
  /** What was to be dropped and did not come by is let through from now on. */
  forgetDrops(): void;
  /** Paths in the order they were asked. */
  readonly asked: readonly string[];
};

export function createDroppableLink(): DroppableLink {
  const asked: string[] = [];
  const drops: { readonly what: "request" | "answer"; readonly path: string }[] = [];
  const takeDrop = (what: "request" | "answer", url: string): boolean => {
    const at = drops.findIndex((drop) => drop.what === what && url.endsWith(drop.path));
    if (at >= 0) drops.splice(at, 1);
    return at >= 0;
  };
  const lost = (): never => {
    throw new TypeError("the line is down");
  };

  const link: DroppableLink = {
    offline: false,
    delay: () => Promise.resolve(),
    asked,
    dropNextRequest: (path = "") => void drops.push({ what: "request", path }),
    dropNextAnswer: (path = "") => void drops.push({ what: "answer", path }),
    forgetDrops: () => void drops.splice(0),
    fetch: async (url, init) => {
      asked.push(new URL(url).pathname);
      await link.delay();
      if (link.offline || takeDrop("request", url)) return lost();
      const response = await fetch(url, init);
      if (link.offline || takeDrop("answer", url)) {
        await response.arrayBuffer();
        return lost();
      }
      return response;
    },
  };
  return link;
}
