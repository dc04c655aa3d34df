/** Orders 2 before 10, case-insensitive. */
const collator = new Intl.Collator('en', { numeric: true, sensitivity: 'base' });

/** Compares texts as users read them: numbers in them by value, case-insensitive. */
export const compareTexts: (one: string, other: string) => number = collator.compare;
