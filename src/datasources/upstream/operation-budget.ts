/** The reads that one operation may still cause. */
export interface OperationBudget {
  /** Takes one read. @returns false where none is left. */
  take(): boolean;
}

/** @param reads how many reads of Operated the operation may cause. */
export function createOperationBudget(reads: number): OperationBudget {
  let left = reads;
  return {
    take() {
      if (left === 0) return false;
      left -= 1;
      return true;
    },
  };
}
