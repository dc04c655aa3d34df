import { validateSync, type ValidationError } from 'class-validator';
import semver from 'semver';
import type { HubRecord } from '../../datasources/decode/hub.js';
import { DEFAULT_PORT_NONE, type Difference } from '../../datasources/encode/config-changes.js';
import type { ConfigInput } from '../../schema/config-input.js';
import { ProductFamily } from '../../schema/product.js';
import { catalogue, type Setting } from '../../schema/settings/catalogue.js';
import { type UserError, UserErrorCode } from '../../schema/user-error.js';
import { invalidValue } from './user-errors.js';

/** Every value of the input that its setting does not take, whatever the hub. */
export function violationsOfInput(input: ConfigInput): readonly UserError[] {
  const nulls = catalogue
    .filter(({ name }) => input[name] === null && name !== DEFAULT_PORT_NONE)
    .map(({ name }) => invalid(['config', name], 'must not be null; leave it out to keep it as it is'));
  const violations = validateSync(input, { forbidUnknownValues: false });
  return [...nulls, ...violations.flatMap((violation) => describe(violation, ['config']))];
}

/**
 * Why this hub can't take the input: what its product or firmware does not know, and what contradicts. Where the vendor
 * leaves room, nothing is refused that Operated might take: an unknown product or firmware, a setting that the hub
 * sends by itself, and a value that it already has, pass.
 * @param wanted what of the input differs from the hub.
 */
export function violationsForHub(
  hub: HubRecord,
  input: ConfigInput,
  wanted: readonly Difference[],
): readonly UserError[] {
  return wanted.flatMap(({ setting, value }) => {
    const sentByHub = hub.config !== null && Object.hasOwn(hub.config.raw, setting.operatedName);
    const violation =
      (sentByHub ? null : unsupported(hub, setting)) ?? missingNeed(hub, input, setting, value);
    return violation ?? [];
  });
}

function unsupported(hub: HubRecord, setting: Setting): UserError | null {
  const { family, name: product } = hub.product;
  if (family === ProductFamily.UNKNOWN) return null;
  const field = ['config', setting.name];
  const support = setting.support.find((candidate) => candidate.family === family);
  if (support === undefined) {
    const known = setting.support.map((candidate) => candidate.family).join(' and ');
    const message = `${setting.name} is a setting of ${known}; this hub is an ${family} (${product}).`;
    return { code: UserErrorCode.UNSUPPORTED_BY_PRODUCT, message, field };
  }
  const firmware = semver.coerce(hub.firmware);
  if (support.minFirmware === undefined || firmware === null || semver.gte(firmware, support.minFirmware)) {
    return null;
  }
  const message = `${setting.name} needs firmware ${support.minFirmware} on ${family}; this hub has ${String(hub.firmware)}.`;
  return { code: UserErrorCode.UNSUPPORTED_BY_FIRMWARE, message, field };
}

/** A setting that has no meaning because of what another is, or is about to be. */
function missingNeed(hub: HubRecord, input: ConfigInput, setting: Setting, value: unknown): UserError | null {
  const { needs } = setting;
  // Port 0 is how a port is switched off, which needs nothing.
  if (needs === null || value === 0) return null;
  const given = input[needs.setting];
  const other = given ?? hub.config?.[needs.setting];
  // What the hub does not tell might be what is needed.
  if (typeof other !== 'string' || other === needs.value) return null;
  const message = `${setting.name} needs ${needs.setting}: ${needs.value}; it ${given === undefined ? 'is' : 'would be'} ${other}.`;
  return { code: UserErrorCode.CONFLICTING_SETTINGS, message, field: ['config', setting.name] };
}

function describe(violation: ValidationError, parent: readonly string[]): readonly UserError[] {
  const field = [...parent, violation.property];
  const own = [...new Set(Object.values(violation.constraints ?? {}))].map((allowed) =>
    invalid(field, allowed),
  );
  return [...own, ...(violation.children ?? []).flatMap((child) => describe(child, field))];
}

function invalid(field: readonly string[], allowed: string): UserError {
  return invalidValue(field, `${field.slice(1).join('.')} ${allowed}.`);
}
