import { execFileSync } from 'node:child_process';
import { closeSync, constants, mkdtempSync, openSync, readSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type LogOutput, openLogOutput } from '../../../src/telemetry/log-output.js';
import { until } from '../../support/until.js';

const LINE = `${'x'.repeat(999)}\n`;
/** More than the queue and a pipe hold. */
const LINES = 10_000;

let folder: string;
let path: string;
let fd: number;
let output: LogOutput;
let dropped: number[];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'log-output-'));
  path = join(folder, 'pipe');
  execFileSync('mkfifo', [path]);
  fd = openSync(path, constants.O_RDWR | constants.O_NONBLOCK);
  dropped = [];
  output = openLogOutput({ fd, onDropped: (lines) => dropped.push(lines) });
});
afterEach(async () => {
  // An output that still has lines would write them to whatever the process opens next under the same number.
  await readUntilFlushed();
  closeSync(fd);
  rmSync(folder, { recursive: true });
});

/** What the pipe holds at the moment: perhaps only a part of its last character. */
function readPipe(): Buffer {
  const buffer = Buffer.alloc(1_048_576);
  try {
    return buffer.subarray(0, readSync(fd, buffer));
  } catch {
    return buffer.subarray(0, 0);
  }
}

/** What the output writes until its queue is empty. */
async function readUntilFlushed(): Promise<string> {
  let isFlushed = false;
  void output.flush(60_000).then(() => (isFlushed = true));
  const chunks: Buffer[] = [];
  await until(
    () => chunks.push(readPipe()),
    () => isFlushed,
  );
  return Buffer.concat([...chunks, readPipe()]).toString();
}

it('drops lines while its reader has stalled, and reports their number once it has caught up', async () => {
  for (let line = 0; line < LINES; line += 1) output.write(LINE);
  expect(output.droppedLines()).toBeGreaterThan(0);
  expect(dropped).toEqual([]);

  let read = '';
  await until(
    () => (read += readPipe().toString()),
    () => dropped.length > 0,
  );
  read += readPipe().toString();
  expect(dropped).toEqual([output.droppedLines()]);
  expect(read).toBe(LINE.repeat(LINES - output.droppedLines()));

  output.write('after\n');
  await output.flush(10_000);
  expect(readPipe().toString()).toBe('after\n');
  expect(dropped).toHaveLength(1);
});

it('keeps the order of lines of any length', async () => {
  const lines = Array.from({ length: 50 }, (_, index) => `${index}:${'å'.repeat(index * 3_000)}\n`);
  for (const line of lines) output.write(line);
  expect(await readUntilFlushed()).toBe(lines.join(''));
});

it('ends a flush after its limit while nothing can be written', async () => {
  for (let line = 0; line < LINES / 10; line += 1) output.write(LINE);
  await output.flush(20);
  const read = readPipe().toString();
  expect(read.length).toBeLessThan((LINE.length * LINES) / 10);
  expect(output.droppedLines()).toBe(0);
  expect(read + (await readUntilFlushed())).toBe(LINE.repeat(LINES / 10));
});
