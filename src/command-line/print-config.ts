import { type EffectiveValue, effectiveValues } from '../../process/effective-values.js';
import { readLeniently } from '../../process/read-environment.js';
import { CONFIG_DECLARATION, readGatewayConfig } from '../config/gateway-config.js';
import { TRACING_DECLARATION } from '../config/tracing-variables.js';

const DECLARATION = { ...CONFIG_DECLARATION, ...TRACING_DECLARATION };

/**
 * The configuration that a gateway with this environment has: a line for each variable, or JSON. Nothing of a secret is
 * in it.
 * @throws EnvironmentError with all violations.
 */
export function describeConfig(
  environment: Readonly<Record<string, string | undefined>>,
  isJson: boolean,
): string {
  const config = readGatewayConfig(environment);
  const tracing = readLeniently(TRACING_DECLARATION, environment).values;
  const values = effectiveValues(DECLARATION, { ...config, ...tracing }, environment);
  return isJson ? `${JSON.stringify(values, null, 2)}\n` : values.map(lineOf(values)).join('');
}

function lineOf(values: readonly EffectiveValue[]): (value: EffectiveValue) => string {
  const nameWidth = Math.max(...values.map(({ name }) => name.length));
  const sourceWidth = Math.max(...values.map(({ source }) => source.length));
  return ({ name, value, source }) =>
    `${name.padEnd(nameWidth)}  ${source.padEnd(sourceWidth)}  ${value ?? '[not set]'}\n`;
}
