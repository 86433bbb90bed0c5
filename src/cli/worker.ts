/**
 * The EPUB is made in a thread of its own while the main thread composes the pages: they share nothing but the
 * manuscript, which each reads for itself.
 */

import { Worker } from 'node:worker_threads';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { Host } from '../host.ts';
import { publishEpub, type Request } from '../pipeline.ts';
import { createStopwatch } from '../stopwatch.ts';

export interface WorkerJob {
  readonly path: string;
  readonly request: Request;
}

export interface WorkerResult {
  readonly epub: Uint8Array | undefined;
  readonly diagnostics: readonly Diagnostic[];
  /** Milliseconds by stage. */
  readonly spent: ReadonlyMap<string, number>;
}

/** Starts the job in a worker; the promise fails only where Warraq itself is wrong. */
export function startWorker(launcher: string, job: WorkerJob): Promise<WorkerResult> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL(launcher), { workerData: job });
    worker.once('message', resolve);
    worker.once('error', reject);
  });
}

/** The worker's side. */
export async function publishInWorker(host: Host, { path, request }: WorkerJob): Promise<WorkerResult> {
  const stopwatch = createStopwatch(
    () => host.milliseconds(),
    () => undefined,
  );
  const { value: epub, diagnostics } = await publishEpub(host, path, request, stopwatch);
  return { epub, diagnostics, spent: stopwatch.spent };
}
