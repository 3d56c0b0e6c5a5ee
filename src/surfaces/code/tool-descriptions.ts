import { asksForName, listedChoice, otherTokenSaid, setsPassword } from '../../knowledge/words/value-kinds.ts'
import { isTextLiteral, type FunctionNode } from '../../program/index.ts'

/** What a function in Python says of itself, which becomes the description of its tool. */
export function docstring({ body }: FunctionNode): string | undefined {
  const [first] = body?.type === 'BlockStatement' ? body.body : []
  return first?.type === 'ExpressionStatement' && isTextLiteral(first.expression) ? first.expression.value : undefined
}

/** Where people talk, by its id, who works, and places in lists: https://nextcloud-talk.readthedocs.io/en/latest/conversation/ */
const OTHERS: ReadonlySet<string> = new Set([
  'room',
  'conversation',
  'thread',
  'meeting',
  'chat',
  'claim',
  'lease',
  'page',
  'pagination',
  'continuation',
  'cursor',
  'sync',
  'progress',
  'csrf',
])

/**
 * Whether a parameter is described as what opens nothing: the name of a header or variable, one of some written values, or, where it is
 * called `token` and nothing else, another token: `token: Unique room token`, also by what is said of its tool. Other names say themselves
 * what they are.
 */
export function isDescribedAsOther(name: string, description: string, ofTool = ''): boolean {
  if (asksForName.pattern.test(description) || listedChoice.pattern.test(description)) return true
  if (/^pass(?:word|phrase|code)$/i.test(name) && setsPassword.pattern.test(description)) return true
  if (name !== 'token') return false
  if ([description, ofTool.replaceAll('_', ' ')].some((one) => otherTokenSaid.pattern.test(one))) return true
  return [...description.matchAll(/\b([a-z]{2,20})[ -]tokens?\b/gi)].some(([, kind = '']) => OTHERS.has(kind.toLowerCase()))
}

/** What a function's documentation says of one parameter, to the end of the line: `token: …`, `token (str): …`, `:param token: …`. */
export function describedParameter(name: string, documentation: string): string {
  return new RegExp(`^[ \\t]{0,40}(?::param )?${name}(?: ?\\([^)\\n]{0,40}\\))?: ?([^\\n]{1,200})`, 'm').exec(documentation)?.[1] ?? ''
}

/**
 * Whether a token's description says that it comes from another tool, or from the call of one: a handle of the server's own, unless that
 * one signs in.
 */
export function isOwnHandle(name: string, description: string, isTool: (source: string) => boolean): boolean {
  if (!/[a-z](?:_t|T)oken$/.test(name) || /^(?:access|auth|api|bearer|refresh|id|session|oauth|user|bot|personal|login|jwt)_?t/i.test(name))
    return false
  if (/\b(?:from|by) `?[a-z]\w{2,80}\(\)/.test(description)) return true
  return [...description.matchAll(/\b(?:from|by) `?(\w{3,80})/g)].some(([, source]) => isTool(source as string))
}
