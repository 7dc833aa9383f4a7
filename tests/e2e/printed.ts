import type { Page } from "@playwright/test";

/** A sheet in millimetres. */
export const A4 = { width: 210, height: 297 };
export const A5 = { width: 148, height: 210 };

const MILLIMETRES = 25.4 / 72;

/** The sheets that come out of the printer when this screen is printed by the browser, rounded to millimetres. */
export async function printedSheets(
  page: Page,
): Promise<readonly { readonly width: number; readonly height: number }[]> {
  const pdf = (await page.pdf({ preferCSSPageSize: true, printBackground: false })).toString("latin1");
  return [...pdf.matchAll(/\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/gu)].map(([, width, height]) => ({
    width: Math.round(Number(width) * MILLIMETRES),
    height: Math.round(Number(height) * MILLIMETRES),
  }));
}
