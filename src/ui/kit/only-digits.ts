/** Arabic-Indic and Persian digits count too; spaces, dashes and letters fall away. At most `length` remain. */
export function onlyDigits(text: string, length: number): string {
  const western = text.replace(/[\u0660-\u0669\u06F0-\u06F9]/g, (digit) => String(digit.charCodeAt(0) & 0xf));
  return western.replace(/\D/g, "").slice(0, length);
}
