import { useMutation } from '@apollo/client/react';
import { useEffect, useRef, useState } from 'react';
import { readFragment } from '../../../graphql';
import { type BulkResultFragment, type UpdateHubConfigsInput } from '../../../graphql/graphql';
import { type Draft } from '../form/setting-value';
import { type BulkTarget, targetCount } from './bulk-target';
import { runBatches } from './run-batches';
import { BULK_RESULT, UPDATE_HUB_CONFIGS } from './update-hub-configs';

/** As many hubs as the gateway changes at a time. */
const BATCH_SIZE = 10;

export interface BulkRun {
  readonly dryRun: boolean;
  readonly outcome: 'running' | 'complete' | 'cancelled' | 'failed';
  /** What the run began with. */
  readonly target: BulkTarget;
  readonly total: number;
  readonly results: readonly BulkResultFragment[];
  /** What concerns no single hub. */
  readonly errors: readonly string[];
}

interface BulkChange {
  /** Null before the first run, and after `reset`. */
  readonly run: BulkRun | null;
  readonly start: (target: BulkTarget, config: Draft, dryRun: boolean) => Promise<void>;
  /** Sends no further batch. A batch that has been sent is completed. */
  readonly cancel: () => void;
  readonly reset: () => void;
}

/** A change of many hubs: batch after batch where the hubs are known, one request where a filter finds them. */
export function useBulkChange(): BulkChange {
  const [run, setRun] = useState<BulkRun | null>(null);
  const [mutate] = useMutation(UPDATE_HUB_CONFIGS);
  const isCancelled = useRef(false);
  useEffect(
    () => () => {
      // On another page its progress is not seen, and it could not be cancelled.
      isCancelled.current = true;
    },
    [],
  );

  async function send(input: UpdateHubConfigsInput): Promise<readonly BulkResultFragment[]> {
    const { data } = await mutate({ variables: { input } });
    const { results = [], userErrors = [] } = data?.updateHubConfigs ?? {};
    if (userErrors.length > 0) throw new Error(userErrors.map(({ message }) => message).join(' '));
    return readFragment(BULK_RESULT, results);
  }

  async function start(target: BulkTarget, config: Draft, dryRun: boolean): Promise<void> {
    isCancelled.current = false;
    const total = targetCount(target);
    setRun({ dryRun, outcome: 'running', target, total, results: [], errors: [] });
    const change = (changes: (before: BulkRun) => Partial<BulkRun>) =>
      setRun((before) => before && { ...before, ...changes(before) });
    const onResults = (results: readonly BulkResultFragment[]) =>
      change((before) => ({ results: [...before.results, ...results] }));
    try {
      const isComplete = await (target.kind === 'hubs'
        ? runBatches({
            ids: target.hubIds,
            size: BATCH_SIZE,
            send: (batch) => send({ hubIds: [...batch], config, dryRun }),
            onResults,
            isCancelled: () => isCancelled.current,
          })
        : send({
            filter: target.filter,
            // A dry run finds out how many hubs the filter finds now.
            expectedCount: dryRun ? null : target.count,
            config,
            dryRun,
          }).then((results) => {
            change(() => ({ results, total: results.length }));
            return true;
          }));
      change(() => ({ outcome: isComplete ? 'complete' : 'cancelled' }));
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      change(() => ({ outcome: 'failed', errors: [message] }));
    }
  }

  return {
    run,
    start,
    cancel() {
      isCancelled.current = true;
    },
    reset: () => setRun(null),
  };
}
