import { selfSignedStore } from '../knowledge/words/connections.ts'
import type { Subject } from '../model/index.ts'
import type { Span } from '../text/source.ts'
import { folderOf } from '../text/paths.ts'
import { type Facts, foldersUpwards } from './facts.ts'

/**
 * Certificate checks that are off for a store whose provider documents that, as its certificates are self-signed: Redis of an application
 * that a Procfile shows to run at Heroku. What an image is built of may run anywhere.
 * https://devcenter.heroku.com/articles/connecting-heroku-redis
 */
export function withDocumented(subjects: readonly Subject[], facts: Facts): Subject[] {
  const { has } = facts
  const isHosted = has('Procfile')
  return subjects.map((one) => {
    if (one.kind !== 'transportSetting' || one.problem !== 'verification-off') return one
    const beside = containerBeside(one.at, facts)
    if (beside) return { ...one, beside }
    if (!isHosted) return one
    const { file, start } = one.at
    if ([...foldersUpwards(folderOf(file.path))].some((folder) => has(folder ? `${folder}/Dockerfile` : 'Dockerfile'))) return one
    const store = file.text.slice(Math.max(0, start - NEAR), start).match(selfSignedStore.pattern)
    if (store?.index === undefined) return one
    const from = Math.max(0, start - NEAR) + store.index
    return { ...one, documented: { file, start: from, end: from + store[0].length } }
  })
}

/** In characters: the address of a client stands beside its options. */
const NEAR = 200

/**
 * The container beside it that one of a Compose file asks by https, where that one is given nothing to lose: it signs its certificate
 * itself, and what is handed on to it comes from elsewhere.
 */
function containerBeside({ file, start }: Span, { services }: Facts): Span | undefined {
  if (!/(?:^|[/.-])(?:docker-|podman-)?compose[^/]{0,60}\.ya?ml$/.test(file.path)) return undefined
  const block = serviceAround(file.text, start)
  const code = file.text.slice(block.start, block.end)
  if (HOLDS_SECRET.test(code)) return undefined
  for (const { index, 0: address, 1: host = '' } of code.matchAll(SECURE_ADDRESS))
    if (services.has(host)) return { file, start: block.start + index, end: block.start + index + address.length }
  return undefined
}

const SECURE_ADDRESS = /https:\/\/([\w-]{1,80})(?=[:/"'\s])/g
/** Variables that are a credential by their name, and files of them. */
const HOLDS_SECRET = /\benv_file\b|\w(?:KEY|TOKEN|SECRET|PASSWORD|PASSWD|CREDENTIALS?)\b|:\/\/[^\s/@]{1,80}@/

/** The lines of the service that a place in a Compose file is in. */
function serviceAround(text: string, at: number): { readonly start: number; readonly end: number } {
  const indent = /^services:[^\n]*\n(?:[ \t]*(?:#[^\n]*)?\n)*( {1,8})\S/m.exec(text)?.[1] ?? '  '
  const name = new RegExp(`^${indent}[^ #\\n]`, 'gm')
  const starts = Array.from(text.matchAll(name), ({ index }) => index)
  return { start: starts.findLast((one) => one <= at) ?? 0, end: starts.find((one) => one > at) ?? text.length }
}
