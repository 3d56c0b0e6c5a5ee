/**
 * How much a function has to do before V8 optimises it, in bytes of bytecode. A run is over in seconds and reads each file once: with
 * Node 20, which says 67,584, the optimising compiler took 31 % of the processor time of a scan of 8,000 files, and with this the scan
 * takes 22 % less. V8 complains on standard error of words that it does not know, as that of Node 22 and 24 does of this one: their
 * counts of calls, which took its place, gained nothing there.
 */
const BUDGET = 600_000

/**
 * How often an expression is run as bytecode before V8 makes machine code of it, which by itself it does for the second text. Most of the
 * long ones here see a few short texts in a run on a commit; on a text of 1,000 characters V8 does so at once, whatever this says.
 */
const TICKS = 8

/**
 * How much a heap may grow before V8 looks for what nobody needs any more, in percent of what was left the last time. By itself V8 lets it
 * double and more, and each thread has a heap. Two of them in IBM/mcp-context-forge: 414 MiB with 25, 448 with 40 and 486 with 60, for
 * 5 % more processor time with 25.
 */
const GROWTH = 40

/**
 * Has V8 optimise less. To load what sets its flags takes 1 ms, which a run without any file does without. By itself V8 also looks for
 * shorter bytecode of every expression that is used for the first time, which takes longer than all else about the long ones here, of
 * which a run meets hundreds. And it marks what is needed step by step beside the program: it begins while that is still being loaded,
 * which took a tenth of a run on few files, and it keeps all that is made meanwhile, which is much where all cores are busy. At once it
 * takes two threads in IBM/mcp-context-forge 440 MiB in place of 470 to 640, and 3 % less processor time; nobody waits for the pauses.
 */
export function optimiseLess(): void {
  setFlag('--no-incremental-marking')
  setFlag('--no-regexp-peephole-optimization')
  setFlag(`--regexp-tier-up-ticks=${TICKS}`)
  if (process.versions.node.startsWith('20.')) setFlag(`--interrupt-budget=${BUDGET}`)
}

/** Has V8 give memory back sooner, in all threads. */
export function growLess(): void {
  setFlag(`--heap-growing-percent=${GROWTH}`)
}

function setFlag(flag: string): void {
  process.getBuiltinModule('node:v8').setFlagsFromString(flag)
}
