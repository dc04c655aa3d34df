import { gte } from 'semver';
import { FAMILIES, type Family, type FamilyFacts } from './family.js';
import { SETTINGS } from './settings.js';
import type { JsonObject } from '../world/types.js';

/** The capabilities of a family with a firmware. Hubs of the same kind share one profile. */
export interface Profile {
  readonly family: Family;
  readonly facts: FamilyFacts;
  readonly firmware: string;
  readonly stateFields: ReadonlySet<string>;
  readonly connectionFields: ReadonlySet<string>;
  readonly settings: ReadonlySet<string>;
  /** Its settings, each with its preset value. */
  readonly presets: JsonObject;
  /** Whether the firmware is newer than the guide: it sends settings and modes that no client knows. */
  readonly newerThanGuide: boolean;
}

const known = new Map<string, Profile>();

/** The profile of a family with a firmware: always the same object, so that many hubs share few profiles. */
export function profileOf(family: Family, firmware: string): Profile {
  const key = `${family} ${firmware}`;
  const profile = known.get(key) ?? makeProfile(family, firmware);
  known.set(key, profile);
  return profile;
}

function makeProfile(family: Family, firmware: string): Profile {
  const facts = FAMILIES[family];
  const fieldsOf = (list: Readonly<Record<string, string>>) =>
    new Set(Object.keys(list).filter((name) => gte(firmware, list[name] ?? '0.0.0')));
  const settings = SETTINGS.filter(({ since }: { since: Partial<Record<Family, string>> }) => {
    const first = since[family];
    return first !== undefined && gte(firmware, first);
  });
  const newerThanGuide = gte(firmware, '2.0.0');
  const presets = Object.fromEntries(settings.map(({ name, preset }) => [name, preset]));
  return {
    family,
    facts,
    firmware,
    stateFields: fieldsOf(facts.state),
    connectionFields: fieldsOf(facts.connection),
    settings: new Set(settings.map(({ name }) => name)),
    // Invented: a setting that no client knows yet.
    presets: newerThanGuide ? { ...presets, chargingschedule: 'officehours' } : presets,
    newerThanGuide,
  };
}
