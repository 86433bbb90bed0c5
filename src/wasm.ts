/**
 * WebAssembly: a library written in C, as HarfBuzz is, its functions by name, its memory seen through typed
 * arrays, and bytes and strings put into it; or a kernel of our own. Knows nothing of fonts or packages.
 *
 * The memory grows under long texts and big fonts; a view taken before that is empty after it. So views are
 * asked of `bytes()` and `words()` each time something was called that may allocate.
 */

import { createRequire } from 'node:module';
import { invariant } from './diagnostics/diagnostic.ts';
import type { Host } from './host.ts';

/** A function of a C library: pointers, sizes and handles are all numbers; `void` comes back as undefined. */
export type CFunction = (...values: readonly number[]) => number;

interface WasmMemory {
  readonly buffer: ArrayBuffer;
  grow(pages: number): number;
}

interface WasmModule {
  readonly kind?: undefined;
}

// The part of the WebAssembly interface used here; Node's types leave it to the browser's.
declare const WebAssembly: {
  readonly Module: new (bytes: Uint8Array) => WasmModule;
  readonly Instance: new (
    module: WasmModule,
    imports: Readonly<Record<string, Readonly<Record<string, CFunction>>>>,
  ) => { readonly exports: Readonly<Record<string, unknown>> };
};

/** Functions and memory of code that was compiled from AssemblyScript without its runtime. */
export interface Kernel<Name extends string> {
  readonly call: Readonly<Record<Name, CFunction>>;
  /** Its `buffer` is another one once it has grown. */
  readonly memory: { readonly buffer: ArrayBuffer };
}

/** A library's functions and memory. */
export interface CLibrary<Name extends string> {
  readonly call: Readonly<Record<Name, CFunction>>;
  /** The memory as bytes. */
  readonly bytes: () => Uint8Array;
  /** The memory as unsigned 32-bit words; a pointer's index is `pointer >> 2`. */
  readonly words: () => Uint32Array;
  /** Copies bytes into freshly allocated memory; the pointer is the caller's to free. */
  readonly put: (bytes: Uint8Array) => number;
  /** The same for a string of ASCII characters, ended by a zero byte. */
  readonly putAscii: (text: string) => number;
}

/** WebAssembly memory is counted in pages of 64 KiB. */
const PAGE = 65_536;
/** Growing by a fifth at a time keeps the number of copies small; as Emscripten's own loader does. */
const GROWTH = 1.2;

/** What the library would ask of a system, and nothing here needs. */
const nothing: CFunction = () => 0;

/** Code compiled once serves all instances: it is immutable, and what the engine learned of it is kept. */
const compiled = new Map<string, WasmModule>();

/**
 * Makes an instance of a library built by Emscripten. `name` names the code, so that it is compiled only
 * once; `names` are the functions that will be called.
 */
export function openLibrary<Name extends string>(
  name: string,
  code: () => Uint8Array,
  names: readonly Name[],
): CLibrary<Name> {
  let memory: WasmMemory | undefined;
  const grow: CFunction = (size = 0) => (memory === undefined ? 0 : growTo(memory, size >>> 0));
  const { exports } = new WebAssembly.Instance(compiledCode(name, code), {
    wasi_snapshot_preview1: { proc_exit: nothing },
    env: {
      emscripten_resize_heap: grow,
      _abort_js: () => {
        throw new Error(`${name} gave up`);
      },
      _emscripten_runtime_keepalive_clear: nothing,
      _setitimer_js: nothing,
    },
  });
  invariant(hasFunctions(exports, [...names, 'malloc', 'free']), `${name} lacks a function`);
  invariant(hasMemory(exports), `${name} lacks its memory`);
  memory = exports.memory;
  startUp(exports);
  return { call: exports, ...memoryOf(exports.memory, exports.malloc) };
}

/** Makes an instance of a kernel, with a memory of its own; `imports` is what it asks of us. */
export function openKernel<Name extends string>(
  name: string,
  code: () => Uint8Array,
  names: readonly Name[],
  imports: Readonly<Record<string, Readonly<Record<string, CFunction>>>>,
): Kernel<Name> {
  const { exports } = new WebAssembly.Instance(compiledCode(name, code), imports);
  invariant(hasFunctions(exports, names), `${name} lacks a function`);
  invariant(hasMemory(exports), `${name} lacks its memory`);
  return { call: exports, memory: exports.memory };
}

function compiledCode(name: string, code: () => Uint8Array): WasmModule {
  const module = compiled.get(name) ?? new WebAssembly.Module(code());
  compiled.set(name, module);
  return module;
}

function memoryOf(memory: WasmMemory, malloc: CFunction): Omit<CLibrary<never>, 'call'> {
  let asBytes = new Uint8Array(memory.buffer);
  let asWords = new Uint32Array(memory.buffer);
  const bytes = (): Uint8Array => {
    if (asBytes.buffer !== memory.buffer) asBytes = new Uint8Array(memory.buffer);
    return asBytes;
  };
  const put = (source: Uint8Array): number => {
    const pointer = malloc(source.length);
    invariant(pointer !== 0, 'no memory left');
    bytes().set(source, pointer);
    return pointer;
  };
  return {
    bytes,
    words: () => {
      if (asWords.buffer !== memory.buffer) asWords = new Uint32Array(memory.buffer);
      return asWords;
    },
    put,
    putAscii: (text) => put(Uint8Array.from(`${text}\0`, (character) => character.charCodeAt(0))),
  };
}

/** Emscripten's contract: 1 when the memory now holds `size` bytes, 0 when it cannot. */
function growTo(memory: WasmMemory, size: number): number {
  const present = memory.buffer.byteLength;
  const wanted = Math.max(size, present * GROWTH);
  try {
    memory.grow(Math.ceil((wanted - present) / PAGE));
    return 1;
  } catch {
    return 0;
  }
}

/** C++ constructors run once, before anything else; the two kinds of build name them differently. */
function startUp(exports: Readonly<Record<string, unknown>>): void {
  if (hasFunctions(exports, ['__wasm_call_ctors'])) exports.__wasm_call_ctors();
  else if (hasFunctions(exports, ['_initialize'])) exports._initialize();
}

function hasFunctions<Name extends string>(
  exports: Readonly<Record<string, unknown>>,
  names: readonly Name[],
): exports is Readonly<Record<Name, CFunction>> {
  return names.every((name) => typeof exports[name] === 'function');
}

function hasMemory(exports: object): exports is { readonly memory: WasmMemory } {
  return 'memory' in exports;
}

/** A file of a package, as `harfbuzzjs/dist/harfbuzz.wasm`: it stands where the package was installed, also beside a bundle. */
export function packageFile(host: Host, name: string): Uint8Array {
  const path = createRequire(import.meta.url).resolve(name);
  const code = host.readBytes(path);
  invariant(code.ok, `${path} cannot be read; “npm ci” puts it back`);
  return code.value;
}
