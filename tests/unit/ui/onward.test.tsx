import { createMemoryHistory, MemoryRouter, Route } from "@solidjs/router";
import { cleanup, fireEvent, render, screen } from "@solidjs/testing-library";
import type { JSX } from "solid-js";
import { afterEach, describe, expect, it } from "vitest";
import { useOnward } from "#src/ui/session/use-onward.ts";

afterEach(cleanup);

/** Three screens, of which the first goes on to the second once `kept` is kept. */
function screens(kept: Promise<void>): { readonly goTo: (path: string) => void } {
  const history = createMemoryHistory();
  const Ask = (): JSX.Element => {
    const onward = useOnward();
    return (
      <button type="button" onClick={() => void kept.then(() => onward("/next"))}>
        Bewaar
      </button>
    );
  };
  render(() => (
    <MemoryRouter history={history}>
      <Route path="/" component={Ask} />
      <Route path="/next" component={() => <p>De volgende vraag</p>} />
      <Route path="/elsewhere" component={() => <p>Ergens anders</p>} />
    </MemoryRouter>
  ));
  return { goTo: (path) => history.set({ value: path }) };
}

describe("where a screen goes on to once something is kept", () => {
  it("is the next screen", async () => {
    screens(Promise.resolve());
    fireEvent.click(await screen.findByText("Bewaar"));
    expect(await screen.findByText("De volgende vraag")).toBeTruthy();
  });

  it("is nowhere for who went elsewhere before it was kept", async () => {
    let keep: (() => void) | undefined;
    const kept = new Promise<void>((resolve) => {
      keep = resolve;
    });
    const { goTo } = screens(kept);
    fireEvent.click(await screen.findByText("Bewaar"));
    goTo("/elsewhere");
    await screen.findByText("Ergens anders");
    keep?.();
    await kept;
    await new Promise((resolve) => setTimeout(resolve));
    expect(screen.queryByText("De volgende vraag")).toBeNull();
    expect(screen.getByText("Ergens anders")).toBeTruthy();
  });
});
