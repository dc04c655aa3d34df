import type { PowerReading } from '../../schema/power.js';
import type { RecordOf } from '../../schema/record-of.js';
import { readNumber } from '../../wire/scalars.js';
import { isJsonObject } from '../../wire/json.js';
import { readRounded } from './rounded.js';

export type PowerReadingRecord = RecordOf<PowerReading>;

/** A reading without its time. */
export type PowerValues = Omit<PowerReadingRecord, 'sampledAt'>;

/** A power block, null where Operated sent none. */
export function readPower(sent: unknown): PowerValues | null {
  if (!isJsonObject(sent)) return null;
  return {
    energy: readNumber(sent['energy']),
    duration: readRounded(sent['duration']),
    voltage: readRounded(sent['voltage']),
    current: readRounded(sent['current']),
    wattage: readNumber(sent['wattage']),
  };
}

/** The reading with its time; null where there are no values. */
export function readingAt(values: PowerValues | null, sampledAt: Date): PowerReadingRecord | null {
  if (values === null) return null;
  // Field by field: a spread takes a microsecond.
  const { energy, duration, voltage, current, wattage } = values;
  return { energy, duration, voltage, current, wattage, sampledAt };
}

/** What several readings come to; voltage and current have no sum. Null where there is no reading. */
export function sumPower(readings: readonly PowerValues[]): PowerValues | null {
  if (readings.length === 0) return null;
  return {
    energy: sumOf(readings.map((reading) => reading.energy)),
    duration: null,
    voltage: null,
    current: null,
    wattage: sumOf(readings.map((reading) => reading.wattage)),
  };
}

/** The sum of the values that are not null; null if all are. Always finite: sums beyond the range of a number are clamped. */
export function sumOf(values: readonly (number | null | undefined)[]): number | null {
  const numbers = values.filter((value) => value !== null && value !== undefined);
  if (numbers.length === 0) return null;
  const sum = numbers.reduce((total, value) => total + value, 0);
  // A sum of decimals has dust behind the third place: 213.54799999999997 for 213.548.
  return Number(Math.min(Math.max(sum, -Number.MAX_VALUE), Number.MAX_VALUE).toFixed(3));
}
