/** Size of text against 16 px, as the person set it: larger letters need larger labels in a drawing. */
export const textScale = (): number =>
  (Number.parseFloat(getComputedStyle(document.documentElement).fontSize) || 16) / 16;
