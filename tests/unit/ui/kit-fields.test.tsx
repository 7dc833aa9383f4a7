import { cleanup, fireEvent, render, screen } from "@solidjs/testing-library";
import { createSignal, type JSX } from "solid-js";
import { afterEach, describe, expect, it } from "vitest";
import { nl } from "#src/i18n/locales/nl.ts";
import { Button } from "#src/ui/kit/Button.tsx";
import { DigitField } from "#src/ui/kit/DigitField.tsx";
import { I18nProvider } from "#src/ui/kit/i18n-context.tsx";
import { PinField } from "#src/ui/kit/PinField.tsx";
import { TextArea } from "#src/ui/kit/TextArea.tsx";
import { TextField } from "#src/ui/kit/TextField.tsx";

const NOW = Date.parse("2026-03-03T09:00:00Z");

const show = (ui: () => JSX.Element): void => {
  render(() => (
    <I18nProvider locale="nl" catalogue={nl} now={() => NOW}>
      {ui()}
    </I18nProvider>
  ));
};

afterEach(cleanup);

const input = (label: string): HTMLInputElement => {
  const found = screen.getByLabelText(label);
  if (!(found instanceof HTMLInputElement)) throw new TypeError(`${label} is no input`);
  return found;
};

describe("six digits", () => {
  const mount = (triesLeft?: number): (() => string) => {
    const [value, setValue] = createSignal("");
    show(() => <DigitField label="6 cijfers" value={value()} onInput={setValue} triesLeft={triesLeft} />);
    return value;
  };

  it("takes a paste with a space, and all six arrive", () => {
    const value = mount();
    fireEvent.input(input("6 cijfers"), { target: { value: "482 913" } });
    expect(value()).toBe("482913");
    expect(input("6 cijfers").value).toBe("482913");
  });

  it("drops letters and a seventh digit, and shows what it kept", () => {
    const value = mount();
    fireEvent.input(input("6 cijfers"), { target: { value: "482913" } });
    fireEvent.input(input("6 cijfers"), { target: { value: "482913x7" } });
    expect(value()).toBe("482913");
    expect(input("6 cijfers").value).toBe("482913");
  });

  it("takes the digits of an Arabic keyboard", () => {
    const value = mount();
    fireEvent.input(input("6 cijfers"), { target: { value: "٤٨٢٩١٣" } });
    expect(value()).toBe("482913");
  });

  it("asks for a number keyboard, and has no length that would cut a paste", () => {
    mount();
    expect(input("6 cijfers").getAttribute("inputmode")).toBe("numeric");
    expect(input("6 cijfers").hasAttribute("maxlength")).toBe(false);
  });

  it("says how many tries are left, once that matters", () => {
    mount(2);
    expect(screen.getByText("Nog 2 keer.")).toBeTruthy();
  });
});

describe("pincode", () => {
  it("is hidden until shown, and hides again, with the word that says what happens", () => {
    const [value, setValue] = createSignal("");
    show(() => <PinField label="Pincode" value={value()} onInput={setValue} />);
    fireEvent.input(input("Pincode"), { target: { value: "120456" } });
    expect(input("Pincode").type).toBe("password");
    fireEvent.click(screen.getByRole("button", { name: "Laat zien" }));
    expect(input("Pincode").type).toBe("text");
    expect(input("Pincode").value).toBe("120456");
    fireEvent.click(screen.getByRole("button", { name: "Verberg" }));
    expect(input("Pincode").type).toBe("password");
  });
});

describe("private text", () => {
  it("goes to no spelling or translation service, in either field", () => {
    show(() => (
      <>
        <TextField label="Voornaam" value="" onInput={() => undefined} capitals="words" />
        <TextArea label="Berichtje" value="" onInput={() => undefined} />
      </>
    ));
    for (const label of ["Voornaam", "Berichtje"]) {
      const field = screen.getByLabelText(label);
      expect(field.getAttribute("spellcheck")).toBe("false");
      expect(field.getAttribute("translate")).toBe("no");
      expect(field.getAttribute("dir")).toBe("auto");
      expect(field.getAttribute("autocomplete")).toBe("off");
    }
    expect(input("Voornaam").getAttribute("autocapitalize")).toBe("words");
  });

  it("ties an error to its field, and keeps what was typed", () => {
    const [error, setError] = createSignal<string | undefined>();
    show(() => <TextField label="Voornaam" value="Sam" onInput={() => undefined} error={error()} />);
    expect(input("Voornaam").hasAttribute("aria-invalid")).toBe(false);
    setError("Typ een naam.");
    expect(input("Voornaam").getAttribute("aria-invalid")).toBe("true");
    const described = (input("Voornaam").getAttribute("aria-describedby") ?? "")
      .split(" ")
      .map((id) => document.getElementById(id)?.textContent);
    expect(described).toContain("Typ een naam.");
    expect(input("Voornaam").value).toBe("Sam");
  });
});

describe("button", () => {
  it("says that it is busy, and a second press does nothing", () => {
    let presses = 0;
    const [busy, setBusy] = createSignal(false);
    show(() => (
      <Button
        busy={busy()}
        onClick={() => {
          presses += 1;
          setBusy(true);
        }}
      >
        Bewaar
      </Button>
    ));
    fireEvent.click(screen.getByRole("button", { name: "Bewaar" }));
    fireEvent.click(screen.getByRole("button", { name: "Even bezig" }));
    expect(presses).toBe(1);
    expect(screen.getByRole("button").hasAttribute("disabled")).toBe(false);
  });
});
