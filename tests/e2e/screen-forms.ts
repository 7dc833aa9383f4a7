import { expect as patient, type Page, test, type ViewportSize } from "@playwright/test";
import axe from "axe-core";

const expect = patient.configure({ timeout: 20_000 });

/** The one h1 of a screen. */
export const heading = (page: Page) => page.getByRole("heading", { level: 1 });

const PHONE = { width: 360, height: 740 };
const DESKTOP = { width: 1280, height: 800 };

/** What must hold for a screen as it stands now: one h1, nothing sticks out, nothing that axe finds. */
export async function expectGoodScreen(page: Page, title?: string): Promise<void> {
  await expectGood(page, title);
  await inTheOtherSize(page, () => expectToFit(page));
}

/** The same in light and dark, at 320 px, and with letters twice as large. */
export async function expectGoodInEveryForm(page: Page, title?: string): Promise<void> {
  await page.emulateMedia({ colorScheme: "light", reducedMotion: "reduce" });
  await expectGood(page, title);
  await page.emulateMedia({ colorScheme: "dark" });
  await expectNothingFound(page, "contrast");
  await page.emulateMedia({ colorScheme: "light" });
  await withLargeLetters(page, () => expectNoOverflow(page));
  await inTheOtherSize(page, async () => {
    await expectToFit(page);
    await withLargeLetters(page, () => expectNoOverflow(page));
  });
  await inSize(page, { width: 320, height: 640 }, () => expectNoOverflow(page));
}

/** In the size of this device, in light and with letters twice as large: dark and 320 px are told by the phone's run. */
export async function expectGoodOnDesktop(page: Page): Promise<void> {
  await page.emulateMedia({ colorScheme: "light", reducedMotion: "reduce" });
  await expectGood(page);
  await withLargeLetters(page, () => expectNoOverflow(page));
}

/**
 * A file that runs on one kind of device looks at its screens in the size of the other too: at what a size can change.
 * What axe finds in both sizes, the screens of the example are asked (every-screen.test.ts).
 */
async function inTheOtherSize(page: Page, look: () => Promise<void>): Promise<void> {
  if (!/\.(?:phone|desktop|camera)\.test\.ts$/u.test(test.info().file)) return;
  const narrow = (page.viewportSize()?.width ?? 0) < 600;
  await inSize(page, narrow ? DESKTOP : PHONE, look);
}

async function inSize(page: Page, size: ViewportSize, look: () => Promise<void>): Promise<void> {
  const before = page.viewportSize();
  await page.setViewportSize(size);
  await look();
  if (!before) return;
  await page.setViewportSize(before);
  // An emulated phone that comes back from a wider window may stay zoomed in: what is pressed is then not what is seen.
  const devtools = await page.context().newCDPSession(page);
  await devtools.send("Emulation.setPageScaleFactor", { pageScaleFactor: 1 });
  await devtools.detach();
}

async function expectGood(page: Page, title?: string): Promise<void> {
  if (title !== undefined) await expect(page).toHaveTitle(`Roer – ${title}`);
  await expectToFit(page);
  await expectNothingFound(page, "everything");
}

async function expectToFit(page: Page): Promise<void> {
  await expect(heading(page)).toHaveCount(1);
  await expectNoOverflow(page);
  await expectLargeTargets(page);
}

/** What axe is asked: everything, or only what another colour can change, or only what it cannot. */
type Asked = "everything" | "contrast" | "all but contrast";

/** Nothing that axe knows is wrong with a screen as it stands now; `where`: named when something is. */
export async function expectNothingFound(page: Page, asked: Asked, where?: string): Promise<void> {
  // Once a page: it is half a megabyte of code to compile.
  if (!(await page.evaluate(() => "axe" in globalThis))) await page.evaluate(axe.source);
  const found = await page.evaluate(
    async ([what, rule]) => {
      const { violations } = await (globalThis as unknown as { readonly axe: typeof axe }).axe.run(document, {
        resultTypes: ["violations"],
        ...(what === "contrast" ? { runOnly: [rule] } : {}),
        ...(what === "all but contrast" ? { rules: { [rule]: { enabled: false } } } : {}),
      });
      return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" ")}`);
    },
    [asked, "color-contrast"] as const,
  );
  expect(found, where).toEqual([]);
}

/** Whoever arrives on a screen hears its heading first. */
export const expectFocusOnHeading = (page: Page): Promise<void> => expect(heading(page)).toBeFocused();

/** Nothing sticks out sideways. */
export async function expectNoOverflow(page: Page): Promise<void> {
  const out = await page.evaluate(() => {
    const width = document.documentElement.clientWidth;
    const over = document.documentElement.scrollWidth - width;
    return over <= 0
      ? []
      : [...document.querySelectorAll("main *")]
          .filter((one) => one.getBoundingClientRect().right > width + 1)
          .map((one) => one.outerHTML.slice(0, 120));
  });
  expect(out, "sticks out sideways").toEqual([]);
}

/** A thumb needs 48 px where one presses; links in a running sentence are free of that. */
async function expectLargeTargets(page: Page): Promise<void> {
  // A row that is laid out only when it is in sight is so in the frame after the one that brings it there.
  const small = await page.evaluate(async () => {
    const frame = () => new Promise(requestAnimationFrame);
    await frame();
    await frame();
    return [
      ...document.querySelectorAll("button, a[href], summary, input:not([type=radio], [type=checkbox]), textarea"),
    ]
      .filter((one) => one.checkVisibility({ contentVisibilityAuto: true }) && !one.matches(".roer-skip"))
      .map((one) => ({ height: one.getBoundingClientRect().height, html: one.outerHTML.slice(0, 120) }))
      .filter(({ height }) => height < 47.5);
  });
  expect(small, "lower than 48 px").toEqual([]);
}

export async function withLargeLetters(page: Page, check: () => Promise<void>): Promise<void> {
  const set = (size: string) =>
    page.evaluate((next) => {
      document.documentElement.style.fontSize = next;
    }, size);
  await set("200%");
  await check();
  await set("");
}

/** The test language: 40 % longer and from right to left. To be called before the page is opened. */
export async function speakTestLanguage(page: Page): Promise<void> {
  await page.addInitScript(() => localStorage.setItem("roer-locale", "pseudo"));
}
