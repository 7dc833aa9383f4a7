export function buildWhatChanged(): Promise<number>;
export function buildTestRelay(): Promise<number>;
