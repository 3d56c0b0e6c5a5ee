import { importedModules, keyOf, unwrap, type Ast, type Module } from '../../program/index.ts'
import { literally } from '../../text/pattern.ts'
import { oncePerPair } from '../../text/once-per.ts'

/**
 * Whether a member that is called as a key holds what a key is called, as its module or one that it imports says: `apiKey: current.name`,
 * `account.api_key == key.name`.
 */
export function holdsNameOfKey(module: Module, node: Ast): boolean {
  const member = unwrap(node)
  const name = member.type === 'MemberExpression' ? keyOf(member) : undefined
  return name !== undefined && /^\w{0,30}key$/i.test(name) && isNameIn(module, name)
}

const isNameIn = oncePerPair((module: Module, name: string): boolean => {
  const near = importedModules(module)
    .slice(0, MOST)
    .map((one) => module.neighbourText(one))
  const texts = [module.file.text, ...near].filter((one): one is string => one?.includes(name) === true)
  const key = literally(name)
  const compared = new RegExp(`\\.${key} ={2,3} \\w{1,40}\\.name\\b|\\.name ={2,3} (?:\\w{1,40}\\.){1,3}${key}\\b`)
  if (texts.some((one) => compared.test(one))) return true
  const given = new RegExp(`(?<![\\w.])${key}["']?\\s{0,4}[:=](?![:=])\\s{0,4}([^\\s,;})]{1,80})`, 'g')
  const values = texts.flatMap((one) => Array.from(one.matchAll(given), ([, value = '']) => value))
  const isHandedOn = (one: string) => one.endsWith(`.${name}`)
  return values.some((one) => IS_NAME.test(one)) && values.every((one) => IS_NAME.test(one) || isHandedOn(one))
})

const IS_NAME = /^\w{1,40}\??\.name$/
/** So many modules that one imports are looked at. */
const MOST = 20
