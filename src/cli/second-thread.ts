/**
 * A second thread for the crafts of an EPUB: fonts are cut down and pictures made on another processor while pages are
 * composed on the first. Both ends are here; the compiled program starts the other one from a file of its own
 * (`serve.ts`), and Warraq run from its source has none.
 */

import { parentPort, Worker } from 'node:worker_threads';
import { invariant } from '../diagnostics/diagnostic.ts';
import type { Drawing } from '../drawing.ts';
import { type Craft, createCraft } from '../epub/craft.ts';
import type { Host } from '../host.ts';

type Task =
  | { readonly kind: 'font'; readonly font: Uint8Array; readonly codePoints: readonly number[] }
  | { readonly kind: 'picture'; readonly drawing: Drawing };

interface Order {
  readonly number: number;
  readonly task: Task;
}

/** No bytes: the font cannot be cut down. */
interface Delivery {
  readonly number: number;
  readonly bytes: Uint8Array | undefined;
}

interface Waiting {
  readonly resolve: (bytes: Uint8Array | undefined) => void;
  readonly reject: (error: unknown) => void;
}

export interface SecondThread extends Craft {
  /** Ends it; what was ordered and has not come is not waited for. */
  close(): void;
}

/** Fewer, and a second thread would only take turns with the first. */
const leastProcessors = 2;

/** The thread that runs the file at `path`, started by its first order. Undefined where there is none to be had. */
export function openSecondThread(host: Host, path: string): SecondThread | undefined {
  if (host.processors() < leastProcessors || !host.exists(path)) return undefined;
  const waiting = new Map<number, Waiting>();
  let worker: Worker | undefined;
  let orders = 0;
  const start = (): Worker => {
    const started = new Worker(path);
    started.on('message', ({ number, bytes }: Delivery) => {
      waiting.get(number)?.resolve(bytes);
      waiting.delete(number);
    });
    // It did not catch a mistake of ours, and is gone with all that was ordered.
    started.on('error', (error) => {
      for (const { reject } of waiting.values()) reject(error);
      waiting.clear();
      worker = undefined;
    });
    return started;
  };
  const order = (task: Task): Promise<Uint8Array | undefined> =>
    new Promise((resolve, reject) => {
      worker ??= start();
      const number = orders++;
      waiting.set(number, { resolve, reject });
      worker.postMessage({ number, task } satisfies Order);
    });
  return {
    cutFont: (font, codePoints) => order({ kind: 'font', font, codePoints }),
    picture: async (drawing) => {
      const bytes = await order({ kind: 'picture', drawing });
      invariant(bytes !== undefined, 'every drawing has a picture');
      return bytes;
    },
    close: () => void worker?.terminate(),
  };
}

/** The other end: does one task after the other. A mistake of ours ends it, and is heard of at the first. */
export function serve(host: Host): void {
  const craft = createCraft(host);
  const bytesOf = (task: Task): Promise<Uint8Array | undefined> =>
    task.kind === 'font' ? craft.cutFont(task.font, task.codePoints) : craft.picture(task.drawing);
  const deliver = async ({ number, task }: Order): Promise<void> =>
    parentPort?.postMessage({ number, bytes: await bytesOf(task) } satisfies Delivery);
  parentPort?.on('message', (order: Order) => void deliver(order));
}
