/** Runs a task, unless one with the same key is running: then all callers share its outcome. */
export type SingleFlight<Value> = (key: string, task: () => Promise<Value>) => Promise<Value>;

/** Shares tasks within this process only; a task that has ended is not remembered. */
export function createSingleFlight<Value>(): SingleFlight<Value> {
  const running = new Map<string, Promise<Value>>();
  return (key, task) => {
    const shared = running.get(key) ?? task().finally(() => running.delete(key));
    running.set(key, shared);
    return shared;
  };
}
