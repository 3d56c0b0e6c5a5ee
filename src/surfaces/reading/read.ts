import { ANYTHING, concerns, type Holds, mayEverConcern } from './concerns.ts'
import { type CodeOptions, CodeReader } from './code-reader.ts'
import type { Found } from '../../discover/survey.ts'
import { type FileOutcome, type ReadOutcome, together, unread } from './outcome.ts'
import { brokenManifest, readFile } from './read-one.ts'
import type { Recogniser } from './recognise.ts'
import { SourceFile } from '../../text/source.ts'
import type { SurfaceEntry } from './surface.ts'
import type { Found as Words } from '../../classify/keywords.ts'

export interface ReadOptions extends CodeOptions {
  readonly recogniser: Recogniser
  /** Whether the settings for a path name credentials of the company's own. */
  readonly ownKinds: (path: string) => boolean
  readonly gate?: Gate
}

/** What development asks of the words that decide what is parsed: src/dev/gate.ts. */
export interface Gate {
  /** Whether everything is parsed, whatever the words. */
  readonly everything: boolean
  /** Told the surfaces that are called for a file, and those that read something in it. */
  readonly seen?: (path: string, called: readonly string[], useful: readonly string[]) => void
}

/** Recognises, parses and reads every file with the surfaces that its name and words call for. */
export async function readFiles(options: ReadOptions): Promise<ReadOutcome> {
  const { files, project, recogniser, onProgress, deadline, gate } = options
  const outcomes: (FileOutcome | undefined)[] = files.map(() => undefined)
  const code = new CodeReader(options, outcomes)
  try {
    for (const [i, found] of files.entries()) {
      onProgress('looking at files', i, files.length)
      deadline.check()
      try {
        const called = await calledFor(found, options)
        if (!called || !('surfaces' in called)) outcomes[i] = called
        else if (!code.takes(i, called))
          outcomes[i] = await withoutBareTexts(
            await readFile(called.file, called.surfaces, project, { looked: called.looked, ...gate }),
            called,
            options,
          )
      } catch (cause) {
        outcomes[i] = unread([], [{ what: 'reading', path: found.path, cause }])
      }
      await code.turn()
    }
    await code.rest(new Map(recogniser.surfaces.map((surface) => [surface.id, surface])))
  } finally {
    await code.stop()
  }
  return together(outcomes)
}

/** Without the texts that hold no credential: most files are handed on whole to be searched, and would be kept until the end. */
async function withoutBareTexts(outcome: FileOutcome, { file: { text }, words }: Called, { ownKinds }: ReadOptions): Promise<FileOutcome> {
  const { file, declares } = outcome
  const texts = outcome.readings.filter((reading) => reading.kind === 'literal' && reading.name === undefined)
  if (!file || texts.length === 0 || ownKinds(file.path)) return outcome
  const [{ searched }, { noteWords }] = await Promise.all([
    import('../../classify/search.ts'),
    import('../../classify/credential-words.ts'),
  ])
  noteWords(text, words)
  const readings = outcome.readings.filter(
    (reading) =>
      reading.kind !== 'literal' || reading.name !== undefined || !searched(reading.text.value, reading.place, 0, []).next().done,
  )
  if (readings.length > 0 || declares) return { ...outcome, readings }
  const { file: _, ...rest } = outcome
  return { ...rest, readings, roots: [] }
}

/** Whether a surface reads what agents use or what their variables hold, by its name: such a file is missed when it cannot be read. */
export function isConfiguration({ counts, evenIgnored }: SurfaceEntry): boolean {
  return counts === 'agent' || counts === 'variables' || evenIgnored === true
}

/** A file and the surfaces that its name and words call for. */
export interface Called {
  readonly file: SourceFile
  readonly surfaces: readonly SurfaceEntry[]
  /** It counts as read even if nothing more comes of it. */
  readonly looked: boolean
  readonly words: Words
}

/** The surfaces that are to read a file; its outcome where there are none. */
async function calledFor(
  found: Found,
  { texts, recogniser, project, ownKinds, gate }: ReadOptions,
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
  // A file counts as read even if only for its words.
  const looked = result.text !== '' && surfaces.some(({ mentionsAnyCase }) => mentionsAnyCase)
  const holds = ownKinds(found.path)
    ? ANYTHING
    : await heldIn(
        result.text,
        said.words,
        surfaces.some((surface) => said.mentioned.has(surface) && asksWhatIsHeld(surface)),
      )
  const mayConcern = gate?.everything ? mayEverConcern : concerns
  const called = surfaces.filter((surface) => mayConcern(surface, found.path, result.text, project, said, holds))
  if (called.length > 0) return { file, surfaces: called, looked, words: said.words }
  return {
    ...unread(await brokenManifest(file)),
    ...(said.directive && { file, declares: true }),
    ...(looked && { counts: 'other' as const }),
  }
}

function asksWhatIsHeld({ counts, besideCredential, inPython }: SurfaceEntry): boolean {
  return counts === 'code' || besideCredential !== undefined || inPython?.besideCredential !== undefined
}

/** Which credentials may stand in a text, looked for when it is asked and once. What judges credentials is not loaded for nothing. */
async function heldIn(text: string, words: Words, asked: boolean): Promise<Holds> {
  if (!asked) return NOTHING
  const [{ holdsProviderFormat, mightAnnounce }, { noteWords }] = await Promise.all([
    import('../../classify/prose.ts'),
    import('../../classify/credential-words.ts'),
  ])
  noteWords(text, words)
  const known: { credential?: boolean; providerFormat?: boolean } = {}
  return {
    credential: () => (known.credential ??= mightAnnounce(text)),
    providerFormat: () => (known.providerFormat ??= holdsProviderFormat(text)),
  }
}

const NOTHING: Holds = { credential: () => false, providerFormat: () => false }
