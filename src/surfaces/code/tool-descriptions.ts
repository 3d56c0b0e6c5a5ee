import type { FunctionNode } from '../../program/ast.ts'

/** What a function in Python says of itself, which becomes the description of its tool. */
export function docstring({ body }: FunctionNode): string | undefined {
  const [first] = body?.type === 'BlockStatement' ? body.body : []
  return first?.type === 'ExpressionStatement' && first.expression.type === 'Literal' && typeof first.expression.value === 'string'
    ? first.expression.value
    : undefined
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
 * Whether a parameter that is called `token` and nothing else is described as a token that opens nothing: `token: Unique room token`.
 * Other names say themselves what they are.
 */
export function isDescribedAsOther(name: string, description: string): boolean {
  if (name !== 'token') return false
  return [...description.matchAll(/\b([a-z]{2,20})[ -]tokens?\b/gi)].some(([, kind = '']) => OTHERS.has(kind.toLowerCase()))
}

/** What a function's documentation says of one parameter, to the end of the line: `token: …`, `token (str): …`, `:param token: …`. */
export function describedParameter(name: string, documentation: string): string {
  return new RegExp(`^[ \\t]{0,40}(?::param )?${name}(?: ?\\([^)\\n]{0,40}\\))?: ?([^\\n]{1,200})`, 'm').exec(documentation)?.[1] ?? ''
}
