const DIGITS = "0123456789";
const BACKWARDS = "9876543210";

/** What someone tries first: one, two or three digits over and over, or a row up or down (890123 too). */
export function isEasyPin(pin: string): boolean {
  const repeats = [1, 2, 3].some((period) => pin === pin.slice(0, period).repeat(pin.length / period));
  return repeats || (DIGITS + DIGITS).includes(pin) || (BACKWARDS + BACKWARDS).includes(pin);
}
