import type { Project } from '../../discover/project.ts'
import { forDevelopment } from '../../knowledge/words/files.ts'
import { leavesTlsOut, marksCookiesInRack, securesAllCookies, securesSession } from '../../knowledge/words/cookies.ts'
import type { Said } from '../../parse/c-like.ts'
import { items, string } from '../../parse/node.ts'
import type { Span } from '../../text/source.ts'
import { foldersAbove } from '../../text/paths.ts'
import { isRuby } from '../../program/written/index.ts'
import { onceFor, whereSaid } from '../reading/code-around.ts'
import { isOnlyForDebugging } from './debug-builds.ts'
import { isMarkedForAll } from './marked-for-all.ts'

/** Whether a cookie without `Secure` never leaves over plain HTTP: on this machine, in development, behind Rails' own TLS. */
export function neverGoesPlain({ value, at }: Said, project: Project): boolean {
  const { file } = at
  return (
    items(value).some((one) => /^(?:localhost|127\.0\.0\.1)$/.test(string(one)?.value ?? '')) ||
    forDevelopment.pattern.test(file.path.replace(/^.*\//, '')) ||
    (isRuby(file.path) && securesAll(file.path, project)) ||
    isMarkedForAll(file.path, project) ||
    (file.path.endsWith('.rs') && (LOOPBACK_IN_RUST.test(file.text) || isOnlyForDebugging(at))) ||
    (file.path.endsWith('.php') && isSecuredBehind(at))
  )
}

/** A server that this file starts for its own machine. */
const LOOPBACK_IN_RUST = /\bbind\(\s{0,40}\(?\s{0,4}"(?:127\.0\.0\.1|localhost|\[::1\])/

/**
 * Rails marks each cookie where it forces TLS, whatever the cookie says, and so does middleware of Rack:
 * https://api.rubyonrails.org/classes/ActionDispatch/SSL.html
 */
function securesAll(path: string, project: Project): boolean {
  const folders = foldersAbove(path).filter((one) => project.has(`${one}Gemfile`))
  const home = folders[0] ?? ''
  const application = folders.findIndex((one) => APPLICATION.some((name) => project.has(`${one}${name}`)))
  const served = application < 0 ? folders : folders.slice(0, application + 1)
  if (served.some((folder) => isSetUpFor(folder, project))) return true
  const marks = (code: string, one: string) => marksAll(code, one, project)
  const found = whereSaid(project, 'marks all cookies', marks, { below: home, files: RUBY, firstTwo: true })
  return found === undefined || found.length > 0
}

/** What an application has and an engine that is built into one has not: https://guides.rubyonrails.org/engines.html */
const APPLICATION = ['config/application.rb', 'config/environments/production.rb', 'config.ru']
const RUBY = /\.(?:rb|ru)$/

/** Whether the configuration of an application marks all cookies, however many files it has beside. */
function isSetUpFor(folder: string, project: Project): boolean {
  return onceFor(project, `cookies are marked by the configuration in ${folder}`, () => {
    const paths = [...project.below(`${folder}config/`).filter((one) => RUBY.test(one)), `${folder}config.ru`]
    return paths.some((one) => marksAll(project.text(one) ?? '', one, project))
  })
}

function marksAll(code: string, path: string, project: Project): boolean {
  return (forcesTls(path, code) && isOfProduction(path, project)) || marksCookiesInRack.pattern.test(code)
}

function forcesTls(path: string, code: string): boolean {
  return FOR_ALL.test(path) && code.split('\n').some((line) => securesAllCookies.pattern.test(line))
}

const FOR_ALL = /(?:^|\/)config\/(?:environments\/(?!development|test|local)\w{1,40}|application|initializers\/[\w/]{1,80})\.rb$/

/** Whether a configuration holds in production: what is said there goes before, and of another environment's it takes what it names. */
function isOfProduction(path: string, project: Project): boolean {
  const code = project.text(path.replace(/(?:^|(?<=\/))config\/.*$/, 'config/environments/production.rb'))
  if (code === undefined || path.endsWith('/production.rb')) return true
  if (code.split('\n').some((line) => leavesTlsOut.pattern.test(line))) return false
  const [, environment] = /\/environments\/(\w{1,40})\.rb$/.exec(path) ?? []
  return environment === undefined || new RegExp(`\\brequire(?:_relative)?\\b[^\\n]{0,80}\\b${environment}\\b`).test(code)
}

/** `ini_set('session.cookie_secure', $isTls)` or parameters further down: of several settings of one page the last counts. */
function isSecuredBehind({ file, end }: Span): boolean {
  const behind = file.text.slice(end, end + LONGEST_PAGE)
  return SECURED_BEHIND.test(behind) || securesSession.pattern.test(behind)
}

const LONGEST_PAGE = 6000
const SECURED_BEHIND = /^(?:(?!\/\/|#|\*)[^\n]){0,160}\bini_set\(\s{0,4}['"]session\.cookie_secure['"],(?!\s{0,4}['"]?(?:0|false|off)\b)/im
