/**
 * The order of notes, for both outputs: a note may call others, and those come after the notes of the block that
 * called it and before those of the next block, as they stand at the foot of a page.
 */

/** Follows the calls of a block, one generation after the other: `follow` may make more of them pending. */
export function inCallOrder<Call>(takePending: () => readonly Call[], follow: (call: Call) => void): void {
  for (let pending = takePending(); pending.length > 0; pending = takePending())
    for (const call of pending) follow(call);
}
