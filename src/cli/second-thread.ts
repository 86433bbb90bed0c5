/**
 * A second thread for the crafts: an EPUB's fonts are cut down and its pictures made, the words of a long book shaped
 * and its pages packed, on another processor while the first reads, composes and paints. Both ends are here; the
 * compiled program starts the other one from a file of its own (`serve.ts`), and Warraq run from its source has none.
 */

import { parentPort, Worker } from 'node:worker_threads';
import { type Craft, createCraft } from '../craft.ts';
import { invariant } from '../diagnostics/diagnostic.ts';
import type { Host } from '../host.ts';

/** What a craft is to do: its name and what it is given. */
type Task = {
  readonly [Name in keyof Craft]: { readonly craft: Name; readonly input: Parameters<Craft[Name]> };
}[keyof Craft];

interface Order {
  readonly number: number;
  readonly task: Task;
}

/** No bytes: the font cannot be cut down, or what was made lies in memory that both threads see. */
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

/** Megabytes: what it makes on the way is little and soon forgotten, and more would be held though nothing is in it. */
const roomForNew = 2;

/** The thread that runs the file at `path`, started by its first order. Undefined where there is none to be had. */
export function openSecondThread(host: Host, path: string): SecondThread | undefined {
  if (host.processors() < leastProcessors || !host.exists(path)) return undefined;
  const waiting = new Map<number, Waiting>();
  let worker: Worker | undefined;
  let orders = 0;
  const start = (): Worker => {
    const started = new Worker(path, { resourceLimits: { maxYoungGenerationSizeMb: roomForNew } });
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
  const order = (task: Task, given: readonly ArrayBuffer[] = []): Promise<Uint8Array | undefined> =>
    new Promise((resolve, reject) => {
      worker ??= start();
      const number = orders++;
      waiting.set(number, { resolve, reject });
      worker.postMessage({ number, task } satisfies Order, given);
    });
  return {
    cutFont: (...input) => order({ craft: 'cutFont', input }),
    picture: async (...input) => {
      const bytes = await order({ craft: 'picture', input });
      invariant(bytes !== undefined, 'every drawing has a picture');
      return bytes;
    },
    pack: async (bytes) => {
      const packed = await order({ craft: 'pack', input: [bytes] }, [bytes.buffer]);
      invariant(packed !== undefined, 'all bytes can be packed');
      return packed;
    },
    shapeWords: async (...input) => void (await order({ craft: 'shapeWords', input })),
    close: () => void worker?.terminate(),
  };
}

/** The other end: does one task after the other. A mistake of ours ends it, and is heard of at the first. */
export function serve(host: Host): void {
  const craft = createCraft(host);
  const bytesOf = async (task: Task): Promise<Uint8Array | undefined> => {
    switch (task.craft) {
      case 'cutFont':
        return craft.cutFont(...task.input);
      case 'picture':
        return craft.picture(...task.input);
      case 'pack':
        return craft.pack(...task.input);
      case 'shapeWords':
        await craft.shapeWords(...task.input);
        return undefined;
    }
  };
  const deliver = async ({ number, task }: Order): Promise<void> =>
    parentPort?.postMessage({ number, bytes: await bytesOf(task) } satisfies Delivery);
  parentPort?.on('message', (order: Order) => void deliver(order));
}
