/**
 * How many of `total` things each of `accounts` gets: the first three quarters, the others the rest in equal parts, and
 * everyone at least one as far as they go.
 */
export function sharesOf(total: number, accounts: number): readonly number[] {
  if (accounts <= 1) return Array.from({ length: accounts }, () => total);
  if (total <= accounts) return Array.from({ length: accounts }, (_, index) => (index < total ? 1 : 0));
  const each = Math.max(1, Math.floor(total / 4 / (accounts - 1)));
  const rest = Array.from({ length: accounts - 1 }, () => each);
  return [total - each * (accounts - 1), ...rest];
}
