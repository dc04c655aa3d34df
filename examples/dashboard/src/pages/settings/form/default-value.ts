import { type SettingKind, UPSTREAM_PORTS } from './setting-kind';
import { type SettingValue } from './setting-value';

/** What a control shows while no value is known; null for a kind without a control. */
export function defaultValue(kind: SettingKind): SettingValue | null {
  switch (kind.kind) {
    case 'flag':
      return false;
    case 'choice':
      return kind.values[0] ?? null;
    case 'choices':
    case 'ports':
      return [];
    case 'number':
      return kind.range.min;
    case 'flagByPort':
      return UPSTREAM_PORTS.map(() => true);
    case 'numberByPort':
      return UPSTREAM_PORTS.map(() => kind.range.min);
    case 'holdDelay':
      return { mode: 'ALWAYS_ON', milliseconds: null };
    case 'unknown':
      return null;
  }
}
