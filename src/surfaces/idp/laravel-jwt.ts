import type { Project } from '../../discover/project.ts'
import type { TokenPolicy } from '../../model/index.ts'
import { items, string, type Entry, type Node } from '../../parse/node.ts'
import { arithmetic } from '../../text/arithmetic.ts'
import { inTurn, literally, oneOf } from '../../text/pattern.ts'
import { codeAt } from '../../text/source.ts'
import { type PolicyFacts, setPolicy } from '../code/policy.ts'
import { mayBeSaid, packageFolder } from '../reading/code-around.ts'

/** The settings of jwt-auth: https://github.com/PHP-Open-Source-Saver/jwt-auth/blob/main/config/config.php */
export function* ofJwtAuth(settings: readonly Entry[], path: string, project: Project): Generator<TokenPolicy> {
  for (const {
    key: { value: name },
    value,
  } of settings) {
    // A token may be renewed for so long after it was issued.
    const token = name === 'ttl' ? 'access' : name === 'refresh_ttl' ? 'refresh' : undefined
    if (!token) continue
    const key = `jwt.${name}`
    const facts = { owner: { what: 'setting', name: key, product: 'jwt-auth' }, token, key } as const
    const found = ofMinutes(facts, value)
    if (found) yield found
    else if (name === 'ttl' && isEndless(value, settings) && !mayEnd(value, path, project))
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

/** Whether anything in the package gives tokens an end: what makes them, the setting itself, or the variable that it reads. */
function mayEnd({ at }: Node, path: string, project: Project): boolean {
  const below = packageFolder(path, project)
  if (mayBeSaid(project, 'end of tokens by jwt-auth', (text) => SETS_END.test(text), { below, files: /\.php$/ })) return true
  const variable = VARIABLE.exec(codeAt(at))?.[1]
  if (variable === undefined) return false
  // What stands beside its name may be a default, a template or a value of the next line.
  const given = inTurn('m', new RegExp(`(?<![\\w-])${literally(variable)}(?!\\w)`), EMPTY)
  return mayBeSaid(project, `value of ${variable}`, (text) => given.test(text), { below: '', files: ENVIRONMENTS, most: 4000 })
}

/** `$token->setTTL(60)`, `'exp' => $end`, `$claims['exp'] = $end`, `config(['jwt.ttl' => 60])`, `Config::set('jwt.ttl', 60)` */
const SETS_END = oneOf(
  'i',
  /\bset_?TTL\(|['"]exp['"]\s{0,8}(?:=>|\]\s{0,8}=(?!=))|\w\(\s{0,8}['"]exp['"]\s{0,8},/,
  /['"]jwt\.(?:ttl|\{?\$\w{1,40}\}?)['"]\s{0,8}=>|\bset\(\s{0,8}['"]jwt(?:\.(?:ttl|\{?\$\w{1,40}\}?))?['"]\s{0,8},/,
  /\bconfig\(\s{0,8}\[\s{0,8}['"]jwt['"]\s{0,8}=>|\bputenv\(/,
)
const VARIABLE = /^env\(\s{0,8}['"](\w{1,60})['"]/i
/** What does not stand behind a variable that is given something: `JWT_TTL=`, `JWT_TTL: ""`. */
const EMPTY = /(?!["']?[ \t]{0,4}[=:][ \t]{0,4}(?:""|''|null|~)?[ \t]{0,4}(?:#[^\n]{0,200})?\r?$)/
const ENVIRONMENTS = oneOf(
  '',
  /(?:^|\/)\.env[\w.-]{0,40}$|(?:^|\/)(?:Dockerfile|Containerfile|Makefile|Procfile|Jenkinsfile)/,
  /\.(?:ya?ml|env|tf|tfvars|hcl|sh|md|json|toml|tpl|j2|ini|conf|properties|service|bicep|ts|py)$/,
)

/** Minutes, as a default of the environment too. */
export function ofMinutes(facts: PolicyFacts, { at }: Node): TokenPolicy | undefined {
  const code = codeAt(at)
  const [, given] = /^(?:\(int\)\s?)?env\(\s{0,8}['"]\w{1,60}['"]\s{0,8},\s{0,8}([^()]{1,80}?)\s{0,8}\)$/.exec(code) ?? []
  const minutes = arithmetic(given ?? code)
  if (minutes === undefined || minutes <= 0) return undefined
  return setPolicy(given === undefined ? facts : { ...facts, confidence: 'medium' }, minutes * 60, code.slice(0, 60), at)
}
