/** Time spent in each stage, for `--json`, the bench and the progress line; never part of an output file. */

export const stageNames = [
  'read',
  'design',
  'fonts',
  'cover',
  'dress',
  'analyze',
  'shape',
  'break',
  'paginate',
  'pdf',
  'epub',
  'quality',
] as const;
export type StageName = (typeof stageNames)[number];

export interface Stopwatch {
  /** Runs `work` and books its time to `stage`; what inner stages took is taken off the outer one. */
  time<T>(stage: StageName, work: () => T): T;
  timeAsync<T>(stage: StageName, work: () => Promise<T>): Promise<T>;
  /** Tells the progress line how many pages' worth of lines have been set so far. */
  reach(pages: number): void;
  /** Milliseconds by stage. */
  readonly spent: ReadonlyMap<StageName, number>;
}

/**
 * A stopwatch over a clock in milliseconds; `onStage` hears when a top-level stage begins, `onReach` how many pages
 * have been set.
 */
export function createStopwatch(
  milliseconds: () => number,
  onStage: (stage: StageName) => void,
  onReach: (pages: number) => void = () => undefined,
): Stopwatch {
  const spent = new Map<StageName, number>();
  let inner = 0;
  let depth = 0;
  const begin = (stage: StageName): { readonly started: number; readonly outer: number } => {
    if (depth === 0) onStage(stage);
    depth++;
    const outer = inner;
    inner = 0;
    return { started: milliseconds(), outer };
  };
  const finish = (
    stage: StageName,
    { started, outer }: { readonly started: number; readonly outer: number },
  ): void => {
    const took = milliseconds() - started;
    spent.set(stage, (spent.get(stage) ?? 0) + took - inner);
    inner = outer + took;
    depth--;
  };
  return {
    spent,
    reach: onReach,
    time: (stage, work) => {
      const mark = begin(stage);
      try {
        return work();
      } finally {
        finish(stage, mark);
      }
    },
    timeAsync: async (stage, work) => {
      const mark = begin(stage);
      try {
        return await work();
      } finally {
        finish(stage, mark);
      }
    },
  };
}
