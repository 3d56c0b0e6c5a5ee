import { otherRunner } from '../../knowledge/words/agents.ts'
import type { Project } from '../../discover/project.ts'
import { slice, SourceFile, type Text } from '../../text/source.ts'
import { startsOfImage, type ContainerStart } from './container-starts.ts'
import { foldersAbove } from '../../text/paths.ts'

/** Files that start programs, in the folder of a server and above it. */
export const STARTERS = [
  'Dockerfile',
  'docker-compose.yml',
  'docker-compose.yaml',
  'compose.yml',
  'compose.yaml',
  'Procfile',
  'Makefile',
  'justfile',
  // What hosting platforms start: https://docs.railway.com/reference/config-as-code, https://render.com/docs/blueprint-spec
  'railway.json',
  'railway.toml',
  'render.yaml',
  'fly.toml',
  'nixpacks.toml',
]

const HOST = /--host(?:name)?["',\s=-]{1,12}((?:\d{1,3}\.){3}\d{1,3}|::1?|localhost)(?![\w.:])/
/** Behind these the words belong to something else: an instruction of a Dockerfile, a key of YAML, a rule of a Makefile. */
const NEXT = /\n(?:[A-Z]{3,20} |[\w-]{1,60}:|\s{1,20}[\w-]{1,60}:(?:\s|$)|\s{0,20}\n)/
const STDIO = /\bstdio\b/
/** So many characters behind the name of a program are its options. */
const LONGEST = 400
/** A program is rarely named more often in such a file. */
const MOST = 20

/**
 * The address that a command of the repository gives to the program which starts in a module: `python -m desk.server --host
 * 0.0.0.0` in a Dockerfile, or by the name that `pyproject.toml` gives to it.
 */
export function hostInCommands(path: string, project: Project): Text | undefined {
  for (const folder of foldersAbove(path)) {
    for (const starter of STARTERS) {
      const text = project.text(folder + starter)
      if (!text?.includes('--host')) continue
      const found = optionIn(withoutComments(text), programNames(path, folder, project))
      if (found) return slice(new SourceFile(folder + starter, text).whole, ...found)
    }
  }
  return inContainer(path, project, ({ words }) => optionOf(words))
}

/** What the image of the nearest folder upwards is told, or a service of Compose that builds it, where its command starts a program. */
function inContainer(path: string, project: Project, ask: (start: ContainerStart) => Text | undefined): Text | undefined {
  const folders = foldersAbove(path)
  const folder = folders.find((one) => project.has(`${one}Dockerfile`))
  if (folder === undefined) return undefined
  const names = programNames(path, folder, project)
  for (const start of startsOfImage(folder, folders.slice(folders.indexOf(folder)), project)) {
    const said = start.words.map(({ value }) => value).join(' ')
    const found = !STDIO.test(said) && names.some((name) => !placesOf(name, said).next().done) ? ask(start) : undefined
    if (found) return found
  }
  return undefined
}

/** `--host 0.0.0.0`, `--host=0.0.0.0` */
function optionOf(words: readonly Text[]): Text | undefined {
  for (const [i, word] of words.entries()) {
    const [, option = '', given] = /^(--host(?:name)?)(?:=(.{1,60}))?$/.exec(word.value) ?? []
    const address = option === '' ? undefined : given === undefined ? words[i + 1] : slice(word, option.length + 1)
    if (address && IS_ADDRESS.test(address.value)) return address
  }
  return undefined
}

const IS_ADDRESS = /^(?:(?:\d{1,3}\.){3}\d{1,3}|::1?|localhost)$/

/** The address that a variable has in the container of a program, by what its image sets it to, or what Compose does. */
export function hostInContainer(variable: string, path: string, project: Project): Text | undefined {
  const set = hostInImage(variable, path, project)
  if (set) return set
  return inContainer(path, project, ({ variables }) => {
    const given = variables.get(variable)
    return given && IS_ADDRESS.test(given.value) ? given : undefined
  })
}

/**
 * The address that the image of a program sets a variable to, by the Dockerfile of the nearest folder upwards that has one: what its last
 * stage sets last, and only where its command names the program.
 */
function hostInImage(variable: string, path: string, project: Project): Text | undefined {
  const folder = foldersAbove(path).find((one) => project.has(`${one}Dockerfile`))
  const text = folder === undefined || !/^\w{1,80}$/.test(variable) ? undefined : project.text(`${folder}Dockerfile`)
  if (folder === undefined || text === undefined) return undefined
  const [last, ...below] = lastStages(withoutComments(text))
  if (!last || !starts(last.text, programNames(path, folder, project))) return undefined
  for (const stage of [last, ...below]) {
    const found = [...addressesIn(stage.text)].findLast(([, , name]) => name === variable)
    if (found) return slice(new SourceFile(`${folder}Dockerfile`, text).whole, stage.start + found[0], stage.start + found[1])
  }
  return undefined
}

interface Stage {
  readonly start: number
  readonly text: string
}

/** The last stage of a Dockerfile, then those that it is made from (https://docs.docker.com/build/building/multi-stage/). */
function lastStages(text: string): Stage[] {
  const heads = [
    ...text.matchAll(/^[ \t]{0,20}FROM[ \t]{1,20}(?:--\S{1,80}[ \t]{1,20})?(\S{1,200})(?:[ \t]{1,20}AS[ \t]{1,20}(\S{1,80}))?/gim),
  ]
  const stages: Stage[] = []
  for (let i = heads.length - 1, wanted = heads[i]?.[2]; i >= 0; i--) {
    const head = heads[i]
    if (!head || (stages.length > 0 && head[2] !== wanted)) continue
    stages.push({ start: head.index, text: text.slice(head.index, heads[i + 1]?.index) })
    wanted = head[1]
  }
  return stages
}

/** Whether a `CMD` or `ENTRYPOINT` names one of these programs. */
function starts(stage: string, names: readonly string[]): boolean {
  const commands = [...stage.matchAll(/^[ \t]{0,20}(?:CMD|ENTRYPOINT)[ \t[]([^\n]{0,1000})/gim)].map(([, command = '']) => command)
  return commands.some((command) => !STDIO.test(command) && names.some((name) => [...placesOf(name, command)].length > 0))
}

/** `ENV HOST=0.0.0.0`, also as one of several: https://docs.docker.com/reference/dockerfile/#env */
const ADDRESS = /(?<=\s)(\w{1,80})[= ]["']?((?:\d{1,3}\.){3}\d{1,3}|::1?|localhost)(?![\w.:])/g

function* addressesIn(text: string): Generator<readonly [start: number, end: number, name: string]> {
  for (const { 0: whole, 1: name = '', 2: address = '', index } of withoutComments(text).matchAll(ADDRESS))
    yield [index + whole.length - address.length, index + whole.length, name]
}

function optionIn(text: string, names: readonly string[]): [start: number, end: number] | undefined {
  for (const name of names) {
    for (const at of placesOf(name, text)) {
      const rest = text.slice(at + name.length, at + name.length + LONGEST)
      const options = rest.slice(0, NEXT.exec(rest)?.index)
      const host = HOST.exec(options)
      if (!host?.[1] || STDIO.test(options) || otherRunner.pattern.test(text.slice(Math.max(0, at - 60), at))) continue
      const end = at + name.length + host.index + host[0].length
      return [end - host[1].length, end]
    }
  }
  return undefined
}

/** Where a text names a program: the file itself, not one of the same name in another folder. */
function* placesOf(name: string, text: string): Generator<number> {
  let seen = 0
  for (let at = text.indexOf(name); at >= 0 && seen < MOST; at = text.indexOf(name, at + name.length)) {
    seen++
    if (isPartOfWord(text[at + name.length])) continue
    const before = /[\w./-]{0,80}$/.exec(text.slice(Math.max(0, at - 80), at))?.[0] ?? ''
    if (before === '' || before === './' || FOLDER_OF_IMAGE.test(before)) yield at
  }
}

/** `/app/`, `/usr/src/app/`, `/app/.venv/bin/`: where an image has its program. */
const FOLDER_OF_IMAGE = /^\/(?:usr\/(?:src|local)\/|opt\/|srv\/|home\/)?[\w-]{1,40}\/(?:\.?v?env\/bin\/)?$/

function isPartOfWord(char: string | undefined): boolean {
  return char !== undefined && /[\w.-]/.test(char)
}

/** A module of JavaScript, and what a compiler makes of it: `dist/server.js` of `src/server.ts`. */
function builtNames(below: string): string[] {
  const scripts = ['js', 'mjs', 'cjs'].map((end) => below.replace(/\.[cm]?[jt]sx?$/, `.${end}`))
  const built = scripts.flatMap((one) => ['dist/', 'build/', 'lib/', 'out/'].map((folder) => one.replace(/(^|\/)src\//, `$1${folder}`)))
  return [...new Set([below, ...scripts, ...built])]
}

/** What the program of a module is called in commands: its file, its module, the package that it stands in, its scripts. */
function programNames(path: string, folder: string, project: Project): string[] {
  const below = path.slice(folder.length)
  const whole = below.replace(/\.py$/, '').replaceAll('/', '.')
  const dotted = whole.replace(/^src\./, '')
  const around = dotted.split('.').slice(0, -1).join('.')
  const manifest = project.text(`${folder}pyproject.toml`) ?? ''
  const scripts = Array.from(manifest.matchAll(SCRIPT), ([, name = '', module = '']) =>
    module === dotted || module === around ? [name] : [],
  )
  return [
    ...builtNames(below),
    dotted,
    // `python -m src.server`, in the folder that `src` stands in.
    ...(whole === dotted ? [] : [whole]),
    ...(around && project.has(`${folder}${below.replace(/[^/]+$/, '__main__.py')}`) ? [around] : []),
    ...scripts.flat(),
  ]
}

/** https://packaging.python.org/en/latest/guides/writing-pyproject-toml/#creating-executable-scripts */
const SCRIPT = /^["']?([\w.-]{1,80})["']?\s{0,8}=\s{0,8}["']([\w.]{1,120}):\w{1,80}["']/gm

/** A text of the same length. */
function withoutComments(text: string): string {
  return text.replace(/^[ \t]*#[^\n]*/gm, (comment) => ' '.repeat(comment.length))
}
