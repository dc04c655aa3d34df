import { execFileSync } from 'node:child_process';
import { closeSync, constants, mkdtempSync, openSync, readSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openLogOutput } from '../../../src/telemetry/log-output.js';
import { until } from '../../support/until.js';

const LINE = `${'x'.repeat(999)}\n`;
/** More than the queue and a pipe hold. */
const LINES = 10_000;

let folder: string;
let path: string;
let fd: number;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'log-output-'));
  path = join(folder, 'pipe');
  execFileSync('mkfifo', [path]);
  fd = openSync(path, constants.O_RDWR | constants.O_NONBLOCK);
});
afterEach(() => {
  closeSync(fd);
  rmSync(folder, { recursive: true });
});

/** What the pipe holds at the moment. */
function readPipe(): string {
  const buffer = Buffer.alloc(1_048_576);
  try {
    return buffer.toString('utf8', 0, readSync(fd, buffer));
  } catch {
    return '';
  }
}

it('drops lines while its reader has stalled, and reports their number once it has caught up', async () => {
  const dropped: number[] = [];
  const output = openLogOutput({ fd, onDropped: (lines) => dropped.push(lines) });
  for (let line = 0; line < LINES; line += 1) output.write(LINE);
  expect(output.droppedLines()).toBeGreaterThan(0);
  expect(dropped).toEqual([]);

  let read = '';
  await until(
    () => (read += readPipe()),
    () => dropped.length > 0,
  );
  read += readPipe();
  expect(dropped).toEqual([output.droppedLines()]);
  expect(read).toBe(LINE.repeat(LINES - output.droppedLines()));

  output.write('after\n');
  await output.flush(10_000);
  expect(readPipe()).toBe('after\n');
  expect(dropped).toHaveLength(1);
});

it('keeps the order of lines of any length', async () => {
  const output = openLogOutput({ fd, onDropped: () => undefined });
  const lines = Array.from({ length: 50 }, (_, index) => `${index}:${'å'.repeat(index * 3_000)}\n`);
  for (const line of lines) output.write(line);
  let isFlushed = false;
  void output.flush(60_000).then(() => (isFlushed = true));
  const chunks: Buffer[] = [];
  const buffer = Buffer.alloc(1_048_576);
  await until(
    () => {
      try {
        chunks.push(Buffer.from(buffer.subarray(0, readSync(fd, buffer))));
      } catch {
        // Empty at the moment.
      }
      return isFlushed;
    },
    (flushed) => flushed,
  );
  expect(Buffer.concat(chunks).toString() + readPipe()).toBe(lines.join(''));
});

it('ends a flush after its limit while nothing can be written', async () => {
  const full = openSync('/dev/full', 'w');
  const output = openLogOutput({ fd: full, onDropped: () => undefined });
  output.write(LINE);
  await output.flush(20);
  closeSync(full);
  expect(output.droppedLines()).toBe(0);
});
