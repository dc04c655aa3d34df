import type { Panel, Row } from './panel.js';

/** The place of a panel: `w` and `x` in 24ths of the dashboard, `h` and `y` in lines of 30 pixels. */
export interface GridPosition {
  readonly x: number;
  readonly y: number;
  readonly w: number;
  readonly h: number;
}

/** A panel or the title of a row, with an id that is unique in the dashboard. */
export type Placed = { readonly id: number; readonly gridPos: GridPosition } & (
  { readonly row: Row } | { readonly panel: Panel }
);

const DASHBOARD_WIDTH = 24;
const GRAPH = { w: 8, h: 8 };
const VALUE = { w: 4, h: 4 };

/** Places the panels of each row from left to right; a panel that does not fit begins a new line. */
export function placePanels(rows: readonly Row[]): readonly Placed[] {
  const placed: Placed[] = [];
  let y = 0;
  const add = (what: { readonly row: Row } | { readonly panel: Panel }, gridPos: GridPosition) =>
    placed.push({ id: placed.length + 1, gridPos, ...what });
  for (const row of rows) {
    add({ row }, { x: 0, y, w: DASHBOARD_WIDTH, h: 1 });
    y += 1;
    let x = 0;
    let lineHeight = 0;
    for (const panel of row.panels) {
      const size = panel.kind === 'value' ? VALUE : GRAPH;
      const w = panel.width ?? size.w;
      if (x + w > DASHBOARD_WIDTH) {
        y += lineHeight;
        x = 0;
        lineHeight = 0;
      }
      add({ panel }, { x, y, w, h: size.h });
      x += w;
      lineHeight = Math.max(lineHeight, size.h);
    }
    y += lineHeight;
  }
  return placed;
}
