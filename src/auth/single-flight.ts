/** Runs a task, unless one with the same key is running: then all callers share its outcome. */
export type SingleFlight<Value> = (key: string, task: () => Promise<Value>) => Promise<Value>;

export function createSingleFlight<Value>(): SingleFlight<Value> {
  const running = new Map<string, Promise<Value>>();
  return (key, task) => {
    const shared = running.get(key) ?? task().finally(() => running.delete(key));
    running.set(key, shared);
    return shared;
  };
}
