import { setMaxListeners } from 'node:events';

import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import { uniformFloat64 } from 'pure-rand/distribution/uniformFloat64';

import { type FaultRule, matchesRule } from './rule.js';

/** The active rules. Replacing them releases the requests that they delay. */
export class FaultSet {
  private rules: { readonly rule: FaultRule; left: number }[] = [];
  private ended = endOfRules();
  private random = xoroshiro128plus(0);

  /** @param seed for `share`: the same rules apply to the same requests. */
  constructor(private readonly seed: number) {}

  replace(rules: readonly FaultRule[]): void {
    this.ended.abort();
    this.ended = endOfRules();
    this.random = xoroshiro128plus(this.seed);
    this.rules = rules.map((rule) => ({ rule, left: rule.times ?? Infinity }));
  }

  /** @returns the first rule that applies to a request of this endpoint, and a signal that aborts when rules are replaced. */
  draw(endpoint: {
    method: string;
    path: string;
  }): { readonly rule: FaultRule; readonly ended: AbortSignal } | undefined {
    for (const entry of this.rules) {
      const { rule } = entry;
      if (entry.left === 0 || !matchesRule(rule, endpoint)) continue;
      if (rule.share !== undefined && uniformFloat64(this.random) >= rule.share) continue;
      entry.left -= 1;
      return { rule, ended: this.ended.signal };
    }
    return undefined;
  }
}

/** Node warns about more than ten listeners of a signal; each request that a rule delays adds one. */
function endOfRules(): AbortController {
  const ended = new AbortController();
  setMaxListeners(0, ended.signal);
  return ended;
}
