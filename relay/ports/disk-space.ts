/** How much room is left where the relay keeps its rows. */
export type DiskSpace = {
  /** The share that is free, from 0 to 1. */
  freeShare(): number;
};
