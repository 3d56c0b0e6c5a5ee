import {
  authorizationAddress,
  guardClass,
  routeOfCallback,
  routePath,
  signsInWithStrategy,
  stateGiven,
} from '../../knowledge/libraries/passport.ts'
import type { Module } from '../../program/index.ts'
import type { Project } from '../../discover/project.ts'
import { codeAround, onceFor, packageFolder } from '../reading/code-around.ts'
import { isNamed, SCRIPTS, type Called } from './passport-states.ts'

/**
 * Whether a strategy serves nothing but its callback: the package writes the address that people are sent to by hand, with a state, and no
 * other route signs in with the strategy. What that address says is judged where it stands. `provider` is the host of the strategy, or the
 * name of its provider.
 */
export function servesCallbackAlone({ project, file }: Module, called: Called | undefined, provider: string | undefined): boolean {
  if (!project || !called || provider === undefined) return false
  const around = signInsBelow(packageFolder(file.path, project), project)
  if (!around.hosts.some((host) => host === provider || host.split('.').includes(provider))) return false
  const routes = around.routes.filter(({ name }) => isNamed(name, called))
  return routes.length > 0 && routes.every(({ path }) => routeOfCallback.pattern.test(path))
}

interface SignIns {
  /** Of addresses that are written by hand and carry a state. */
  readonly hosts: readonly string[]
  /** Strategies with the path of the route that they serve, empty for one that is not found. */
  readonly routes: readonly { readonly name: string; readonly path: string }[]
}

function signInsBelow(below: string, project: Project): SignIns {
  return onceFor(project, `callbacks of passport ${below}`, () => {
    const codes = (codeAround(project, { below, files: SCRIPTS }) ?? []).map((path) => project.text(path) ?? '')
    const hosts = codes.flatMap(hostsIn)
    if (hosts.length === 0) return { hosts, routes: [] }
    const guards = new Map(
      codes.flatMap((code) => Array.from(code.matchAll(every(guardClass.pattern)), ([, guard = '', name = '']) => [guard, name] as const)),
    )
    return { hosts, routes: codes.flatMap((code) => routesIn(code, guards)) }
  })
}

/** The hosts of authorization requests that code makes by itself with a state. */
function hostsIn(code: string): string[] {
  return Array.from(code.matchAll(every(authorizationAddress.pattern))).flatMap(({ 0: address, 1: host = '', index }) => {
    const around = code.slice(Math.max(0, index - NEAR), index + address.length + NEAR)
    return /\bclient_?id\b/i.test(around) && stateGiven.pattern.test(around) ? [host] : []
  })
}

const every = (pattern: RegExp) => new RegExp(pattern.source, 'g')

/** Where code signs in with a strategy: by its name, or by the class of a guard that has it. */
function routesIn(code: string, guards: ReadonlyMap<string, string>): SignIns['routes'] {
  const named = Array.from(code.matchAll(every(signsInWithStrategy.pattern)), ({ 1: name = '', index }) => ({ name, index }))
  const byName = named.filter(({ index }) => !/\bextends\s{1,40}$/.test(code.slice(Math.max(0, index - 50), index)))
  const byClass = Array.from(code.matchAll(/@UseGuards\(([^)]{1,120})\)/g)).flatMap(({ 1: list = '', index }) =>
    [...list.matchAll(/\w{1,60}/g)].flatMap(([one]) => (guards.has(one) ? [{ name: guards.get(one) ?? '', index }] : [])),
  )
  return [...byName, ...byClass].map(({ name, index }) => ({ name, path: pathAround(code, index) }))
}

/** The path of the route around: before the sign-in in its call or among the decorators, or among those behind it. */
function pathAround(code: string, index: number): string {
  const before =
    code
      .slice(Math.max(0, index - NEAR), index)
      .split(/[;}]\s{0,40}\n/)
      .at(-1) ?? ''
  const behind = code.slice(index, index + NEAR).split(/\{\s{0,40}\n/, 1)[0] ?? ''
  return [...before.matchAll(every(routePath.pattern))].at(-1)?.[1] ?? routePath.pattern.exec(behind)?.[1] ?? ''
}

const NEAR = 600
