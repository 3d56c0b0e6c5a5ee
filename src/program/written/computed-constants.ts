import { saidIn, type CLike } from '../../parse/c-like.ts'
import type { Node } from '../../parse/node.ts'
import { oneOf } from '../../text/pattern.ts'
import { codeAt, SourceFile } from '../../text/source.ts'
import { configuredInLaravel } from './constant-texts.ts'
import { constantElsewhere } from './constants.ts'
import type { Asked } from './types.ts'

/**
 * What a piece of code comes to by constants of other classes and files, or by what a configuration of Laravel gives:
 * `now()->addDays(Lives::REFRESH_DAYS)`, `Duration.ofDays(Lives.REFRESH_DAYS)`, `config('auth.refresh_days') * 86400`.
 */
export function computedElsewhere(node: Node, asked: Omit<Asked, 'at'>): Node | undefined {
  const known = numberAt(node, asked) ?? constantElsewhere(node, asked)
  if (known) return known
  const { file, start, end } = node.at
  // A chain of calls is read as a map.
  if ((node.kind !== 'dynamic' && node.kind !== 'map') || end - start > LONGEST) return undefined
  const code = codeAt(node.at)
  let found = 0
  const written = code.replace(asked.language === 'go' ? NAMES_OF_GO : NAMES, (name, at: number) => {
    const place: Node = { kind: 'dynamic', at: { file, start: start + at, end: start + at + name.length } }
    const value = name === code ? undefined : (numberAt(place, asked) ?? constantElsewhere(place, asked))
    if (value?.kind !== 'scalar' || typeof value.value !== 'number') return name
    found++
    return String(value.value)
  })
  if (found === 0) return undefined
  const made = saidIn(new SourceFile(file.path, BEFORE[asked.language] + written + BEHIND[asked.language]).whole, asked.language)
  const value = made.find(({ is, name }) => is === 'set' && /^\$?computed$/i.test(name))?.value
  return value?.kind === 'scalar' ? { ...value, at: node.at } : undefined
}

/** A number of a configuration, or of an enumeration of PHP. */
function numberAt(node: Node, asked: Omit<Asked, 'at'>): Node | undefined {
  if (asked.language !== 'php' || node.kind !== 'dynamic') return undefined
  const code = codeAt(node.at)
  if (/^\(?(?:\(int\)\s{0,4})?config\(/.test(code)) return configuredInLaravel(node, asked.project)
  const bare = code.endsWith('->value') ? { ...node.at, end: node.at.end - '->value'.length } : undefined
  const value = bare && constantElsewhere({ kind: 'dynamic', at: bare }, asked)
  return value && { ...value, at: node.at }
}

const LONGEST = 240

/** `Lives.REFRESH_DAYS`, `Lives::REFRESH_DAYS`, `\App\Auth\Lives::RefreshDays->value`, `config('auth.refresh_days', 30)` */
const NAMES = oneOf(
  'g',
  /(?<![\w.\\$>])\\?(?:\w{1,60}[.\\]){0,8}[A-Z]\w{0,60}(?:\.|::)[A-Z]\w{0,60}(?:->value)?(?![\w.(:]|->)/,
  /(?<![\w>])(?:\(int\)\s{0,4})?config\(\s{0,4}['"][\w.-]{3,120}['"](?:,\s{0,4}[\w'"]{1,40})?\s{0,4}\)/,
)
/** `lives.RefreshDays`, and the names of other files of the package. */
const NAMES_OF_GO = /(?<![\w."])(?:[a-z]\w{0,40}\.)?[A-Za-z]\w{2,60}(?![\w.(])/g

const BEFORE: Record<CLike, string> = {
  php: '<?php $computed = ',
  go: 'package computed\n\nvar computed = ',
  java: 'class Declared { final Object COMPUTED = ',
  cs: 'class Declared { object Computed = ',
  kt: 'val computed = ',
  rs: 'const COMPUTED: Duration = ',
}
const BEHIND: Record<CLike, string> = { php: ';', go: '\n', java: '; }', cs: '; }', kt: '\n', rs: ';' }
