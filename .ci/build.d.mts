export function buildWhatChanged(): Promise<number>;
