import { createSimulator } from '../../simulator/simulator.js';
import { issueToken } from '../live/world.js';

/**
 * What the stub's answers to the same request have in common: `same` are equal, `reformatted` begin with different white
 * space, `changing` differ in the power of three hubs.
 */
export const BODY_KINDS = ['same', 'reformatted', 'changing'] as const;
export type BodyKind = (typeof BODY_KINDS)[number];

/** The number of different bodies of a resource of kind `changing`; they follow each other in turn. */
const RING = 64;
const CHANGED_HUBS = 3;

type Row = Readonly<Record<string, unknown>>;

/** The serialised bodies of one resource, so that an answer costs the stub no serialisation. */
export interface Bodies {
  /** The body that answer number `count` has, without white space in front. */
  body(kind: BodyKind, count: number): Buffer;
}

/**
 * Reads the resources of a simulated fleet, by path.
 * @param hubs the number of hubs; there is a space for each ten, and one account.
 */
export async function readBodies(hubs: number): Promise<ReadonlyMap<string, Bodies>> {
  const simulator = createSimulator({ port: 0, hubs, spaces: Math.ceil(hubs / 10), accounts: 1 });
  await simulator.start();
  const token = await issueToken(simulator.url);
  const read = async (path: string): Promise<unknown> => {
    const answer = await fetch(simulator.url + path, { headers: { authorization: `Bearer ${token}` } });
    if (!answer.ok) throw new Error(`${path}: ${answer.status}`);
    return answer.json();
  };
  const bodies = new Map<string, Bodies>();
  for (const path of ['/api/accounts/v1', '/api/accounts/v1/groups', '/api/spaces/v1']) {
    bodies.set(path, constant(await read(path)));
  }
  const rows = (await read('/api/hubs/v1')) as readonly Row[];
  bodies.set(
    '/api/hubs/v1',
    ring(rows, (turn) => withOtherPower(rows, turn)),
  );
  for (const row of rows) {
    bodies.set(
      `/api/hubs/v1/${String(row['id'])}`,
      ring(row, (turn) => withPower(row, turn)),
    );
  }
  await simulator.stop();
  return bodies;
}

function constant(value: unknown): Bodies {
  const body = Buffer.from(JSON.stringify(value));
  return { body: () => body };
}

/** Serialises each changed body when it is needed first: a fleet of 10,000 hubs has bodies of 15 MB. */
function ring(value: unknown, changed: (turn: number) => unknown): Bodies {
  const body = Buffer.from(JSON.stringify(value));
  const turns: (Buffer | undefined)[] = [];
  return {
    body(kind, count) {
      if (kind !== 'changing') return body;
      const turn = count % RING;
      return (turns[turn] ??= Buffer.from(JSON.stringify(changed(turn))));
    },
  };
}

/** The rows with the power of three of the hubs that report power changed; which three depends on the turn. */
function withOtherPower(rows: readonly Row[], turn: number): readonly Row[] {
  const reporting = rows.flatMap((row, index) => (wattageOf(row) === null ? [] : index));
  const chosen = new Set(
    Array.from(
      { length: CHANGED_HUBS },
      (_, place) => reporting[(turn * CHANGED_HUBS + place) % reporting.length],
    ),
  );
  return rows.map((row, index) => (chosen.has(index) ? withPower(row, turn) : row));
}

function withPower(row: Row, turn: number): Row {
  const wattage = wattageOf(row);
  if (wattage === null) return row;
  const data = row['data'] as Row;
  const power = { ...(data['power'] as Row), wattage: Number((wattage + 0.1 * (turn + 1)).toFixed(1)) };
  return { ...row, data: { ...data, power } };
}

function wattageOf(row: Row): number | null {
  const power = (row['data'] as Row)['power'] as Row | undefined;
  return typeof power?.['wattage'] === 'number' ? power['wattage'] : null;
}
