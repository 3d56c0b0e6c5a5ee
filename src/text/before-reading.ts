/** What only some runs need, and a library must not do to another's process. */
interface Preparations {
  /** Before a file is read. */
  reading(): void
  /** Before so many are read that memory counts. */
  readingMany(): void
}

let left: Partial<Preparations> = {}

/** Says what is to be done once, and when. */
export function prepareWith(preparations: Preparations): void {
  left = { ...preparations }
}

/** Called where there is something to read. */
export function beforeReading(): void {
  once('reading')
}

/** Called where there are many files to read. */
export function beforeReadingMany(): void {
  once('readingMany')
}

function once(kind: keyof Preparations): void {
  const action = left[kind]
  left = { ...left, [kind]: undefined }
  action?.()
}
