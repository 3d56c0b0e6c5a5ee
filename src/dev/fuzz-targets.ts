import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseDotenv } from '../parse/dotenv.ts'
import { parseHcl } from '../parse/hcl.ts'
import { parseJsonc } from '../parse/jsonc.ts'
import { parseHocon } from '../parse/hocon.ts'
import { parseMarkdown } from '../parse/markdown.ts'
import type { Node, Parsed } from '../parse/node.ts'
import { parseProperties } from '../parse/properties.ts'
import { parseShell } from '../parse/shell.ts'
import { parseToml } from '../parse/toml.ts'
import { parseYaml } from '../parse/yaml.ts'
import { ours } from '../text/shown.ts'
import { SourceFile, type Text } from '../text/source.ts'

/** A target takes any bytes; what it throws is a fault. `.ci/fuzz` runs one by its name. */
export const targets: Readonly<Record<string, (bytes: Buffer) => void | Promise<void>>> = {
  dotenv: (bytes) => checked(parseDotenv(textOf(bytes))),
  hcl: (bytes) => checked(parseHcl(textOf(bytes))),
  hocon: (bytes) => checked(parseHocon(textOf(bytes))),
  jsonc: (bytes) => checked(parseJsonc(textOf(bytes))),
  markdown: (bytes) => void parseMarkdown(textOf(bytes)),
  properties: (bytes) => checked(parseProperties(textOf(bytes))),
  shell: (bytes) => void parseShell(textOf(bytes)),
  toml: (bytes) => checked(parseToml(textOf(bytes))),
  yaml: (bytes) => checked(parseYaml(textOf(bytes))),
  lint: linted,
}

/** Names of files, one for each way of reading; the first byte chooses. */
const NAMES = [
  '.mcp.json',
  '.cursor/mcp.json',
  '.codex/config.toml',
  'compose.yaml',
  '.env',
  'main.tf',
  'CLAUDE.md',
  'setup.sh',
  'server.ts',
  'server.py',
  'a.ipynb',
  '.github/workflows/a.yml',
  'realm-export.json',
  'Dockerfile',
  'main.go',
  'App.java',
  'openapi.yaml',
  'package.json',
  'agent-auth-lint.txt',
  'application.properties',
  'application.conf',
]

function textOf(bytes: Buffer): Text {
  const text = bytes.toString('utf8')
  return { value: text, at: { file: new SourceFile('x', text), start: 0, end: text.length } }
}

/** Every place lies in the text. */
function checked({ roots, problems }: Parsed): void {
  for (const { at } of [...roots.flatMap(all), ...problems])
    if (!(at.start >= 0 && at.start <= at.end && at.end <= at.file.text.length))
      throw new Error(`a place out of the text: ${at.start} to ${at.end} of ${at.file.text.length}`)
}

function all(root: Node): Node[] {
  const found: Node[] = []
  const pending = [root]
  for (let node = pending.pop(); node; node = pending.pop()) {
    found.push(node)
    if (node.kind === 'map') pending.push(...node.entries.map(({ value }) => value))
    else if (node.kind === 'list' && !node.long) pending.push(...node.items)
  }
  return found
}

let root: string | undefined

/** Nothing fails, and every report can be written. */
async function linted(bytes: Buffer): Promise<void> {
  // The parsers' targets do without.
  const [{ lint }, { reporters }] = await Promise.all([import('../lint.ts'), import('../report/index.ts')])
  root ??= mkdtempSync(join(tmpdir(), 'fuzz-'))
  const name = NAMES[(bytes[0] ?? 0) % NAMES.length] as string
  const result = await lint({ root, texts: { [name]: bytes.subarray(1).toString('utf8') }, now: 0, concurrency: 1 })
  for (const { what, path, cause } of result.failures) throw new Error(`${what} failed on ${path}`, { cause })
  for (const format of ['text', 'json', 'sarif'] as const)
    (await reporters[format](result))(result, {
      version: ours`0`,
      color: false,
      width: 0,
      prefix: '',
      quiet: false,
      verbose: true,
      showSuppressed: true,
      successful: true,
    })
}
