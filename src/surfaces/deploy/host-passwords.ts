import { fileRole } from '../../classify/file-role.ts'
import { addressStem, credentialStem } from '../../classify/names.ts'
import type { LiteralReading } from '../../model/reading.ts'
import { formatOfName } from '../../parse/index.ts'
import { entries, items, string, type Node } from '../../parse/node.ts'
import { parseProperties } from '../../parse/properties.ts'
import { slice, type Text } from '../../text/source.ts'
import { inUnderscores } from '../../text/words.ts'
import { defineTextSurface } from '../reading/surface.ts'

/** Passwords beside the host that they open, in an application's own settings: STANDARD.md, "Among variables", E1. */
export default defineTextSurface({
  id: 'host-passwords',
  name: 'Passwords beside their host in an application’s own settings',
  spec: 'https://docs.spring.io/spring-boot/reference/data/nosql.html',
  counts: 'other',
  files: ['**/*.{yml,yaml,toml,json,properties}'],
  mentionsAnyCase: [],
  together: [
    [/(?:password|passwd|pwd)["']?[ \t]{0,20}[:=]/i, /(?:host(?:name)?|server|addr(?:ess)?|endpoint|ur[il])["']?[ \t]{0,20}[:=]/i],
  ],
  skipsTests: true,
  async *read(text, { file: { path }, parse }): AsyncGenerator<LiteralReading> {
    const roots = path.endsWith('.properties') ? parseProperties(text).roots : (await parse(formatOfName(path), text)).roots
    // A file that is there to be copied has passwords that are there to be replaced.
    const onlyFar = fileRole(path).template ? 'to be copied' : 'set'
    for (const root of roots) for (const one of within(root, MOST_LEVELS)) yield { ...one, onlyFar }
  },
})

const MOST_LEVELS = 12
/** What is longer is data. */
const MOST_ENTRIES = 200

function* within(node: Node, levels: number): Generator<LiteralReading> {
  if (levels === 0) return
  const all = entries(node)
  if (all.length <= MOST_ENTRIES) yield* pairsOf(all)
  for (const { value } of all) yield* within(value, levels - 1)
  for (const one of items(node)) yield* within(one, levels - 1)
}

function* pairsOf(all: ReturnType<typeof entries>): Generator<LiteralReading> {
  const passwords = all.filter(({ key }) => PASSWORD.test(key.value))
  if (passwords.length === 0) return
  const hosts = all.flatMap(({ key, value }) => {
    const stem = addressStem(inUnderscores(key.value).replaceAll('-', '_'))
    const host = stem === undefined ? undefined : hostIn(string(value))
    return host ? [{ stem, host }] : []
  })
  for (const { key, value } of passwords) {
    const text = writtenOrDefault(string(value))
    const stem = credentialStem(
      inUnderscores(key.value)
        .replaceAll('-', '_')
        .replace(/(?:passwd|pwd)$/i, 'password'),
    )
    const sentTo = hosts.find((one) => one.stem === stem || (stem === '' && one.stem === OF_DRIVER))?.host
    if (text && sentTo) yield { kind: 'literal', place: 'config', name: key, text, sentTo, at: text.at }
  }
}

const PASSWORD = /(?:^|[-_.a-z])(?:password|passwd|pwd)$|[a-z]P(?:assword|asswd|wd)$/i
/** `jdbc-url` beside `password`: https://github.com/brettwooldridge/HikariCP#essentials */
const OF_DRIVER = 'jdbc'

/** The value, or what holds where the variable in its place is not set: `${DB_HOST:db.acme.com}`. */
export function writtenOrDefault(text: Text | undefined): Text | undefined {
  if (!text?.value || text.opaque) return undefined
  const fallback = WITH_DEFAULT.exec(text.value)
  if (fallback?.[1] === undefined) return text
  return slice(text, text.value.length - 1 - fallback[1].length, text.value.length - 1)
}

const WITH_DEFAULT = /^\$\{[\w.-]{1,120}:-?([^{}]{1,400})\}$/

/** The host of a value, or its address; of a driver's address what stands behind its scheme. */
function hostIn(value: Text | undefined): Text | undefined {
  const text = writtenOrDefault(value)
  if (!text) return undefined
  const start = text.value.indexOf('//')
  const inDriver = start < 0 ? undefined : DEFAULT_HOST.exec(text.value.slice(start, start + LONGEST))
  if (inDriver?.[1] !== undefined) return slice(text, start + inDriver[0].length - 1 - inDriver[1].length, start + inDriver[0].length - 1)
  if (text.value.startsWith('jdbc:')) return start < 0 ? undefined : slice(text, start + 2)
  return HOST.test(text.value) ? text : undefined
}

const LONGEST = 600
/** `//${DB_HOST:db.acme.com}:3306/shop` */
const DEFAULT_HOST = /^\/\/\$\{[\w.-]{1,120}:([\w.-]{1,250})\}/
/** A name with a dot, or an address, without a blank or anything that is put in. */
const HOST = /^(?:[a-z][a-z\d+]{1,20}:\/\/)?[\w-]{1,63}(?:\.[\w-]{1,63}){1,8}(?::\d{1,5})?(?:\/[^\s$<{]{0,300})?$/i
