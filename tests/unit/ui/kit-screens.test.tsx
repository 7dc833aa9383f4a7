import { cleanup, fireEvent, render, screen, waitFor } from "@solidjs/testing-library";
import { createSignal, type JSX, onMount, Show } from "solid-js";
import { decodeQR } from "qr/decode.js";
import { afterEach, describe, expect, it } from "vitest";
import type { Locale } from "#src/i18n/catalogue.ts";
import { nl } from "#src/i18n/locales/nl.ts";
import { I18nProvider, useI18n } from "#src/ui/kit/i18n-context.tsx";
import { Page } from "#src/ui/kit/Page.tsx";
import { QrPanel } from "#src/ui/kit/QrPanel.tsx";
import { QrScanner } from "#src/ui/kit/QrScanner.tsx";
import { RingMap } from "#src/ui/kit/RingMap.tsx";
import { Sheet } from "#src/ui/kit/Sheet.tsx";
import { Toast, type ToastMessage } from "#src/ui/kit/Toast.tsx";

const NOW = Date.parse("2026-03-03T09:00:00Z");

const show = (ui: () => JSX.Element): HTMLElement =>
  render(() => (
    <I18nProvider locale="nl" catalogue={nl} now={() => NOW}>
      {ui()}
    </I18nProvider>
  )).container;

afterEach(cleanup);

describe("a screen", () => {
  it("names itself and takes the focus to its heading; the next screen does so again", async () => {
    const [title, setTitle] = createSignal("Naam");
    show(() => <Page title={title()} heading={`Hoi Sam (${title()})`} />);
    expect(document.title).toBe("Roer – Naam");
    await waitFor(() => expect(document.activeElement?.tagName).toBe("H1"));
    document.getElementById("nothing");
    (document.activeElement as HTMLElement).blur();
    setTitle("Pincode");
    expect(document.title).toBe("Roer – Pincode");
    expect(document.activeElement?.tagName).toBe("H1");
  });

  it("keeps what the heading says out of the title", () => {
    show(() => <Page title="Begin" heading="Hoi Sam. Wat wil je eerst doen?" />);
    expect(document.title).not.toContain("Sam");
  });

  it("builds its content once", () => {
    let built = 0;
    const Content = (): JSX.Element => {
      onMount(() => {
        built += 1;
      });
      return <p>Inhoud</p>;
    };
    show(() => (
      <Page title="Naam" actions={<Content />} aside={<Content />}>
        <Content />
      </Page>
    ));
    expect(built).toBe(3);
    expect(screen.getAllByText("Inhoud")).toHaveLength(3);
  });

  it("goes back by an address or by what it is told", () => {
    let went = 0;
    show(() => (
      <>
        <Page title="A" back="/plan" />
        <Page
          title="B"
          back={() => {
            went += 1;
          }}
        />
      </>
    ));
    expect(screen.getByRole("link", { name: "Terug" }).getAttribute("href")).toBe("/plan");
    fireEvent.click(screen.getByRole("button", { name: "Terug" }));
    expect(went).toBe(1);
  });
});

describe("a language", () => {
  it("changes every text, the language of the document and its direction, and leaves the focus", async () => {
    const Choose = (props: { readonly to: Locale }): JSX.Element => {
      const { t, setLocale } = useI18n();
      return (
        <button type="button" onClick={() => void setLocale(props.to)}>
          {t().kit.back} → {props.to}
        </button>
      );
    };
    show(() => (
      <>
        <Choose to="en" />
        <Choose to="pseudo" />
      </>
    ));
    expect(document.documentElement.lang).toBe("nl");
    const english = screen.getByText("Terug → en");
    english.focus();
    fireEvent.click(english);
    await waitFor(() => expect(english.textContent).toBe("Back → en"));
    expect(document.documentElement.lang).toBe("en");
    expect(document.documentElement.dir).toBe("ltr");
    expect(document.activeElement).toBe(english);
    fireEvent.click(screen.getByText("Back → pseudo"));
    await waitFor(() => expect(document.documentElement.dir).toBe("rtl"));
  });
});

describe("a code to scan", () => {
  /** Paints the drawn path at 8 px a module, as a camera would see it. */
  function paint(svg: SVGElement): { width: number; height: number; data: Uint8Array } {
    const size = Number(svg.getAttribute("viewBox")?.split(" ")[2]);
    const side = size * 8;
    const data = new Uint8Array(side * side * 4).fill(255);
    const path = svg.querySelector("path")?.getAttribute("d") ?? "";
    for (const [, x = "", y = "", run = ""] of path.matchAll(/M(\d+) (\d+)h(\d+)v1/g)) {
      for (let row = Number(y) * 8; row < (Number(y) + 1) * 8; row += 1) {
        for (let column = Number(x) * 8; column < (Number(x) + Number(run)) * 8; column += 1) {
          data.fill(0, (row * side + column) * 4, (row * side + column) * 4 + 3);
        }
      }
    }
    return { width: side, height: side, data };
  }

  it("can be read back from what was drawn, and follows its text", async () => {
    const [text, setText] = createSignal("https://roer.example/k#AbC-123_xyz");
    const container = show(() => <QrPanel text={text()} alt="Code voor de ander" />);
    const drawn = async (): Promise<SVGElement> =>
      waitFor(() => {
        const svg = container.querySelector("svg");
        if (!svg) throw new Error("not drawn yet");
        return svg;
      });
    expect(decodeQR(paint(await drawn()))).toBe("https://roer.example/k#AbC-123_xyz");
    expect(screen.getByRole("img", { name: "Code voor de ander" })).toBeTruthy();
    setText("https://roer.example/k#second");
    await waitFor(async () => expect(decodeQR(paint(await drawn()))).toBe("https://roer.example/k#second"));
  });

  it("says to send a link when the text fits no code", async () => {
    show(() => <QrPanel text={"x".repeat(4000)} alt="Code" />);
    await waitFor(() => expect(screen.getByText(nl.kit.qr.tooLong)).toBeTruthy());
  });
});

describe("the camera", () => {
  it("says so when there is none, and offers another try", async () => {
    show(() => <QrScanner onRead={() => undefined} />);
    await waitFor(() => expect(screen.getByText(nl.kit.qr.noCamera)).toBeTruthy());
    expect(screen.getByRole("button", { name: "Probeer nog eens" })).toBeTruthy();
  });
});

describe("a sheet", () => {
  it("takes the focus to its heading, and gives it back when it closes", () => {
    const [open, setOpen] = createSignal(false);
    show(() => (
      <>
        <button type="button" onClick={() => setOpen(true)}>
          Noor
        </button>
        <Sheet open={open()} heading="Noor" onClose={() => setOpen(false)}>
          <p>Dichtbij</p>
        </Sheet>
      </>
    ));
    const opener = screen.getByRole("button", { name: "Noor" });
    opener.focus();
    fireEvent.click(opener);
    expect(document.querySelector("dialog")?.open).toBe(true);
    expect(document.activeElement).toBe(screen.getByRole("heading", { name: "Noor" }));
    fireEvent.click(screen.getByRole("button", { name: "Sluit" }));
    expect(document.querySelector("dialog")?.open).toBe(false);
    expect(document.activeElement).toBe(opener);
  });

  it("asks its owner on Escape, and never opens over another", () => {
    let asked = 0;
    show(() => (
      <Sheet
        open={true}
        heading="Noor"
        onClose={() => {
          asked += 1;
        }}
      >
        <p>Dichtbij</p>
      </Sheet>
    ));
    const dialog = document.querySelector("dialog");
    if (!dialog) throw new Error("no dialog");
    fireEvent(dialog, new Event("cancel", { cancelable: true }));
    expect(asked).toBe(1);
    expect(() =>
      show(() => (
        <Sheet open={true} heading="Sam" onClose={() => undefined}>
          <p>Verder weg</p>
        </Sheet>
      )),
    ).toThrow(/over a sheet/);
  });
});

describe("what was done", () => {
  it("is said in a region that was there before, and can be undone", () => {
    const [message, setMessage] = createSignal<ToastMessage | undefined>();
    let undone = 0;
    show(() => <Toast message={message()} onClose={() => setMessage(undefined)} />);
    const region = screen.getByRole("status");
    setMessage({
      text: "De stap is weg.",
      undo: {
        run: () => {
          undone += 1;
        },
      },
    });
    expect(region.textContent).toContain("De stap is weg.");
    fireEvent.click(screen.getByRole("button", { name: "Terugzetten" }));
    expect(undone).toBe(1);
    fireEvent.click(screen.getByRole("button", { name: "Sluit" }));
    expect(region.textContent).toBe("");
  });
});

describe("the map", () => {
  it("opens a person by keyboard, and keeps the focus on one who moves", () => {
    const opened: string[] = [];
    const [ring, setRing] = createSignal<1 | 2 | 3>(3);
    show(() => (
      <Show when={true}>
        <RingMap
          label="Mijn kaart"
          nodes={[
            { id: "a", name: "Noor", ring: 1 },
            { id: "b", name: "Sam", ring: ring() },
          ]}
          onOpen={(id) => opened.push(id)}
        />
      </Show>
    ));
    const sam = screen.getByRole("button", { name: "Sam, verder weg" });
    fireEvent.keyDown(sam, { key: "Enter" });
    fireEvent.click(screen.getByRole("button", { name: "Noor, dichtbij" }));
    expect(opened).toEqual(["b", "a"]);
    setRing(2);
    expect(screen.getByRole("button", { name: "Sam, daarbij" })).toBe(sam);
  });
});
