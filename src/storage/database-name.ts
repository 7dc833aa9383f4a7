/** The one IndexedDB of this app. */
export const DATABASE_NAME = "roer";
