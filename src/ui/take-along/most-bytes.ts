/** Years of appointments, or a phone full of contacts with their pictures; what is larger would hold a phone up. */
export const MOST_BYTES = 16 * 1024 * 1024;
