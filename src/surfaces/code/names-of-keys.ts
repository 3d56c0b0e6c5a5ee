import { importedModules, keyOf, unwrap, type Ast, type Module } from '../../program/index.ts'
import { oneOf } from '../../text/pattern.ts'
import { oncePer, oncePerPair } from '../../text/once-per.ts'

/**
 * Whether a member that is called as a key holds what a key is called, as its module or one that it imports says: `apiKey: current.name`,
 * `account.api_key == key.name`.
 */
export function holdsNameOfKey(module: Module, node: Ast): boolean {
  const member = unwrap(node)
  const name = member.type === 'MemberExpression' ? keyOf(member) : undefined
  return name !== undefined && /^\w{0,30}key$/i.test(name) && isNameIn(module, name)
}

function isNameIn(module: Module, name: string): boolean {
  const texts = textsNear(module)
  return texts.some((one) => one.names.has(name)) && !texts.some((one) => one.others.has(name))
}

/** What the texts of a module and of those that it imports say of keys. */
const textsNear = oncePer((module: Module): readonly SaidOfKeys[] => {
  const near = importedModules(module)
    .slice(0, MOST)
    .map((one) => module.neighbourText(one))
  return [module.file.text, ...near].flatMap((one) => (one === undefined ? [] : saidOfKeys(module.project ?? module, one)))
})

interface SaidOfKeys {
  /** The members that hold what something is called, or are compared with it. */
  readonly names: ReadonlySet<string>
  /** The members that are given something else. */
  readonly others: ReadonlySet<string>
}

const saidOfKeys = oncePerPair((_: object, text: string): SaidOfKeys => {
  const names = new Set(Array.from(text.matchAll(COMPARED), ([, one, other]) => one ?? other ?? ''))
  const others = new Set<string>()
  for (const [, name = '', value = ''] of text.matchAll(GIVEN)) {
    if (IS_NAME.test(value)) names.add(name)
    else if (!value.endsWith(`.${name}`)) others.add(name)
  }
  return { names, others }
})

const COMPARED = oneOf('gi', /\.(\w{0,30}key) ={2,3} \w{1,40}\.name\b/, /\.name ={2,3} (?:\w{1,40}\.){1,3}(\w{0,30}key)\b/)
/** What a member is given, as an entry or by an assignment: `apiKey: key.name`, `this.apiKey = value`. */
const GIVEN = /(?<!\w)(\w{0,30}key)["']?\s{0,4}[:=](?![:=])\s{0,4}([^\s,;})]{1,80})/gi
const IS_NAME = /^\w{1,40}\??\.name$/
/** So many modules that one imports are looked at. */
const MOST = 20
