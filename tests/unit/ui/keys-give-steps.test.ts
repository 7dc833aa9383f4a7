import { describe, expect, it } from "vitest";
import { GIVE_STEPS, giveStep, type Progress, stepAfter, stepAt } from "#src/ui/keys/give-steps.ts";

const NOTHING: Progress = { chosenWho: false, scopeOpen: false, planned: false, offer: "none" };
const PLANNED: Progress = { chosenWho: true, scopeOpen: false, planned: true, offer: "none" };

describe("the screens of giving a key", () => {
  it("begin again when nothing is known any more, as after a reload", () => {
    for (const step of GIVE_STEPS.filter((one) => one !== "herstelblad"))
      expect(stepAt(giveStep(step), NOTHING)).toBe("voor-wie");
    expect(stepAt("/sleutels/nieuw/iets", PLANNED)).toBe("voor-wie");
  });

  it("show no code for a choice that is not whole", () => {
    expect(stepAt(giveStep("laat-zien"), { ...PLANNED, planned: false })).toBe("zelf-kiezen");
    expect(stepAt(giveStep("laat-zien"), PLANNED)).toBe("laat-zien");
  });

  it("ask first about what somebody decides for the resident", () => {
    const open = { ...PLANNED, scopeOpen: true, planned: false };
    expect(stepAt(giveStep("klopt-dit"), open)).toBe("waarover");
    expect(stepAt(giveStep("samen"), open)).toBe("waarover");
    expect(stepAt(giveStep("samen"), PLANNED)).toBe("samen");
  });

  it("ask for digits only when somebody is there, and are done only when a key was given", () => {
    expect(stepAt(giveStep("cijfers"), PLANNED)).toBe("klopt-dit");
    expect(stepAt(giveStep("cijfers"), { ...PLANNED, offer: "claimed" })).toBe("cijfers");
    expect(stepAt(giveStep("klaar"), PLANNED)).toBe("klopt-dit");
    expect(stepAt(giveStep("klaar"), { ...NOTHING, offer: "given" })).toBe("klaar");
  });

  it("move on by themselves from a shown code to the digits, and from the digits to the end, and from nowhere else", () => {
    expect(stepAfter("link", "claimed")).toBe("cijfers");
    expect(stepAfter("klopt-dit", "claimed")).toBe("klopt-dit");
    expect(stepAfter("cijfers", "given")).toBe("klaar");
    expect(stepAfter("cijfers", "failed")).toBe("cijfers");
  });
});
