import type { Project } from '../../discover/project.ts'
import { oauthWritten } from '../../knowledge/libraries/oauth-written.ts'
import { asWritten } from '../../knowledge/libraries/written.ts'
import { withoutComments } from '../../parse/c-like-tokens.ts'
import { inTurn, oneOf } from '../../text/pattern.ts'
import { bracketEnd } from '../../text/brackets.ts'
import { oncePer } from '../../text/once-per.ts'
import { slice, type Span, type Text } from '../../text/source.ts'
import { mayBeSaid, onceFor, packageFolder } from '../reading/code-around.ts'
import { fullName, phpCode } from './laravel-classes.ts'

/**
 * Where a controller takes the answer to a sign-in of Socialite without its `state`, though the address that the same controller sends
 * people to has one, and routes lead to both: https://laravel.com/docs/socialite#stateless-authentication
 */
export function uncomparedAnswer(text: Text, sentAt: number, project: Project): Span | undefined {
  const controller = controllerOf(text)
  const [answer] = controller?.answers ?? []
  const sends = controller && methodAt(controller.code, sentAt)
  const takes = answer && controller && methodAt(controller.code, answer.start)
  if (!answer || sends === undefined || takes === undefined || sends === takes) return undefined
  const routes = routesOf(project)
  const isRouted = [sends, takes].every((method) => routes.has(`${controller?.name}@${method}`))
  return isRouted && !mayBeCompared(text, project) ? slice(text, answer.start, answer.end).at : undefined
}

/** Whether other code of the package compares states: middleware in front of the routes, a class that the controller is built on. */
function mayBeCompared({ at }: Text, project: Project): boolean {
  const around = { below: packageFolder(at.file.path, project), files: /\.php$/, most: 4000 }
  return mayBeSaid(project, 'state of a sign-in compared', (code) => COMPARED.test(code), around)
}

const STATE_READ = oneOf(
  '',
  /(?:->|::)(?:query|input|get|string|str|post|validate|safe)\(\s{0,8}\[?\s{0,8}['"]state['"]/,
  /\brequest\(\s{0,8}['"]state['"]|\$request(?:->state\b|\[['"]state['"]\])/,
  /\$_(?:GET|REQUEST)\[\s{0,4}['"]state['"]/,
)
/** What a state that comes back is held against. */
const KEPT = /hash_equals|[sS]ession\b|[cC]ookie|[cC]ache|[!=]==?|\bdecrypt/
/** Both near each other: a form for addresses has a `state` too. */
const COMPARED = oneOf('', inTurn('', KEPT, /[^{}]{0,200}?/, STATE_READ), inTurn('', STATE_READ, /[^{}]{0,200}?/, KEPT))

interface Controller {
  /** With its namespace. */
  readonly name: string
  /** Without comments. */
  readonly code: string
  readonly answers: readonly { readonly start: number; readonly end: number }[]
}

const controllerOf = oncePer((text: Text): Controller | undefined => {
  const code = withoutComments(text, 'php')
  const name = CLASS.exec(code)?.[1]
  if (name === undefined || COMPARES.test(code)) return undefined
  const answers = [...code.matchAll(TAKES)].map(({ index, 0: { length } }) => ({ start: index, end: index + length }))
  return { name: `${NAMESPACE.exec(code)?.[1] ?? ''}\\${name}`, code, answers }
})

const CLASS = /\bclass\s{1,8}(\w{1,80})/
const NAMESPACE = /^\s{0,8}(?:<\?php\s{1,40})?namespace\s{1,8}([\w\\]{1,200})\s{0,8};/m
/** `Socialite::driver($provider)->stateless()->user()` */
const TAKES = inTurn('g', asWritten(oauthWritten, 'holds-driver'), /[^;{}]{0,200}?->stateless\(\)[^;{}]{0,200}?->user\(\)/)
/** What may compare a state by hand, or bind the code in another way. */
const COMPARES = /\bstate\b(?!less)|State\b|nonce|csrf|pkce/i

/** The name of the method that a place stands in. */
function methodAt(code: string, place: number): string | undefined {
  return [...code.slice(0, place).matchAll(/\bfunction\s{1,8}(\w{1,80})\s{0,8}\(/g)].at(-1)?.[1]
}

/** What routes lead to, as `App\Http\Controllers\SignIn@redirect`: https://laravel.com/docs/routing */
function routesOf(project: Project): ReadonlySet<string> {
  return onceFor(project, 'methods of controllers with routes', () => {
    const paths = project.below('').filter((path) => /(?:^|\/)routes\/[\w/-]{1,80}\.php$/.test(path))
    return new Set(paths.slice(0, MOST).flatMap((path) => routedIn(phpCode(path, project))))
  })
}

const MOST = 40

function routedIn(code: string): string[] {
  // A group of another namespace leads elsewhere.
  const byName = /['"]namespace['"]\s{0,8}=>|->namespace\(/.test(code)
    ? []
    : [...code.matchAll(BY_NAME)].map(([, name = '', method = '']) => `${below(name)}@${method}`)
  const byClass = [...code.matchAll(BY_CLASS)].map(([, name = '', method = '']) => `${fullName(name, code)}@${method}`)
  return [...byName, ...byClass, ...ofGroups(code)]
}

/** `Route::controller(SignIn::class)->group(function () { Route::get('/sign-in', 'redirect'); });` */
function ofGroups(code: string): string[] {
  return [...code.matchAll(GROUP)].flatMap(({ index, 0: head, 1: name = '' }) => {
    const end = bracketEnd(code, index + head.length - 1, '{}', LONGEST)
    const body = end === undefined ? '' : code.slice(index + head.length, end)
    return Array.from(body.matchAll(IN_GROUP), ([, method = '']) => `${fullName(name, code)}@${method}`)
  })
}

const GROUP = inTurn(
  'g',
  /(?:::|->)controller\(\s{0,8}([\w\\]{1,160})::class\s{0,8}\)/,
  /(?:\s{0,40}->(?:prefix|middleware|name|as)\([^()]{0,200}\)){0,4}/,
  /\s{0,40}->group\(\s{0,8}function\s{0,4}\([^()]{0,80}\)[^{};]{0,80}\{/,
)
/** `Route::get('/sign-in', 'redirect')` */
const IN_GROUP = /\bRoute::(?:get|post|any|match)\([^()[\];]{1,200},\s{0,8}['"](\w{1,80})['"]\s{0,8}\)/g
const LONGEST = 8000

/** `'SignIn@redirect'`, in the namespace that Laravel gave to the routes up to its version 7. */
const BY_NAME = /['"]\\?([\w\\]{1,160})@(\w{1,80})['"]/g
/** `[SignIn::class, 'redirect']` */
const BY_CLASS = /\[\s{0,8}([\w\\]{1,160})::class\s{0,8},\s{0,8}['"](\w{1,80})['"]/g

function below(name: string): string {
  const whole = name.replaceAll('\\\\', '\\')
  return whole.startsWith('App\\') ? whole : `App\\Http\\Controllers\\${whole}`
}
