/** Ctrl and Enter, or Command and Enter: saves what is being typed without leaving the keyboard. */
export const isSendKey = (event: Pick<KeyboardEvent, "key" | "ctrlKey" | "metaKey">): boolean =>
  event.key === "Enter" && (event.ctrlKey || event.metaKey);
