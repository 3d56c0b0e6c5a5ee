import type { Project } from '../../discover/project.ts'
import { callerLookedUp } from '../../knowledge/words/php-checks.ts'
import { oneOf } from '../../text/pattern.ts'
import { SourceFile, type Span } from '../../text/source.ts'

/** An application of Laravel: the folder that it stands in, and the repository. */
export interface Application {
  readonly folder: string
  readonly project: Project
}

/** The text of the class of a name, where an application has one file for it: PSR-4 names files after their classes. */
export function classOfPhp(name: string, app: Application): string | undefined {
  const path = pathOf(name, app)
  return path === undefined ? undefined : withoutComments(app.project.text(path) ?? '')
}

function pathOf(name: string, { folder, project }: Application): string | undefined {
  const paths = project.named(`${name}.php`).filter((path) => path.startsWith(folder) && !/(?:^|\/)(?:vendor|tests?|stubs)\//i.test(path))
  return paths.length === 1 ? paths[0] : undefined
}

/** Code without comments, of the same length. */
export function withoutComments(code: string): string {
  return code.replace(/^\s{0,80}(?:\/\/|#(?!\[))[^\n]*|\/\*[\s\S]{0,8000}?\*\//gm, (all) => all.replace(/[^\n]/g, ' '))
}

/** Where a middleware compares what callers show with one value of the configuration, and asks nobody else. */
export function comparedKey(middleware: string, app: Application): Span | undefined {
  const name = /^\w{1,80}$/.test(middleware) ? middleware : aliased(middleware, app)
  const path = name === undefined ? undefined : pathOf(name, app)
  const text = path === undefined ? undefined : app.project.text(path)
  if (path === undefined || text === undefined) return undefined
  const code = withoutComments(text)
  const found = callerLookedUp.pattern.test(code) || !SHOWN.test(code) ? null : COMPARES.exec(code)
  if (!found) return undefined
  const settings = new Set([...code.matchAll(SETTING)].map(([, one = '']) => one))
  const fixed = FIXED.test(found[0]) || [...found[0].matchAll(/\$(\w{1,60})/g)].some(([, one = '']) => settings.has(one))
  return fixed ? { file: new SourceFile(path, text), start: found.index, end: found.index + found[0].length } : undefined
}

/** https://laravel.com/docs/middleware#middleware-aliases */
function aliased(alias: string, { folder, project }: Application): string | undefined {
  const places = ['bootstrap/app.php', 'app/Http/Kernel.php'].map((name) => folder + name)
  const names = places.flatMap((path) =>
    [...withoutComments(project.text(path) ?? '').matchAll(ALIAS)].flatMap(([, said, name = '']) => (said === alias ? [name] : [])),
  )
  return names.length === 1 ? names[0] : undefined
}

const ALIAS = /['"]([\w.-]{1,60})['"]\s{0,8}=>\s{0,8}\\?(?:\w{1,80}\\){0,8}(\w{1,80})::class/g

/** What a caller shows. */
const SHOWN = /->bearerToken\(\)|->header\(\s{0,8}['"](?:authorization|x-[\w-]{0,40}(?:key|token))['"]/i
const COMPARES = oneOf(
  '',
  /\bhash_equals\([^;{}\n]{1,200}\)/,
  /(?:\$\w{1,60}|config\([^)\n]{1,80}\)) ?[!=]== ?(?:\$\w{1,60}|config\([^)\n]{1,80}\))/,
)
const FIXED = /\b(?:config|env)\(/
const SETTING = /\$(\w{1,60})\s{0,4}=(?![=>])[^;=]{0,60}\b(?:config|env)\(/g
