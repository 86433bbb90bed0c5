/**
 * The EPUB is made in a thread of its own while the main thread composes the pages. Each reads the manuscript for
 * itself; the one thing that goes from one to the other is where the pages begin, for the EPUB's page list.
 */

import { parentPort, Worker } from 'node:worker_threads';
import type { PageStart } from '../book/page-start.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { Host } from '../host.ts';
import { publishEpub } from '../pipeline.ts';
import type { Request } from '../prepare.ts';
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

export interface EpubWorker {
  /** Fails only where Warraq itself is wrong. */
  readonly result: Promise<WorkerResult>;
  /** Hands over where the pages begin; to be called once, with no pages where there are none. */
  sendPages(pages: readonly PageStart[]): void;
}

/** Starts the job in a worker. */
export function startWorker(launcher: string, job: WorkerJob): EpubWorker {
  const worker = new Worker(new URL(launcher), { workerData: job });
  const result = new Promise<WorkerResult>((resolve, reject) => {
    worker.once('message', resolve);
    worker.once('error', reject);
  });
  // oxlint-disable-next-line require-post-message-target-origin -- a worker thread, not a window
  return { result, sendPages: (pages) => worker.postMessage(pages) };
}

/** The worker's side. */
export async function publishInWorker(host: Host, { path, request }: WorkerJob): Promise<WorkerResult> {
  const stopwatch = createStopwatch(
    () => host.milliseconds(),
    () => undefined,
  );
  const pages = new Promise<readonly PageStart[]>((resolve) => parentPort?.once('message', resolve));
  const { value: epub, diagnostics } = await publishEpub(host, path, request, stopwatch, pages);
  return { epub, diagnostics, spent: stopwatch.spent };
}
