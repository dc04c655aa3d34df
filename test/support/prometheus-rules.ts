import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';

const FOLDER = join(__dirname, '../../deploy/prometheus/rules');

const rulesFile = z.object({
  groups: z.array(
    z.object({
      name: z.string(),
      rules: z.array(
        z.union([
          z.object({ alert: z.string(), expr: z.string() }),
          z.object({ record: z.string(), expr: z.string() }),
        ]),
      ),
    }),
  ),
});

/** Every rule of deploy/prometheus/rules: alerts, and recording rules with the name of their series. */
export const PROMETHEUS_RULES = readdirSync(FOLDER).flatMap((file) =>
  rulesFile.parse(parse(readFileSync(join(FOLDER, file), 'utf8'))).groups.flatMap(({ rules }) => rules),
);
