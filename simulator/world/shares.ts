/**
 * Divides `total` things among `accounts`: the first gets three quarters, the others equal parts of the rest, and each
 * at least one if possible.
 */
export function sharesOf(total: number, accounts: number): readonly number[] {
  if (accounts <= 1) return Array.from({ length: accounts }, () => total);
  if (total <= accounts) return Array.from({ length: accounts }, (_, index) => (index < total ? 1 : 0));
  const each = Math.max(1, Math.floor(total / 4 / (accounts - 1)));
  const rest = Array.from({ length: accounts - 1 }, () => each);
  return [total - each * (accounts - 1), ...rest];
}
