import {
  importedAs,
  enclosingFunction,
  isFunction,
  lastName,
  unwrap,
  type Ast,
  type AstOf,
  type Binding,
  type Module,
} from '../../program/index.ts'
import {
  clientMaker,
  namedForToken,
  namesAccessToken,
  readsEntry,
  signsInWith,
  solvesCaptcha,
  takesProvider,
} from '../../knowledge/words/told-by-use.ts'
import { oncePerPair } from '../../text/once-per.ts'
import { literally } from '../../text/pattern.ts'

// What a vague name such as `token` holds, by where it goes and who hands it over.

/**
 * `login(token)` after `const token = message.token`: what somebody is signed in with. Auth.js takes the name of a provider, and what a
 * captcha gives opens nothing: https://authjs.dev/reference/nextjs/react#signin.
 */
export const signsIn = oncePerPair(
  (binding: Binding, module: Module): boolean =>
    namedForToken.pattern.test(binding.name) &&
    !solvesCaptcha.pattern.test(module.file.text) &&
    module.references(binding).some((use) => {
      const call = module.parent(use)
      if (call?.type !== 'CallExpression' || call.arguments[0] !== use || !signsInWith.pattern.test(lastName(call.callee) ?? ''))
        return false
      const from = importedAs(module, call.callee)
      return !from || !takesProvider.pattern.test(from.module)
    }),
)

/**
 * The parameter of a function that is handed an entry which is named for a token: `getFromStorage(ACCESS_TOKEN, (token) => …)`,
 * `storage.get('access_token').then((token) => …)`.
 */
export function isEntryRead(module: Module, id: AstOf<'Identifier'>): boolean {
  const callback = enclosingFunction(module, id)
  const [first] = callback?.params ?? []
  if (!callback || first?.type !== 'Identifier' || first.name !== id.name || module.binding(id)?.kind !== 'param') return false
  const call = module.parent(callback)
  if (call?.type !== 'CallExpression') return false
  const callee = unwrap(call.callee)
  const before = callee.type === 'MemberExpression' && lastName(callee) === 'then' ? unwrap(callee.object) : undefined
  const read = before?.type === 'CallExpression' ? before : call
  return (
    readsEntry.pattern.test(lastName(read.callee) ?? '') && read.arguments.some((one) => one !== callback && isNamedForToken(module, one))
  )
}

function isNamedForToken(module: Module, node: Ast): boolean {
  return node.type !== 'SpreadElement' && !isFunction(node) && namesAccessToken.pattern.test(module.source(node).slice(0, 100))
}

/** `this.token`, where its class sends it as a bearer token or makes a client of an API with it. */
export function isHeldToSend(module: Module, member: AstOf<'MemberExpression'>): boolean {
  const object = unwrap(member.object)
  if (object.type !== 'ThisExpression' && !(object.type === 'Identifier' && object.name === 'self')) return false
  const holder = [...module.ancestors(member)].find(({ type }) => type === 'ClassDeclaration' || type === 'ClassExpression')
  return holder !== undefined && sendsMember(holder, lastName(member) ?? '', module)
}

const sendsMember = oncePerPair((holder: Ast, name: string, module: Module): boolean => {
  const text = module.source(holder).slice(0, LONGEST)
  const held = `(?:this|self)\\.${literally(name)}`
  if (new RegExp(`\\bBearer (?:\\$?\\{${held}\\}|['"]\\s{0,4}\\+\\s{0,4}${held}\\b)`).test(text)) return true
  const option = `(?<![\\w.])${literally(name)}(?:\\s{0,8}[,}]|: (?:this\\.)?${literally(name)}\\b)`
  return new RegExp(`${clientMaker.pattern.source}\\(\\{[^{}]{0,300}?${option}`).test(text)
})

const LONGEST = 20_000
