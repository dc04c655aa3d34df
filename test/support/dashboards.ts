import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

const FOLDER = join(__dirname, '../../deploy/grafana/dashboards');

/** The files of the dashboards. */
export const DASHBOARDS: readonly string[] = readdirSync(FOLDER).filter((name) => name.endsWith('.json'));

const gridPos = z.object({ x: z.int(), y: z.int(), w: z.int().positive(), h: z.int().positive() });
const datasource = z.object({ type: z.literal('prometheus'), uid: z.string() });
const target = z.object({ refId: z.string(), datasource, expr: z.string(), legendFormat: z.string() });
const link = z.object({ title: z.string(), url: z.string() });
const panel = z.object({
  id: z.int().positive(),
  type: z.enum(['row', 'timeseries', 'stat', 'table']),
  title: z.string().min(1),
  gridPos,
  description: z.string().default(''),
  datasource: datasource.optional(),
  targets: z.array(target).default([]),
  links: z.array(link).default([]),
  fieldConfig: z
    .object({
      defaults: z.object({
        unit: z.string(),
        thresholds: z.object({
          steps: z.array(z.object({ color: z.string(), value: z.number().nullable() })),
        }),
      }),
    })
    .default({ defaults: { unit: '', thresholds: { steps: [] } } }),
});
const dashboard = z.object({
  uid: z.string().min(8).max(40),
  title: z.string().min(1),
  schemaVersion: z.int(),
  links: z.array(z.unknown()),
  annotations: z.object({ list: z.array(z.object({ name: z.string(), expr: z.string() })) }),
  templating: z.object({
    list: z.array(z.object({ name: z.string(), type: z.string(), query: z.unknown() })),
  }),
  panels: z.array(panel),
});

export type PanelJson = z.infer<typeof panel>;
export type DashboardJson = z.infer<typeof dashboard>;

/** Reads a dashboard. @throws ZodError if it lacks something that Grafana needs. */
export function readDashboard(file: string): DashboardJson {
  return dashboard.parse(JSON.parse(readFileSync(join(FOLDER, file), 'utf8')));
}
