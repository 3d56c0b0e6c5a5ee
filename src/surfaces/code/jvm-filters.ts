import type { Project } from '../../discover/project.ts'
import { tokenReaders } from '../../knowledge/libraries/token-readers.ts'
import { asWritten } from '../../knowledge/libraries/written.ts'
import { chainVerifies, ofServedRequest, providesIdentity } from '../../knowledge/words/signed-in.ts'
import type { CLike } from '../../parse/c-like.ts'
import { literally } from '../../text/pattern.ts'
import type { SourceFile, Span } from '../../text/source.ts'
import { onceFor } from '../reading/code-around.ts'
import { fileOf, filesOfLanguage, functionAround, isInComment, languageOf } from '../../program/written/index.ts'
import type { Deciding } from './unverified-reads.ts'
import { signedInBy } from './signed-in-by-token.ts'

/** A call that reads a token and checks nothing, and the function that it stands in. */
interface Reading {
  readonly at: Span
  /** Where what it is called by ends. */
  readonly end: number
  readonly inFunction: string | undefined
}

/** What signs a caller in by a token that is only read: behind the call, or in a filter that calls the function around it. */
export function signedInWith({ at, end, inFunction }: Reading, project: Project): Deciding | undefined {
  const language = languageOf(at.file.path)
  if (language !== 'java' && language !== 'kt') return undefined
  const own = inRequest({ ...at, end }, language)
  const found = own
    ? { ...own, index: end + own.index - at.end }
    : inFunction === undefined
      ? undefined
      : byCallers(inFunction, at, project)
  return found && !checksOf(project).chain ? found : undefined
}

/** Another file of the repository that verifies tokens, which may run before. */
export function verifierBeside({ path }: SourceFile, project: Project): string | undefined {
  return checksOf(project).verifiers.find((one) => one !== path)
}

function inRequest(at: Span, language: CLike): Deciding | undefined {
  const { code, start } = functionAround(at, language)
  if (!ofServedRequest.pattern.test(code) && !providesIdentity.pattern.test(code)) return undefined
  return signedInBy({ code, from: at.end - start })
}

function byCallers(name: string, at: Span, project: Project): Deciding | undefined {
  const holder = /([^/]{1,80})\.(?:java|kt)$/.exec(at.file.path)?.[1] ?? ''
  const calls = new RegExp(`(?<!\\w)${literally(name)}\\(`, 'g')
  const paths = filesOf(project).filter((path) => path !== at.file.path)
  const others = paths.flatMap((path) => {
    const text = project.text(path) ?? ''
    const isCaller = text.includes(`${name}(`) && text.includes(holder) && ofServedRequest.pattern.test(text) && !VERIFIES.test(text)
    return isCaller ? [fileOf({ path, text }, at.file, project)] : []
  })
  for (const file of [at.file, ...others]) {
    const language = languageOf(file.path)
    for (const { index, 0: call } of language ? file.text.matchAll(calls) : []) {
      const place = { file, start: index, end: index + call.length - 1 }
      const found = isInComment(file.text, index) || !language ? undefined : inRequest(place, language)
      if (found) return { 0: found[0], index: place.end + found.index - (file === at.file ? at.end : 0), file }
    }
  }
  return undefined
}

const VERIFIES = asWritten(tokenReaders, 'verifies')
const MOST_FILES = 1500

interface Checks {
  readonly chain: boolean
  readonly verifiers: readonly string[]
}

function checksOf(project: Project): Checks {
  return onceFor(project, 'filters of the JVM', () => {
    const paths = filesOf(project)
    const holding = (pattern: RegExp) => paths.filter((path) => pattern.test(project.text(path) ?? ''))
    return { chain: holding(chainVerifies.pattern).length > 0, verifiers: holding(VERIFIES).slice(0, 2) }
  })
}

function filesOf(project: Project): readonly string[] {
  const paths = filesOfLanguage(project, 'java').concat(filesOfLanguage(project, 'kt'))
  return paths.length > MOST_FILES ? [] : paths
}
