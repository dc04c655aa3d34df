/** The reads that one operation may still cause, and the calls that it has caused. */
export interface OperationBudget {
  /** Takes one read. @returns false where none is left. */
  take(): boolean;
  /** All calls so far, writes too. */
  calls: number;
}

/** @param reads how many reads of Operated the operation may cause. */
export function createOperationBudget(reads: number): OperationBudget {
  let left = reads;
  return {
    calls: 0,
    take() {
      if (left === 0) return false;
      left -= 1;
      return true;
    },
  };
}
