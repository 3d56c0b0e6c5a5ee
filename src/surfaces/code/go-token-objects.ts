import { goGivesToken, goMarshals, importsGoOAuth2 } from '../../knowledge/libraries/go-oauth2.ts'
import type { LogCall } from '../../model/index.ts'
import type { Said } from '../../parse/c-like.ts'
import { items, string, type Node } from '../../parse/node.ts'
import { codeAt } from '../../text/source.ts'
import { functionAround, givenLast } from '../../program/written/index.ts'
import { isHarmless } from './c-like-held.ts'
import { formattedBy } from './c-like-loggers.ts'

/**
 * An `oauth2.Token` of Go that is formatted as a whole, in a log or in the text of an error: it has no text of its own, so all of its
 * fields are written, the access and the refresh token among them. https://pkg.go.dev/golang.org/x/oauth2#Token
 */
export function tokenObject(node: Node, said: Said): Pick<LogCall, 'what' | 'within' | 'at'> | undefined {
  const { file, start } = node.at
  const name = node.kind === 'dynamic' ? /^(?:string\()?[&*]?([A-Za-z_]\w{0,40})\)?$/.exec(codeAt(node.at, 60))?.[1] : undefined
  if (name === undefined || isHarmless(name) || !importsGoOAuth2.pattern.test(file.text)) return undefined
  const verb = formattedBy(said).find((one) => one.node.at.start === start)?.verb
  if (verb !== undefined && !/[vs]$/.test(verb)) return undefined
  const token = tokenOf(name, node)
  return token === undefined ? undefined : { what: `${token}.AccessToken`, within: name, at: node.at }
}

/** The name of the token that a name holds, or of which it holds the text that JSON has for it. */
function tokenOf(name: string, { at }: Pick<Node, 'at'>, steps = 1): string | undefined {
  const around = functionAround(at, 'go')
  const head = around.before.slice(0, 600).split('{', 1)[0] ?? ''
  if (new RegExp(`\\b${name} \\*?oauth2\\.Token\\b`).test(head) || new RegExp(`\\bvar ${name} \\*?oauth2\\.Token\\b`).test(around.before))
    return name
  const value = givenLast(name, around, at.file)
  const code = value && at.file.text.slice(value.at.start, Math.min(value.at.end, value.at.start + 200))
  if (code === undefined) return undefined
  const marshalled = goMarshals.pattern.exec(code)?.[1]
  if (marshalled === undefined) return goGivesToken.pattern.test(code) ? name : undefined
  return steps > 0 ? tokenOf(marshalled, { at }, steps - 1) : undefined
}

/** A call that makes an error of a text and what it formats; the caller's caller writes it to a log or to the terminal. */
const MAKES_ERROR = /^(?:fmt|errors|xerrors)\.Errorf$/

/** What the text of an error shows of a token. */
export function* inErrorText(said: Said): Generator<Pick<LogCall, 'what' | 'within' | 'at'>> {
  if (said.is !== 'call' || !MAKES_ERROR.test(said.name)) return
  for (const one of items(said.value)) {
    const found = string(one) === undefined ? tokenObject(one, said) : undefined
    if (found) yield found
  }
}
