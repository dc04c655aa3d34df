/** Says what is wrong with the connection. */
export function ConnectionBanner() {
  return null;
}
