import type { Project } from '../../discover/project.ts'
import { interpretsScript, runsInEnvironment, servesApplication, startsNext } from '../../knowledge/words/started-programs.ts'
import { foldersAbove } from '../../text/paths.ts'
import { literally } from '../../text/pattern.ts'
import type { ImageCommand } from './docker-stages.ts'

/**
 * The file of the repository that an image starts by itself, by the end of its path: `python -m desk.server`, `node dist/server.js`,
 * `uvicorn desk.web:app`, a script of a shell that ends with one of them, or a name of `[project.scripts]`.
 */
export function startedScript({ entry, added }: ImageCommand, path: string, project: Project): string | undefined {
  const words = [...entry, ...added].map(({ value }) => value)
  return startedBy(words, { path, project, given: added.map(({ value }) => value) })
}

interface Asked {
  /** The file whose command it is. */
  readonly path: string
  readonly project: Project
  /** What a script of a shell is handed. */
  readonly given: readonly string[]
}

function startedBy(all: readonly string[], asked: Asked): string | undefined {
  const [program = '', ...rest] = withoutStarters(lastOf(all))
  if (/\.sh$/.test(program)) return startedByShell(program, asked)
  if (/(?:^|\/)(?:ba|da|a)?sh$/.test(program)) {
    const script = rest.findIndex((one) => /^-[a-z]{0,3}c$/.test(one))
    return script < 0
      ? startedBy(
          rest.filter((one) => !one.startsWith('-')),
          asked,
        )
      : startedBy(wordsIn(rest[script + 1] ?? ''), asked)
  }
  if (servesApplication.pattern.test(program)) return applicationIn(rest, asked.project)
  if (!interpretsScript.pattern.test(program)) return namedProgram(program, asked)
  const first = rest.findIndex((one) => one === '-m' || !one.startsWith('-'))
  const [word = '', module = ''] = rest.slice(Math.max(0, first))
  if (word !== '-m') return /\.(?:py|[cm]?[jt]s)$/.test(word) ? word.replace(/^\.?\//, '') : undefined
  return servesApplication.pattern.test(module) ? applicationIn(rest.slice(first + 2), asked.project) : fileOf(module, asked.project)
}

/** The last of several commands, which is the one that stays: `desk-migrate && uvicorn desk.web:app`. */
function lastOf(words: readonly string[]): readonly string[] {
  return words.slice(words.findLastIndex((word) => /^(?:&&|\|\||;)$|;$/.test(word)) + 1)
}

/** The words of a command from the program on: not `exec`, `tini --` and `uv run --frozen`. */
function withoutStarters(words: readonly string[]): readonly string[] {
  for (let at = 0; at < words.length; at++) {
    const word = words[at] ?? ''
    if (runsInEnvironment.pattern.test(word) && words[at + 1] === 'run') {
      at += 1
      while (words[at + 1]?.startsWith('-') === true) at += 1
    } else if (!startsNext.pattern.test(word)) return words.slice(at)
    else while (words[at + 1]?.startsWith('-') === true && words[at + 1] !== '--') at += 1
  }
  return []
}

/** What a server is told: `desk.web:app`, also what is called there, or a file where it takes one. */
function applicationIn(words: readonly string[], project: Project): string | undefined {
  const module = words.flatMap((word) => /^([A-Za-z_][\w.]{0,100}):[A-Za-z_][\w.]{0,60}(?:\(\))?$/.exec(word)?.[1] ?? [])[0]
  if (module !== undefined) return fileOf(module, project)
  const [file] = words[0] === 'run' ? words.slice(1).filter((word) => !word.startsWith('-')) : []
  return file !== undefined && /^[\w./-]{1,120}\.py$/.test(file) ? file.replace(/^\.?\//, '') : undefined
}

/** The file of a module of Python: `desk/web.py`, or what the package starts with. */
function fileOf(module: string, project: Project): string | undefined {
  const stem = module.replaceAll('.', '/')
  const files = [`${stem}.py`, `${stem}/__main__.py`, `${stem}/__init__.py`]
  return files.find((file) => project.named(file.replace(/^.*\//, '')).some((path) => path === file || path.endsWith(`/${file}`)))
}

/** A name that the package gives to a function: https://packaging.python.org/en/latest/specifications/entry-points/ */
function namedProgram(program: string, { path, project }: Asked): string | undefined {
  const name = /^(?:[\w./-]{0,60}\/)?([\w.-]{1,60})$/.exec(program)?.[1]
  if (name === undefined) return undefined
  const named = new RegExp(`^["']?${literally(name)}["']?[ \\t]{0,4}=[ \\t]{0,4}["']([\\w.]{1,100})(?::[\\w.]{1,60})?["']`, 'm')
  for (const folder of foldersAbove(path)) {
    const scripts = SCRIPTS.exec(project.text(`${folder}pyproject.toml`) ?? '')?.[1]
    const module = scripts === undefined ? undefined : named.exec(scripts)?.[1]
    if (module !== undefined) return fileOf(module, project)
  }
  return undefined
}

const SCRIPTS = /^\[(?:project|tool\.poetry)\.scripts\][ \t]*\n([^[]{0,2000})/m

/** What a script of the repository starts last, which may be what it is handed: `exec "$@"`. */
function startedByShell(script: string, { path, project, given }: Asked): string | undefined {
  const name = script.replace(/^.*\//, '')
  const found = foldersAbove(path).flatMap((folder) => project.named(name).filter((one) => one.startsWith(folder)))[0]
  const lines = (found === undefined ? '' : (project.text(found) ?? '').replace(/\\\r?\n/g, ' '))
    .split('\n')
    .filter((line) => /^\s*[^\s#]/.test(line))
  const last = lines.at(-1)?.trim()
  if (last === undefined || lines.some((line) => BRANCHES.test(line))) return undefined
  const isHanded = /^(?:exec\s+)?"?\$@"?$/.test(last)
  return startedBy(isHanded ? given : wordsIn(last), { path, project, given: [] })
}

/** What starts more than one program, or one of several. */
const BRANCHES = /^\s*(?:if|case|elif|else|while|for)\b|(?:^|[^&>])&\s*$/

function wordsIn(line: string): readonly string[] {
  return Array.from(line.matchAll(/"([^"]*)"|'([^']*)'|([^\s"']+)/g), ([, double, single, plain]) => double ?? single ?? plain ?? '').slice(
    0,
    100,
  )
}
