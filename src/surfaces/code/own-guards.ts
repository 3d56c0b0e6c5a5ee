import type { Project } from '../../discover/project.ts'
import { goRouter, goServes } from '../../knowledge/words/guards.ts'
import { literally, oneOf } from '../../text/pattern.ts'
import { codeAround, onceFor } from '../reading/code-around.ts'
import { descendsFrom } from './guards-before.ts'

/**
 * Whether a program runs what a file verifies by before all of its routes: the middleware that its only router uses, a filter that a
 * controller inherits, or a class that the application is told to run.
 */
export function runsBeforeAll(verifier: string, reader: string, project: Project): boolean {
  const text = project.text(verifier) ?? ''
  if (verifier.endsWith('_controller.rb')) return isInherited(verifier, text, project.text(reader) ?? '', project)
  if (verifier.endsWith('.go')) return namesUsedInGo(project).some((name) => refusesIn(name, text))
  const name = /\bclass (\w{1,80})/.exec(text)?.[1]
  return name !== undefined && /\.(?:php|cs)$/.test(verifier) && isToldToRun(name, verifier.slice(verifier.lastIndexOf('.')), project)
}

/** `before_action :authenticate!` for all actions, which the controller does not skip. */
function isInherited(verifier: string, text: string, reader: string, project: Project): boolean {
  return Array.from(text.matchAll(/^\s{0,20}before_action :(\w{1,60}[!?]?)\s{0,8}$/gm), ([, name = '']) => literally(name)).some(
    (name) =>
      new RegExp(`\\bdef ${name}`).test(text) &&
      !new RegExp(`\\bskip_before_action :${name}`).test(reader) &&
      descendsFrom(reader, verifier, project),
  )
}

/** Whether a function of a file refuses who has no token. */
export function refusesIn(name: string, text: string): boolean {
  const start = text.search(new RegExp(`^func (?:\\([^()\\n]{1,80}\\) )?${name}\\(`, 'm'))
  if (start < 0) return false
  const end = text.indexOf('\nfunc ', start)
  return /\b401\b|[uU]nauthori[sz]ed/.test(text.slice(start, end < 0 ? undefined : end))
}

/** The names of what the only router of a file that serves uses: `r.Use(auth.Require)`. */
function namesUsedInGo(project: Project): readonly string[] {
  return onceFor(project, 'names that routers of Go use', () =>
    (codeAround(project, { files: /\.go$/ }) ?? []).flatMap((path) => {
      const text = project.text(path) ?? ''
      const [made, other] =
        text.includes('.Use(') && goServes.pattern.test(text) ? [...text.matchAll(new RegExp(goRouter.pattern, 'g'))] : []
      if (made?.[1] === undefined || other) return []
      const uses = new RegExp(`(?<![\\w.])${literally(made[1])}\\.Use\\(([^\\n]{1,200})`, 'g')
      return Array.from(text.matchAll(uses), ([, given = '']) => given.match(/\b\w{3,60}\b/g) ?? []).flat()
    }),
  )
}

/** `app.UseMiddleware<BearerMiddleware>()`, `$middleware->append(VerifyBearer::class)` */
function isToldToRun(name: string, ending: string, project: Project): boolean {
  const told = oneOf(
    '',
    new RegExp(`\\bUseMiddleware<${literally(name)}>\\(`),
    new RegExp(`\\$middleware->(?:append|prepend|use|api|appendToGroup)\\([^;]{0,300}\\b${literally(name)}::class`),
  )
  return (codeAround(project, { files: /\.(?:php|cs)$/ }) ?? []).some(
    (path) => path.endsWith(ending) && told.test(project.text(path) ?? ''),
  )
}
