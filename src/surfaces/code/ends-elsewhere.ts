import { secondsWritten } from '../../knowledge/libraries/token-makers.ts'
import type { Project } from '../../discover/project.ts'
import type { CLike, Said } from '../../parse/c-like.ts'
import { codeOf, secondsFromNow } from '../../parse/c-like-moments.ts'
import type { Node } from '../../parse/node.ts'
import { own } from '../../text/own.ts'
import { inTurn } from '../../text/pattern.ts'
import type { Text } from '../../text/source.ts'
import { secondsOf } from '../../parse/c-like-durations.ts'
import { computedElsewhere } from '../../program/written/index.ts'
import { callerOf } from './go-defaults.ts'
import { shortestGiven } from './go-given-spans.ts'
import { tokenNamed } from './named-tokens.ts'

/** The file that is read, and what it says. */
export interface Reading {
  readonly text: Text
  readonly language: CLike
  readonly project: Project
  readonly all: readonly Said[]
}

/** What is added to now: `time.Now().Add(config.TokenTTL)`, `DateTime.UtcNow.AddDays(Lifetimes.Access)`. */
const ADDED = inTurn('', /(?:\bAdd|\.plus)(?:Seconds|Minutes|Hours|Days)?\(\s{0,8}/, /([A-Za-z_][\w.]{0,100})\s{0,8}\)/)

/** How far off an end is where a constant of another file says how much, or the only call of a function that is handed it. */
export function secondsElsewhere(end: Node, { inFunction }: Said, { text, language, project, all }: Reading): number | undefined {
  if (end.kind !== 'dynamic' && end.kind !== 'map') return undefined
  const moment = codeOf(end, text)
  const [whole = '', name = ''] = ADDED.exec(moment.value) ?? []
  // A constant that is named for it says it itself.
  if (name === '' || tokenNamed(name.replace(/^.*\./, '')) !== undefined) return undefined
  const start = moment.at.start + moment.value.indexOf(whole) + whole.indexOf(name)
  const node: Node = { kind: 'dynamic', at: { file: text.at.file, start, end: start + name.length } }
  const value =
    computedElsewhere(node, { language, project }) ?? (language === 'go' ? callerOf(name, node, { all, inFunction })?.node : undefined)
  if (!value && language === 'go' && /\bAdd\($/.test(whole.slice(0, whole.indexOf(name)).trimEnd()))
    return shortestGiven(name, node, project)
  if (value?.kind !== 'scalar' || typeof value.value === 'boolean' || value.value === null) return undefined
  const length = secondsOf(value.value)
  if (typeof value.value === 'string' && length === undefined) return undefined
  const written = length === undefined ? String(value.value) : (own(secondsWritten, language) ?? '').replace('N', String(length))
  return secondsFromNow({ ...moment, value: moment.value.replace(whole, whole.replace(name, written)) }, text, language)
}
