import { boolean, items, plain } from '../../parse/node.ts'
import {
  argumentsOf,
  callsTo,
  definition,
  fold,
  functionOf,
  isFunction,
  keyOf,
  lastName,
  nameOf,
  results,
  unwrap,
  variableOf,
  type Ast,
  type AstOf,
  type FunctionNode,
  type Module,
} from '../../program/index.ts'
import { fieldDefault } from './field-defaults.ts'
import { isOnByDefault } from './options-over-defaults.ts'
import { asksForChecks, asksForNoChecks, tellsWhatIsAllowed } from '../../knowledge/words/connections.ts'

/** Whether the branches around a place are taken only when somebody sets an option, a flag or a variable. */
export function isAsked(module: Module, node: Ast): boolean {
  let inner = node
  for (const outer of module.ancestors(node)) {
    if (
      (outer.type === 'IfStatement' || outer.type === 'ConditionalExpression') &&
      outer.test !== inner &&
      byDefault(module, outer.test) === (outer.consequent !== inner)
    )
      return true
    if (outer.type === 'LogicalExpression' && outer.operator === '&&' && outer.right === inner && byDefault(module, outer.left) === false)
      return true
    if (outer.type === 'BlockStatement' && outer.body.some((one) => one.start < inner.start && leavesByDefault(module, one))) return true
    if (outer.type === 'SwitchCase' && outer.test !== inner && isAskedCase(module, outer)) return true
    inner = outer
  }
  return false
}

/** `case 'no-verify':`, with the cases that fall through to it: none of them is what holds from the start. */
function isAskedCase(module: Module, branch: AstOf<'SwitchCase'>): boolean {
  const whole = module.parent(branch)
  if (whole?.type !== 'SwitchStatement') return false
  const last = whole.cases.indexOf(branch)
  const first = whole.cases.slice(0, last).findLastIndex(({ consequent }) => consequent.length > 0) + 1
  return whole.cases.slice(first, last + 1).every(({ test }) => test !== null && equalByDefault(module, whole.discriminant, test) === false)
}

/** `if (verify) return …`: a branch that is taken, and leaves, when nobody sets anything. */
function leavesByDefault(module: Module, node: Ast): boolean {
  if (node.type !== 'IfStatement' || byDefault(module, node.test) !== true) return false
  const { consequent } = node
  const last = consequent.type === 'BlockStatement' ? consequent.body.at(-1) : consequent
  return last?.type === 'ReturnStatement' || last?.type === 'ThrowStatement'
}

/** Names of options and variables that say whether certificates are checked. */
const SWITCH = /insecure|verif|self_?signed|skip|tls|ssl|unsafe|cert|reject|unauthori[sz]ed|strict|trust/i

/** Flags that take the checks away, and are off until somebody sets them. */
const FLAG = asksForNoChecks.pattern

/** Options that ask for the checks, and stand for them until somebody says no. */
const ASKS_FOR_CHECKS = asksForChecks.pattern

/** What a condition about certificates is when nobody sets an option or variable; undefined where that cannot be told. */
export function byDefault(module: Module, given: Ast): boolean | undefined {
  const node = unwrap(given)
  if (isUnsetSwitch(module, node)) return false
  if (node.type === 'UnaryExpression' && node.operator === '!') {
    const inner = byDefault(module, node.argument)
    return inner === undefined ? undefined : !inner
  }
  if (node.type === 'LogicalExpression' && node.operator !== '??') {
    const sides = [byDefault(module, node.left), byDefault(module, node.right)]
    // One side that holds is enough for `||`, one that does not for `&&`.
    const enough = node.operator === '||'
    return sides.includes(enough) ? enough : sides.includes(undefined) ? undefined : !enough
  }
  if (node.type === 'BinaryExpression' && /^[!=]==?$/.test(node.operator)) {
    const equal = equalByDefault(module, node.left, node.right)
    return equal === undefined ? undefined : equal !== node.operator.startsWith('!')
  }
  if (node.type === 'BinaryExpression' && /^(?:not )?in$/.test(node.operator)) return amongByDefault(module, node)
  if (node.type === 'CallExpression') return calledByDefault(module, node)
  if (node.type === 'Identifier') return parameterDefault(module, node) ?? settingDefault(module, node) ?? readDefault(module, node)
  if (node.type !== 'MemberExpression') return undefined
  const name = keyOf(node) ?? ''
  const set = SWITCH.test(name) ? fieldDefault(module, node) : undefined
  if (set !== undefined || FLAG.test(name)) return set ?? false
  return ASKS_FOR_CHECKS.test(name) && (isOnByDefault(module, name) || isOfCommandLine(module, node)) ? true : undefined
}

/** `!!process.env.TLS_VERIFY`, `Boolean(process.env.TLS_VERIFY)`, `bool(os.getenv("TLS_VERIFY"))`: what is not set says no. */
function isUnsetSwitch(module: Module, node: Ast): boolean {
  const inner = node.type === 'UnaryExpression' && node.operator === '!' ? unwrap(node.argument) : undefined
  const [first, ...more] =
    inner?.type === 'UnaryExpression' && inner.operator === '!'
      ? [inner.argument]
      : node.type === 'CallExpression' && node.callee.type === 'Identifier' && /^(?:Boolean|bool)$/.test(node.callee.name)
        ? node.arguments
        : []
  if (!first || more.length > 0 || first.type === 'SpreadElement') return false
  const asked = fold(module, first)
  return asked.kind === 'dynamic' && asked.fallback === undefined && SWITCH.test(asked.variable ?? '')
}

/** `os.getenv("TLS_VERIFY", "false").lower() in ("true", "1")`, where the default is known. */
function amongByDefault(module: Module, { left, right, operator }: AstOf<'BinaryExpression'>): boolean | undefined {
  const unset = unsetText(module, left)
  const all = items(fold(module, right)).map((one) => plain(one)?.value.toLowerCase())
  if (unset === undefined || all.length === 0 || all.includes(undefined)) return undefined
  return all.includes(unset) === (operator === 'in')
}

/** `args.verify_ssl`: what a person says who starts the program; a default that takes the checks away stands beside its declaration. */
function isOfCommandLine(module: Module, { object }: AstOf<'MemberExpression'>): boolean {
  return COMMAND_LINE.test(lastName(object) ?? '') && !/add_argument\(|@(?:click|app)\.|\.option\(/.test(module.file.text)
}

const COMMAND_LINE = /^(?:args|argv|opts|cli_?args|parsed_?args|namespace)$/i

/** What a call gives by default: what the results of its function do where it can be seen, or else what its name says. */
function calledByDefault(module: Module, { callee }: AstOf<'CallExpression'>): boolean | undefined {
  const fn = functionOf(module, callee)
  if (!fn) return toldByName(lastName(callee) ?? '')
  if (LOOKED_AT.has(fn)) return undefined
  LOOKED_AT.add(fn)
  const given = new Set(results(module, fn).map((one) => boolean(fold(module, one)) ?? byDefault(module, one)))
  LOOKED_AT.delete(fn)
  return given.size === 1 ? [...given][0] : undefined
}

/** Functions whose results are being looked at: some call themselves. */
const LOOKED_AT = new Set<FunctionNode>()

/** What a function of another module gives by its name: what nobody has allowed, or the checks that nobody has taken away. */
function toldByName(name: string): boolean | undefined {
  // `policy.shouldAllowInvalidTls(url)` tells what somebody has set. What looks at an address, `isInsecure(url)`, does not.
  if (tellsWhatIsAllowed.pattern.test(name) && FLAG.test(name)) return false
  const [, checks] = /^(?:should|must|does|do)_?(\w{1,60})$/i.exec(name) ?? []
  return checks !== undefined && ASKS_FOR_CHECKS.test(checks) ? true : undefined
}

/** Whether two sides are equal when nobody sets an option or variable; undefined where that cannot be told. */
function equalByDefault(module: Module, left: Ast, right: Ast): boolean | undefined {
  if (boolean(fold(module, right)) === false && ASKS_FOR_CHECKS.test(lastName(left) ?? '')) return false
  if (boolean(fold(module, right)) === true && FLAG.test(lastName(left) ?? '')) return false
  const compared = plain(fold(module, right))?.value
  // A value that is called so stands there when somebody has asked for it, unless it is what the option is from the start.
  if (compared !== undefined && FLAG.test(compared) && !isGivenInstead(module, compared)) return false
  if (compared !== undefined && isOptionOfTls(module, left, compared)) return false
  const unset = unsetText(module, left)
  if (unset !== undefined && compared !== undefined) return unset === compared
  // A setting that takes the checks away, and is compared with what says yes.
  if (unset === undefined && compared !== undefined && SAYS_YES.test(compared) && FLAG.test(lastName(left) ?? '')) return false
  // What is not set equals no text.
  const asked = variableOf(left) ?? askedByName(module, left)
  return asked !== undefined && SWITCH.test(asked) && compared !== undefined ? false : undefined
}

/** Of a variable, or of one that is handed in: `env.ALLOW_INSECURE_TLS === '1'`. */
const SAYS_YES = /^(?:1|true|yes|on)$/i

/**
 * Whether a condition looks for an option of the connection: by its name, `key === 'sslmode'`, or as the mode that leaves the checks out
 * (https://www.postgresql.org/docs/current/libpq-ssl.html), `options.sslmode === 'require'`, which nobody has from the start.
 */
function isOptionOfTls(module: Module, given: Ast, compared: string): boolean {
  const name = lastName(given) ?? ''
  if (/^(?:key|name|param(?:eter)?|option|flag|argument|property)$/i.test(name))
    return MODE.test(compared) || SWITCH_OF_ADDRESS.test(compared)
  return MODE.test(name) && /^(?:require|prefer|allow|no-verify|skip-verify)$/.test(compared) && !isGivenInstead(module, compared)
}

const MODE = /^(?:ssl|tls)_?mode$/i
const SWITCH_OF_ADDRESS = /^(?:reject_?unauthori[sz]ed|(?:ssl|tls)_?(?:verify|insecure|reject\w{0,20})|trust_?server_?certificate)$/i

/** The option that is asked of an address or of settings by its name: `url.searchParams.get('rejectUnauthorized')`. */
function askedByName(module: Module, given: Ast): string | undefined {
  const node = unwrap(given)
  if (node.type !== 'CallExpression' || node.arguments.length !== 1 || !/^get\w{0,20}$/.test(lastName(node.callee) ?? '')) return undefined
  return plain(fold(module, node.arguments[0] as Ast))?.value
}

/** What a variable of the environment is, in small letters, when nobody sets it: `os.getenv('TLS_VERIFY', 'true').lower()`. */
function unsetText(module: Module, given: Ast): string | undefined {
  let node = unwrap(given)
  for (let steps = 0; steps < 4 && node.type === 'CallExpression' && node.arguments.length === 0; steps++) {
    const callee = unwrap(node.callee)
    if (callee.type !== 'MemberExpression' || !/^(?:lower|strip|casefold|toLowerCase|trim)$/.test(keyOf(callee) ?? '')) break
    node = unwrap(callee.object)
  }
  const value = fold(module, node)
  return value?.kind === 'dynamic' && value.variable !== undefined && SWITCH.test(value.variable)
    ? plain(value.fallback)?.value.toLowerCase()
    : undefined
}

/** Whether a text is what an option or parameter of the module is from the start. */
function isGivenInstead(module: Module, text: string): boolean {
  const before = `[^=!<>]=|\\?\\?|\\|\\||\\w\\(\\s{0,40}["'][^"'\\n]{1,60}["'],`
  return /^[\w-]{1,40}$/.test(text) && new RegExp(`(?:${before})\\s{0,4}["'\`]${text}["'\`]`).test(module.file.text)
}

/** A constant that compares a variable of the environment: `tls_verify = os.getenv('TLS_VERIFY', 'true') == 'true'`. */
function readDefault(module: Module, node: Extract<Ast, { type: 'Identifier' }>): boolean | undefined {
  const written = definition(module, node)
  return written.type === 'BinaryExpression' && SWITCH.test(node.name) ? byDefault(module, written) : undefined
}

/** A setting that another module gives, or that is read from the environment, is not set until somebody does. */
function settingDefault(module: Module, node: Extract<Ast, { type: 'Identifier' }>): boolean | undefined {
  return FLAG.test(node.name) && boolean(fold(module, node)) !== true ? false : undefined
}

/** A parameter that asks for the checks, and that every caller gives. Where all calls of this module say no, nobody has the choice. */
function isAskedOfCallers(module: Module, around: Ast, parameter: Extract<Ast, { type: 'Identifier' }>): boolean {
  if (!ASKS_FOR_CHECKS.test(parameter.name) || !isFunction(around)) return false
  const name = nameOf(module, around)
  const [first] = around.params
  const position = around.params.indexOf(parameter) - (first?.type === 'Identifier' && /^(?:self|cls)$/.test(first.name) ? 1 : 0)
  const given = (name === undefined ? [] : callsTo(module, name)).map(({ node }) =>
    argumentsOf(module, node).expression([parameter.name, position]),
  )
  return given.length === 0 || given.some((one) => !one || boolean(fold(module, one)) !== false)
}

/** The default of a parameter or of a field of one; of a flag without one, that it is not set. */
function parameterDefault(module: Module, node: Extract<Ast, { type: 'Identifier' }>): boolean | undefined {
  for (const outer of module.ancestors(node)) {
    if (outer.type !== 'FunctionDeclaration' && outer.type !== 'FunctionExpression' && outer.type !== 'ArrowFunctionExpression') continue
    for (const param of outer.params) {
      const fields: readonly Ast[] =
        param.type === 'ObjectPattern' ? param.properties.flatMap((one) => (one.type === 'Property' ? [one.value] : [])) : [param]
      for (const field of fields) {
        if (field.type === 'AssignmentPattern' && field.left.type === 'Identifier' && field.left.name === node.name)
          return boolean(fold(module, field.right))
        if (field.type === 'Identifier' && field.name === node.name)
          return FLAG.test(node.name) ? false : isAskedOfCallers(module, outer, field) ? true : undefined
      }
    }
  }
  return undefined
}
