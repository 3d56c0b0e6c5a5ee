import { extractsToken, leadsToValue, ofOtherOrigin, sendsToken } from '../../knowledge/words/brought-tokens.ts'
import { takesOfRequest } from '../../knowledge/words/provider-sign-ins.ts'
import { isInComment, withoutBlocks } from '../../program/written/index.ts'
import { listAt } from '../../text/brackets.ts'
import { inTurn, literally, oneOf } from '../../text/pattern.ts'

/** A function on the way from a request to a provider. */
export interface Step {
  readonly name: string | undefined
  /** From its head on. */
  readonly code: string
}

/**
 * Whether the token that the last of some functions sends is the one that the request has brought to the first: read there, in
 * parameters and arguments, and through variables. What else may have brought it, nobody knows.
 */
export function isBrought(steps: readonly Step[]): boolean {
  const chain = steps.map(({ name, code }) => ({ name, code: withoutBlocks(code) }))
  const code = chain.at(-1)?.code ?? ''
  const known: Known = new Map()
  for (const { 0: sent, index } of code.matchAll(new RegExp(sendsToken.pattern, 'gi')))
    if (!isInComment(code, index) && comesWithRequest(code.slice(index + sent.length, index + sent.length + LONGEST), chain, known))
      return true
  return false
}

/** The longest expression that is read. */
const LONGEST = 200
/** What is known of a name in one of the functions; one that is asked about is not known to come with the request. */
type Known = Map<string, boolean>

/** No function gives a name more values. */
const MOST_VALUES = 8

function comesWithRequest(expression: string, chain: readonly Step[], known: Known): boolean {
  const text = expression.replace(leadsToValue.pattern, '')
  if (extractsToken.pattern.test(text)) return true
  const [value = '', name] = VALUE.exec(text) ?? []
  if (name === undefined || ofOtherOrigin.pattern.test(value) || HANDED.test(value)) return false
  const taken = takesOfRequest.pattern.exec(value)
  if (taken && /^[\w$.>-]*$/.test(value.slice(0, taken.index))) return true
  return isNameBrought(name, chain, known)
}

function isNameBrought(name: string, chain: readonly Step[], known: Known): boolean {
  const asked = `${chain.length} ${name}`
  const before = known.get(asked)
  if (before !== undefined) return before
  known.set(asked, false)
  const code = chain.at(-1)?.code ?? ''
  const given = [...valuesOf(name, code)]
  const is =
    given.length > 0
      ? given.length < MOST_VALUES && given.every((one) => comesWithRequest(one, chain, known))
      : filledByRequest(name).test(code) || isParameterBrought(name, chain, known)
  known.set(asked, is)
  return is
}

/** A name and what is taken of it: `login.accessToken()`, `header?.split(' ')[1]`. */
const VALUE = /^[$@]?([A-Za-z_]\w{0,60})(?:(?:\?\.|&\.|\.|->|::)\$?\w{1,60}!?|\??\.?\[[^[\]\n]{0,60}\]|\([^()\n]{0,80}\)|!){0,12}/
/** A call that is handed more than a word of its own. */
const HANDED = /\((?!\s{0,4}(?:["'`\d/):[{]|[A-Z][A-Z_]{2,40}\b))/

/** What a function gives a name below its head: `token = …`, `const { token } = …`, `token, err := …`. Nothing is no value. */
function* valuesOf(name: string, code: string): Generator<string> {
  for (const { 0: given, index } of code.matchAll(assigned(name))) {
    if (index < headEnd(code) || isInComment(code, index)) continue
    const value = code.slice(index + given.length, index + given.length + LONGEST)
    if (!/^(?:null|nil|None|undefined|""|'')(?!\w)/.test(value)) yield value
  }
}

/** Not a member of something, and no parameter of an address or a call: `?id_token={id_token}`. */
function assigned(name: string): RegExp {
  const called = new RegExp(`(?<![\\w$.>?&])[$@]?\\b${literally(name)}\\b`)
  return inTurn(
    'g',
    oneOf(
      '',
      inTurn('', called, /(?:,\s?\w{1,20})?(?::\s?[\w<>|?. ]{1,40})?/),
      inTurn('', /[{[][^{}[\]]{0,120}/, called, /[^{}[\]]{0,120}[}\]](?::\s?\w{1,40})?/),
    ),
    /\s{1,4}:?=(?![=>~])\s{0,8}/,
  )
}

/** `c.ShouldBindJSON(&in)`, `json.NewDecoder(r.Body).Decode(&in)` */
function filledByRequest(name: string): RegExp {
  return inTurn('', FILLS, new RegExp(`\\(&${literally(name)}\\b`))
}

const FILLS = oneOf(
  '',
  /\b(?:c|ctx)\.(?:ShouldBind\w{0,12}|Bind\w{0,8}|BodyParser)/,
  /NewDecoder\((?:r|req|request|c\.Request)\.Body\)\.Decode/,
)

/** Whether a parameter is made of what a request brings, or all that is known to call the function hands over such a value. */
function isParameterBrought(name: string, chain: readonly Step[], known: Known): boolean {
  const step = chain.at(-1)
  const parameters = step ? parametersOf(step).filter((one) => !SELF.test(one)) : []
  const word = new RegExp(`\\b${literally(name)}\\b`)
  const index = parameters.findIndex((one) => word.test(one))
  const parameter = parameters[index]
  if (!step || parameter === undefined) return false
  if (takesOfRequest.pattern.test(parameter)) return true
  const before = chain.slice(0, -1)
  const code = before.at(-1)?.code
  if (code === undefined || step.name === undefined || /^\s*[{[]/.test(parameter)) return false
  const calls = [...code.matchAll(new RegExp(`(?<![\\w$])${literally(step.name)}\\(`, 'g'))]
  return calls.some(({ 0: call, index: at }) => {
    const given = partsAt(code, at + call.length)
    const named = given?.find((one) => new RegExp(`^\\s*${literally(name)}\\s?[=:](?!=)`).test(one))?.replace(/^[^=:]{1,80}[=:]/, '')
    const value = named ?? given?.[index]
    return value !== undefined && comesWithRequest(value, before, known)
  })
}

const SELF = /^\s*&?\s?(?:mut )?(?:self|cls)\b/

/** The parameters in the head of a function, as they are written. */
function parametersOf({ name, code }: Step): readonly string[] {
  const head = code.slice(0, LONGEST_HEAD)
  const named = name === undefined ? -1 : head.search(new RegExp(`\\b${literally(name)}\\(`))
  if (name !== undefined && named >= 0) return partsAt(head, named + name.length + 1) ?? []
  const end = headEnd(code) || head.length
  let open = head.lastIndexOf('(', end)
  // The parameters themselves may have brackets: `(@Body() body)`.
  for (let inner = open; inner > 0 && end - inner < LONGEST_HEAD; inner = head.lastIndexOf('(', inner - 1)) {
    if (!partsAt(head, inner + 1)) break
    open = inner
  }
  return open < 0 ? [] : (partsAt(head, open + 1) ?? [])
}

const LONGEST_HEAD = 800

function partsAt(text: string, from: number): readonly string[] | undefined {
  return listAt(text, from, LONGEST_HEAD, { brackets: '<[({>])}' })
}

/** Where the body of a function begins. */
function headEnd(code: string): number {
  return /=>|\{\s{0,4}\n|:[ \t]{0,4}\n/.exec(code.slice(0, LONGEST_HEAD))?.index ?? 0
}
