import type { Project } from '../../discover/project.ts'
import type { TokenPolicy } from '../../model/index.ts'
import { items, string, type Entry, type Node } from '../../parse/node.ts'
import { arithmetic } from '../../text/arithmetic.ts'
import { codeAt } from '../../text/source.ts'
import { type PolicyFacts, setPolicy } from '../code/policy.ts'
import { mayBeSaid, packageFolder } from '../reading/code-around.ts'

/** The settings of jwt-auth: https://github.com/PHP-Open-Source-Saver/jwt-auth/blob/main/config/config.php */
export function* ofJwtAuth(settings: readonly Entry[], path: string, project: Project): Generator<TokenPolicy> {
  for (const { key, value } of settings) {
    const name = key.value
    // A token may be renewed for so long after it was issued.
    const token = name === 'ttl' ? 'access' : name === 'refresh_ttl' ? 'refresh' : undefined
    if (!token) continue
    const facts = { owner: { what: 'setting', name, product: 'jwt-auth' }, token, key: name } as const
    const found = ofMinutes(facts, value)
    if (found) yield found
    else if (name === 'ttl' && isEndless(value, settings) && !mayEnd(path, project))
      yield setPolicy(facts, 'never', codeAt(value.at).slice(0, 60), value.at)
  }
}

/** Whether tokens get no end by themselves, and pass without one: those that lack a required claim are refused. */
function isEndless({ at }: Node, settings: readonly Entry[]): boolean {
  const required = settings.find(({ key }) => key.value === 'required_claims')?.value
  const claims = items(required).map((one) => string(one)?.value)
  const isRead = required?.kind === 'list' && claims.every((claim) => claim !== undefined)
  return isRead && !claims.includes('exp') && ENDLESS.test(codeAt(at))
}

const ENDLESS = /^(?:null|env\(\s{0,8}['"]\w{1,60}['"]\s{0,8}(?:,\s{0,8}(?:null\s{0,8})?)?\))$/i

/** Whether anything in the package gives tokens an end: a variable of the environment, or what makes them. */
function mayEnd(path: string, project: Project): boolean {
  const below = packageFolder(path, project)
  if (mayBeSaid(project, 'end of tokens by jwt-auth', (text) => SETS_END.test(text), { below, files: /\.php$/ })) return true
  return mayBeSaid(project, 'JWT_TTL', (text) => SETS_VARIABLE.test(text), { below: '', files: ENVIRONMENTS, most: 4000 })
}

const SETS_END = /\bset_?TTL\(|['"]exp['"]\s{0,8}=>/i
const SETS_VARIABLE = /\bJWT_TTL["']?\s{0,4}[=:]\s{0,4}["']?\d/
const ENVIRONMENTS = /(?:^|\/)\.env[\w.-]{0,40}$|\.(?:ya?ml|env|tf|tfvars|sh|md|json|toml)$|(?:^|\/)Dockerfile/

/** Minutes, as a default of the environment too. */
export function ofMinutes(facts: PolicyFacts, { at }: Node): TokenPolicy | undefined {
  const code = codeAt(at)
  const [, given] = /^(?:\(int\)\s?)?env\(\s{0,8}['"]\w{1,60}['"]\s{0,8},\s{0,8}([^()]{1,80}?)\s{0,8}\)$/.exec(code) ?? []
  const minutes = arithmetic(given ?? code)
  if (minutes === undefined || minutes <= 0) return undefined
  return setPolicy(given === undefined ? facts : { ...facts, confidence: 'medium' }, minutes * 60, code.slice(0, 60), at)
}
