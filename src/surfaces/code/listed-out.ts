import { definition, enclosingFunction, identifiersNamed, keyOf, type Ast, type AstOf, type Module } from '../../program/index.ts'
import { leavesListedOut, listedKeys } from '../../knowledge/words/left-by-lists.ts'
import { inTurn } from '../../text/pattern.ts'
import { labelledByVerb } from './formatted-labels.ts'
import { isSecretKey } from './held-values.ts'
import type { Shown } from './logged-secrets.ts'

/**
 * What a list of names leaves over in a copy of a map of which it takes out, or masks, what it names: the refresh token of
 * `{k: v if k not in ["client_secret", "code"] else "***" for k, v in form.items()}`. What the map holds is written here, or said by the
 * list itself: who takes out a client's secret or a code has a token request, and one for an access token has the answer to it.
 */
export function leftByList(module: Module, node: AstOf<'OtherExpression' | 'CallExpression'>): Shown | undefined {
  if (node.end - node.start > LONGEST) return undefined
  const parts = leavesListedOut.pattern.exec(module.source(node))?.groups
  const [of] = Object.entries(parts ?? {}).flatMap(([name, value]) => (name.startsWith('of') && value !== undefined ? [value] : []))
  const [list] = Object.entries(parts ?? {}).flatMap(([name, value]) => (name.startsWith('list') && value !== undefined ? [value] : []))
  const listed = of === undefined || list === undefined ? undefined : namesIn(list, module)
  if (!listed || of === undefined) return undefined
  const map = identifiersNamed(module, of).find(({ start, end }) => start >= node.start && end <= node.end)
  const value = map && definition(module, map)
  const what = value?.type === 'ObjectExpression' ? writtenHere(value, listed) : saidByList(module, node, listed)
  return what === undefined ? undefined : { what, node }
}

/** What a call shows of a text or a copy, by what the text says of it, or by what a list leaves over. */
export function saidOfCopy(module: Module, node: AstOf<'CallExpression'>): Shown | undefined {
  return labelledByVerb(module, node) ?? leftByList(module, node)
}

/** More of an expression is not looked at. */
const LONGEST = 800

/**
 * The names in a list that is written where it is used, or under a name in the module; nothing of one that is composed of others, or that
 * more is put into.
 */
function namesIn(list: string, module: Module): ReadonlySet<string> | undefined {
  const written = /^\w{1,60}$/.test(list) ? listNamed(list, module.file.text) : list
  if (written === undefined || !ONLY_NAMES.test(written.replaceAll(COMMENT, '').replaceAll(listedKeys.pattern, ''))) return undefined
  const names = Array.from(written.matchAll(listedKeys.pattern), ([, name = '']) => name.toLowerCase())
  return names.length === 0 ? undefined : new Set(names)
}

function listNamed(name: string, text: string): string | undefined {
  const written = new RegExp(`\\b${name}\\b${WRITTEN.source}`).exec(text)?.[1]
  return new RegExp(`\\b${name}(?:\\.(?:add|append|push|update|extend)\\(| ?[|+]=)`).test(text) ? undefined : written
}

/** A whole list behind its name, with what makes a set of it: `: Set[str] = frozenset([…])`. */
const WRITTEN = inTurn(
  '',
  /[^=\n]{0,40}=\s{0,20}(?:(?:new Set(?:<\w{1,20}>)?|Object\.freeze|frozenset|set|tuple)\(\s{0,20})?/,
  /([[({][^\])}]{0,800}[\])}])(?!\s{0,20}[\])}]{0,2}\s{0,20}(?:[-+|&]|\.(?!freeze\b)\w))/,
)
/** What is left of a list of names without them. */
const ONLY_NAMES = /^[[({][\s,]{0,400}[\])}]$/
const COMMENT = /(?:#|\/\/)[^\n]{0,200}/g

/** The first credential of an object that is written here which the list has not. */
function writtenHere({ properties }: AstOf<'ObjectExpression'>, listed: ReadonlySet<string>): string | undefined {
  const left = properties.find((one) => one.type === 'Property' && isLeft(keyOf(one) ?? '', one.value, listed))
  return left?.type === 'Property' ? keyOf(left) : undefined
}

function isLeft(key: string, value: Ast, listed: ReadonlySet<string>): boolean {
  return value.type !== 'Literal' && isSecretKey(key) && !listed.has(key.toLowerCase())
}

/** RFC 6749 sections 4.1.3, 5.1 and 6, where the function takes or gives refresh tokens, and does not take them out itself. */
function saidByList(module: Module, node: Ast, listed: ReadonlySet<string>): string | undefined {
  const around = enclosingFunction(module, node)
  const code = around && module.source(around)
  if (listed.has('refresh_token') || code === undefined || !/["']refresh_token["']/.test(code) || TAKES_OUT.test(code)) return undefined
  if (listed.has('access_token')) return 'refresh_token'
  const isRequest = listed.has('client_secret') || listed.has('code')
  return isRequest && /\bgrant_type\b/.test(code) ? 'refresh_token' : undefined
}

/** `data.pop("refresh_token")`, `del data["refresh_token"]`, `delete data.refresh_token` */
const TAKES_OUT = /\.pop\(\s{0,4}["']refresh_token["']|\bdel(?:ete)?\s{1,4}[\w.]{1,60}(?:\[["']|\.)refresh_token\b/
