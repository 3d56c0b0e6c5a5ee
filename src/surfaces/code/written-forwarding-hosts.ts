import { goesTo, goesToBase, goesToConstant, goesToItself, typedClient } from '../../knowledge/words/written-forwarding.ts'
import type { Project } from '../../discover/project.ts'
import type { Body } from '../../program/written/index.ts'
import { inTurn } from '../../text/pattern.ts'
import type { Span } from '../../text/source.ts'
import { codeAround, onceFor } from '../reading/code-around.ts'
import { isLocal } from './settings.ts'

interface Within {
  /** The folder of the program, where a manifest says. */
  readonly home: string | undefined
  readonly project: Project
}

/**
 * The host that a function sends a request to: that it names, that a constant of its file names as an address, or that is the base of the
 * client which it is given; `own` for this machine and this program, and nothing where none of them says.
 */
export function hostOf({ code }: Body, { file, start }: Span, within: Within): string | undefined {
  const host = (goesTo.pattern.exec(code)?.[1] ?? goesToBase.pattern.exec(code)?.[1] ?? constantIn(code, file.text))?.toLowerCase()
  if (host === undefined && goesToItself.pattern.test(code)) return 'own'
  const found = host ?? (file.path.endsWith('.cs') ? baseOf(code, file.text.slice(0, start), within) : undefined)
  return found !== undefined && (isLocal(found) || !found.includes('.')) ? 'own' : found
}

function constantIn(code: string, text: string): string | undefined {
  const constant = goesToConstant.pattern.exec(code)?.[1]
  if (constant === undefined) return undefined
  return new RegExp(`\\b${constant}\\b[^=;\\n]{0,30}=\\s{0,4}["']https?://([\\w.-]{3,200})`).exec(text)?.[1]
}

/** The host of a client by its name, `CreateClient("desk")`, or by the class that is given it. */
function baseOf(code: string, before: string, { home, project }: Within): string | undefined {
  if (home === undefined) return undefined
  const named = /\.CreateClient\(\s{0,4}"([\w .-]{1,80})"/.exec(code)?.[1]
  const type = [...before.matchAll(/\b(?:class|record) (\w{1,80})/g)].at(-1)?.[1]
  const bases = basesIn(home, project)
  return named === undefined ? bases.get(`<${type ?? ''}>`) : bases.get(named)
}

const REGISTERS = inTurn('g', typedClient.pattern)

function basesIn(home: string, project: Project): ReadonlyMap<string, string> {
  return onceFor(project, `base addresses of clients ${home}`, () => {
    const said = (codeAround(project, { below: home, files: /\.cs$/ }) ?? []).flatMap((path) => [
      ...(project.text(path) ?? '').matchAll(REGISTERS),
    ])
    return new Map(said.map(([, type, name, host = '']) => [name ?? `<${type ?? ''}>`, host.toLowerCase()]))
  })
}
