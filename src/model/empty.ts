import { type Model, SUBJECT_KINDS } from './index.ts'

/** The model of a repository that says nothing. */
export function emptyModel(): Model {
  return Object.fromEntries(SUBJECT_KINDS.map((kind) => [kind, []])) as unknown as Model
}
