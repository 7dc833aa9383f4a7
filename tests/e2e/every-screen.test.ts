import { expect, test } from "./app-fixture.ts";
import { openPractice, STOPS, stopAt } from "./practice-stops.ts";
import {
  expectFocusOnHeading,
  expectGoodInEveryForm,
  expectGoodOnDesktop,
  expectNoOverflow,
  speakTestLanguage,
  withLargeLetters,
} from "./screen-forms.ts";

// Every screen of a filled dossier, in every form that a person may have it in.

test("every screen of the example stands in light and dark, with letters twice as large, and at 320 px", async ({
  page,
  origin,
}) => {
  test.setTimeout(300_000);
  await openPractice(page, origin);
  for (const [name, stop] of Object.entries(STOPS))
    await test.step(name, async () => {
      await stopAt(page, stop);
      await expect(page).toHaveTitle(/^Roer – \S/u);
      await expectFocusOnHeading(page);
      await (test.info().project.name === "desktop" ? expectGoodOnDesktop(page) : expectGoodInEveryForm(page));
    });
});

test("the screen on notifications stands in longer words and letters twice as large, with the band above it", async ({
  page,
  origin,
}) => {
  await speakTestLanguage(page);
  await openPractice(page, origin);
  await stopAt(page, ["/meer/meldingen"]);
  await withLargeLetters(page, () => expectNoOverflow(page));
});
