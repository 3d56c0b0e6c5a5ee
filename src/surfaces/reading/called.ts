import type { Found as Words } from '../../classify/keywords.ts'
import type { Found } from '../../discover/survey.ts'
import type { ReadResult } from '../../discover/read-file.ts'
import type { Project } from '../../discover/project.ts'
import { lazy } from '../../text/lazy.ts'
import { SourceFile } from '../../text/source.ts'
import { ANYTHING, concerns, type Holds, mayEverConcern } from './concerns.ts'
import { type FileOutcome, unread } from './outcome.ts'
import { brokenManifest, type FileOptions, readFile } from './read-one.ts'
import type { Recogniser } from './recognise.ts'
import type { SurfaceEntry } from './surface.ts'

/** Whether a surface reads what agents use or what their variables hold, by its name: such a file is missed when it cannot be read. */
export function isConfiguration({ counts, evenIgnored }: SurfaceEntry): boolean {
  return counts === 'agent' || counts === 'variables' || evenIgnored === true
}

/** What tells which surfaces are to read a file. */
export interface LookOptions {
  readonly texts: (file: Found) => ReadResult
  readonly recogniser: Recogniser
  readonly project: Project
  /** Whether the settings for a path name credentials of the company's own. */
  readonly ownKinds: (path: string) => boolean
}

/** A file and the surfaces that its name and words call for. */
export interface Called {
  readonly file: SourceFile
  readonly surfaces: readonly SurfaceEntry[]
  /** It counts as read even if nothing more comes of it. */
  readonly looked: boolean
  /** What a pass over the text has found, where there was one just now. */
  readonly words?: Words
}

/** The surfaces that are to read a file; its outcome where there are none. */
export async function calledFor(
  found: Found,
  { texts, recogniser, project, ownKinds }: LookOptions,
  everything = false,
): Promise<Called | FileOutcome | undefined> {
  const surfaces = recogniser.surfacesFor(found.path)
  if (surfaces.length === 0) return undefined
  const result = texts(found)
  if (result.is !== 'text') {
    const missed = surfaces.some(isConfiguration)
    return missed || result.reason !== 'binary'
      ? unread([{ path: found.path, reason: result.reason, say: result.say, ...(missed && result.reason !== 'vanished' && { missed }) }])
      : undefined
  }
  const file = new SourceFile(found.path, result.text, found.git)
  const said = recogniser.saidIn(result.text)
  // Of a hundred and more that read its language few are mentioned in a file: the rest is asked nothing else.
  const mentioned = surfaces.filter((surface) => said.mentioned.has(surface))
  const asked = everything
    ? surfaces
    : surfaces.filter((surface) => !surface.mentions || said.mentioned.has(surface) || said.enough.has(surface))
  for (const ready of new Set((everything ? surfaces : mentioned).map(({ ready }) => ready))) await ready?.()
  // A file counts as read even if only for its words.
  const looked = result.text !== '' && surfaces.some(({ mentionsAnyCase }) => mentionsAnyCase)
  const holds = ownKinds(found.path) ? ANYTHING : await heldIn(result.text, said.words, mentioned.some(asksWhatIsHeld))
  const mayConcern = everything ? mayEverConcern : concerns
  const called = asked.filter((surface) => mayConcern(surface, found.path, result.text, project, said, holds))
  if (called.length > 0) return { file, surfaces: called, looked, words: said.words }
  return {
    ...unread(await brokenManifest(file)),
    ...(said.directive && { file, declares: true }),
    ...(looked && { counts: 'other' as const }),
  }
}

function asksWhatIsHeld({ counts, format, besideCredential, inPython }: SurfaceEntry): boolean {
  return (counts === 'code' && format !== 'text') || besideCredential !== undefined || inPython?.besideCredential !== undefined
}

/** Which credentials may stand in a text, looked for when it is asked and once. What judges credentials is not loaded for nothing. */
async function heldIn(text: string, words: Words, asked: boolean): Promise<Holds> {
  if (!asked) return NOTHING
  const [{ holdsProviderFormat, mightAnnounce }, { noteWords }] = await telling()
  noteWords(text, words)
  const known: { credential?: boolean; providerFormat?: boolean } = {}
  return {
    credential: () => (known.credential ??= mightAnnounce(text)),
    providerFormat: () => (known.providerFormat ??= holdsProviderFormat(text)),
  }
}

/** Once for all files: to load again what is loaded takes as long as to look at a small one. */
const telling = lazy(() => Promise.all([import('../../classify/prose.ts'), import('../../classify/credential-words.ts')]))
const searching = lazy(() => Promise.all([import('../../classify/search.ts'), import('../../classify/credential-words.ts')]))

const NOTHING: Holds = { credential: () => false, providerFormat: () => false }

/**
 * Reads a file with the surfaces that are to. Texts that hold no credential are left out: most files are handed on whole to be searched,
 * and would be kept until the end.
 */
export async function readCalled(
  { file, surfaces, looked, words }: Called,
  { project, ownKinds }: Pick<LookOptions, 'project' | 'ownKinds'>,
  options: Omit<FileOptions, 'looked'> = {},
): Promise<FileOutcome> {
  const outcome = await readFile(file, surfaces, project, { looked, ...options })
  const { text, path } = file
  const texts = outcome.readings.filter((reading) => reading.kind === 'literal' && reading.name === undefined)
  if (texts.length === 0 || ownKinds(path)) return outcome
  const [{ searched }, { noteWords }] = await searching()
  if (words) noteWords(text, words)
  const readings = outcome.readings.filter(
    (reading) =>
      reading.kind !== 'literal' || reading.name !== undefined || !searched(reading.text.value, reading.place, 0, []).next().done,
  )
  if (readings.length > 0 || outcome.declares) return { ...outcome, readings }
  const { file: _, ...rest } = outcome
  return { ...rest, readings, roots: [] }
}
