import type { Project } from '../../discover/project.ts'
import { forDevelopment } from '../../knowledge/words/files.ts'
import { securesAllCookies } from '../../knowledge/words/cookies.ts'
import type { Said } from '../../parse/c-like.ts'
import { items, string } from '../../parse/node.ts'
import { oncePer } from '../../text/once-per.ts'
import { isRuby } from '../../program/written/index.ts'

/** Whether a cookie without `Secure` never leaves over plain HTTP: on this machine, in development, behind Rails' own TLS. */
export function neverGoesPlain({ value, at: { file } }: Said, project: Project): boolean {
  return (
    items(value).some((one) => /^(?:localhost|127\.0\.0\.1)$/.test(string(one)?.value ?? '')) ||
    forDevelopment.pattern.test(file.path.replace(/^.*\//, '')) ||
    (isRuby(file.path) && securesAll(project)) ||
    (file.path.endsWith('.rs') && LOOPBACK_IN_RUST.test(file.text))
  )
}

/** A server that this file starts for its own machine. */
const LOOPBACK_IN_RUST = /\bbind\(\s{0,40}\(?\s{0,4}"(?:127\.0\.0\.1|localhost|\[::1\])/

/** Rails marks each cookie where it forces TLS, whatever the cookie says: https://api.rubyonrails.org/classes/ActionDispatch/SSL.html */
const securesAll = oncePer((project: Project): boolean =>
  project
    .below('')
    .some((path) => /(?:^|\/)config\/(?:environments\/production|application)\.rb$/.test(path) && securesIn(project.text(path) ?? '')),
)

function securesIn(code: string): boolean {
  return code.split('\n').some((line) => securesAllCookies.pattern.test(line))
}
