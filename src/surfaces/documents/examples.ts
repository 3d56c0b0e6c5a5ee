import type { Assignment, Reading, ServerReading } from '../../model/reading.ts'

/**
 * A server that a document only shows. Literals in it may be real; a reference is what a document ought to show, and nobody starts the
 * program with it.
 */
export function asExample(reading: ServerReading): ServerReading {
  return {
    ...reading,
    example: true,
    headers: literals(reading.headers),
    env: literals(reading.env),
    tokens: literals(reading.tokens),
    options: literals(reading.options),
    envFiles: [],
  }
}

/** The servers among readings, as examples. */
export function* examplesOf(readings: Iterable<Reading>): Generator<Reading> {
  for (const reading of readings) if (reading.kind === 'server') yield asExample(reading)
}

function literals(assignments: readonly Assignment[]): Assignment[] {
  return assignments.filter(({ value }) => value.parts.every((part) => part.kind === 'text' || part.fallback))
}
