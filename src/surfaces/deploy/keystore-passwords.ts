import type { Project } from '../../discover/project.ts'
import { keystoreFile, ofTransport } from '../../knowledge/words/keystores.ts'
import { forDevelopment, forTrial } from '../../knowledge/words/files.ts'
import type { LiteralReading } from '../../model/reading.ts'
import { formatOfName } from '../../parse/index.ts'
import { entries, items, string, type Node } from '../../parse/node.ts'
import { parseProperties } from '../../parse/properties.ts'
import { holdsForDevelopment } from '../idp/setting-profiles.ts'
import { defineTextSurface } from '../reading/surface.ts'
import { writtenOrDefault } from './host-passwords.ts'

/** Passwords beside a keystore of the repository that they open: whoever has both has the keys in it. */
export default defineTextSurface({
  id: 'keystore-passwords',
  name: 'Passwords of keystores that stand in the repository',
  spec: 'https://docs.oracle.com/en/java/javase/21/docs/api/java.base/java/security/KeyStore.html',
  counts: 'other',
  files: ['**/*.{yml,yaml,toml,json,properties}'],
  together: [[/\.(?:jks|jceks|p12|pfx|bcfks|keystore)\b/i, /pass(?:word|wd|phrase)?["']?[ \t]{0,20}[:=]/i]],
  skipsTests: true,
  async *read(text, { file: { path }, parse, project }): AsyncGenerator<LiteralReading> {
    if (isForWhoDevelops(path)) return
    const roots = path.endsWith('.properties') ? parseProperties(text).roots : (await parse(formatOfName(path), text)).roots
    for (const root of roots) if (!holdsForDevelopment(root)) yield* within(root, [], project)
  },
})

const MOST_LEVELS = 12

function* within(node: Node, above: readonly string[], project: Project): Generator<LiteralReading> {
  if (above.length > MOST_LEVELS) return
  const all = entries(node)
  const keystore = all.map(({ value }) => writtenOrDefault(string(value))).find((one) => one && isInRepository(one.value, project))
  for (const { key, value } of all) {
    const text = keystore && OPENS.test(key.value) ? writtenOrDefault(string(value)) : undefined
    if (keystore && text && !NOT_WRITTEN.test(text.value))
      yield {
        kind: 'literal',
        place: 'config',
        name: key,
        text,
        opens: { keystore, isOfServer: isOfServer(above, key.value) },
        at: text.at,
      }
    yield* within(value, [...above, key.value], project)
  }
  for (const one of items(node)) yield* within(one, above, project)
}

/** `key-store-password`, `storePassword`, `password`; a store of certificates that are trusted holds no key. */
const OPENS = /^(?!.*trust)(?:.{0,30}[-_.]?(?:key)?-?_?(?:store|key))?[-_.]?pass(?:word|wd|phrase)?$/i
/** What a deployment fills in or decrypts, or what holds the place of one. */
const NOT_WRITTEN = /^(?:\$|#|%|@|<|\{\w|ENC[([]|[*]{3})/

/** The certificate of a server is often its own, for this machine alone. */
function isOfServer(above: readonly string[], key: string): boolean {
  return ofTransport.pattern.test([...above, key].join('.'))
}

/** Whether a path leads to a keystore of this repository: `classpath:keys/jwt.jks`, which git keeps, and which is not for who develops. */
function isInRepository(value: string, project: Project): boolean {
  const path = keystoreFile.pattern.exec(value)?.[1]
  if (path === undefined || isForWhoDevelops(path)) return false
  return project.named(path.slice(path.lastIndexOf('/') + 1)).some((one) => `/${one}`.endsWith(`/${path}`) && !isForWhoDevelops(one))
}

function isForWhoDevelops(path: string): boolean {
  return forDevelopment.pattern.test(path) || forTrial.pattern.test(path) || /trust|debug|self-?signed|snakeoil/i.test(path)
}
