// By the global, as importing `node:process` reads all that it has, standard input included, which takes 3 ms.

/** Node's `crypto`, loaded by the first who asks: that takes 9 ms, and a run without findings has no use for it. */
export function nodeCrypto(): typeof import('node:crypto') {
  return process.getBuiltinModule('node:crypto')
}

/** Node's `zlib`, loaded by the first who asks, which few runs do: that takes 3 ms. */
export function nodeZlib(): typeof import('node:zlib') {
  return process.getBuiltinModule('node:zlib')
}

/** What all threads of this process have taken of processors so far, in milliseconds. */
export function processorTime(): number {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1000
}

/** Milliseconds on a clock that is never set. That of `performance` takes 2 ms to load. */
export function clock(): number {
  const [seconds, nanoseconds] = process.hrtime()
  return seconds * 1000 + nanoseconds / 1e6
}
