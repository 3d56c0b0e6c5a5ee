/**
 * Macros of Rust that write to a log or to the terminal: https://docs.rs/log, https://docs.rs/tracing,
 * https://doc.rust-lang.org/std/#macros
 */
export const rustLogMacros: readonly string[] = [
  'trace',
  'debug',
  'info',
  'warn',
  'error',
  'event',
  'print',
  'println',
  'eprint',
  'eprintln',
  'dbg',
]
