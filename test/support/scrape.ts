/** One line of the text format of Prometheus. */
export interface Sample {
  readonly name: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly value: number;
}

type Labels = Readonly<Record<string, string>>;

/** All metrics of a gateway at one moment. */
export interface Scrape {
  readonly text: string;
  readonly samples: readonly Sample[];
  /** The samples of a name that have these labels, among others. */
  readonly find: (name: string, labels?: Labels) => readonly Sample[];
  /** The sum of those samples; undefined where there are none. */
  readonly value: (name: string, labels?: Labels) => number | undefined;
}

/** Reads the metrics at a URL. @throws Error for an answer that is not in the text format of Prometheus. */
export async function scrape(url: string): Promise<Scrape> {
  const response = await fetch(url);
  const text = await response.text();
  if (!response.ok) throw new Error(`${url}: ${response.status} ${text}`);
  return parseScrape(text);
}

/** Parses the text format of Prometheus. @throws Error for a line that is not in this format. */
export function parseScrape(text: string): Scrape {
  const samples = text
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map(parseSample);
  const find = (name: string, labels: Labels = {}) =>
    samples.filter(
      (sample) =>
        sample.name === name && Object.entries(labels).every(([key, value]) => sample.labels[key] === value),
    );
  return {
    text,
    samples,
    find,
    value(name, labels) {
      const found = find(name, labels);
      return found.length === 0 ? undefined : found.reduce((sum, { value }) => sum + value, 0);
    },
  };
}

const SAMPLE = /^([a-zA-Z_:][\w:]*)(?:\{(.*)\})? (\S+)$/;
const LABEL = /([a-zA-Z_]\w*)="((?:[^"\\]|\\.)*)",?/gy;
const ESCAPED: Readonly<Record<string, string>> = { n: '\n' };

function parseSample(line: string): Sample {
  const [, name, labels = '', value] = SAMPLE.exec(line) ?? [];
  if (name === undefined || value === undefined) throw new Error(`not a sample: ${line}`);
  return { name, labels: parseLabels(labels), value: parseValue(value) };
}

function parseLabels(text: string): Labels {
  const matches = [...text.matchAll(LABEL)];
  const length = matches.reduce((sum, [whole]) => sum + whole.length, 0);
  if (length !== text.length) throw new Error(`not labels: ${text}`);
  return Object.fromEntries(
    matches.map(([, key = '', value = '']) => [
      key,
      value.replace(/\\(.)/g, (_, escaped: string) => ESCAPED[escaped] ?? escaped),
    ]),
  );
}

function parseValue(text: string): number {
  const value = text === '+Inf' ? Infinity : text === '-Inf' ? -Infinity : Number(text);
  if (Number.isNaN(value) && text !== 'NaN' && text !== 'Nan') throw new Error(`not a number: ${text}`);
  return value;
}
