const WATTS = new Intl.NumberFormat('en', { maximumFractionDigits: 1 });
const CLOCK = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', second: '2-digit' });

/** Power for people: "1,234.5 W"; "–" if it is not reported. */
export function formatWatts(wattage: number | null | undefined): string {
  return typeof wattage === 'number' ? `${WATTS.format(wattage)} W` : '–';
}

/** A time of day: "14:05:09". @param at milliseconds since 1970. */
export function formatClock(at: number): string {
  return CLOCK.format(at);
}
