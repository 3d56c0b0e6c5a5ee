import type { Project } from '../../discover/project.ts'
import { extendsInDotnet, projectInDotnet } from '../../knowledge/words/dotnet-checks.ts'
import { withoutComments } from '../../parse/c-like-tokens.ts'
import { folderOf, folderWithSlash, pathFrom } from '../../text/paths.ts'
import { SourceFile } from '../../text/source.ts'
import { codeAround, onceFor } from '../reading/code-around.ts'

/** What a program of .NET is built with. */
export interface References {
  /** The folders of the other projects of the repository, those that these are built with among them. */
  readonly folders: readonly string[]
  /** Whether one of them cannot be read, or there are too many to look at. */
  readonly open: boolean
}

/** Of a program of more projects nothing is said. */
const MOST_PROJECTS = 20
const REFERENCES = new RegExp(projectInDotnet.pattern, 'g')

/** The projects that those of a folder are built with: https://learn.microsoft.com/dotnet/core/project-sdk/overview */
export function referencedFrom(folder: string, project: Project): References {
  return onceFor(project, `projects behind ${folder}`, () => {
    const own = project.below(folder).filter((path) => path.endsWith('.csproj'))
    const seen = new Set(own)
    let open = false
    for (const path of seen) {
      const text = project.text(path)
      if (text === undefined || seen.size > MOST_PROJECTS) open = true
      if (open) break
      for (const [, to = ''] of (text ?? '').matchAll(REFERENCES)) seen.add(pathFrom(folderOf(path), to.replaceAll('\\', '/')))
    }
    return { folders: [...seen].filter((path) => !own.includes(path)).map(folderWithSlash), open }
  })
}

/** Extension methods, by their names as the first group. */
const STATIC = /\bstatic [^;={}]{1,200}?\b(\w{1,80})(?:<[^<>()]{0,80}>)?\(\s{0,40}this\s/g

/** The names of the extension methods that a text declares. */
export function extensionsIn(text: string): readonly string[] {
  return Array.from(text.matchAll(STATIC), ([, name = '']) => name)
}

const EXTENDS = new RegExp(extendsInDotnet.pattern, 'g')

/** The folders of the projects behind a program of which it, or another one of them, calls an extension method. */
export function foldersCalled(folder: string, project: Project): readonly string[] {
  return onceFor(project, `projects called by ${folder}`, () => {
    const { folders } = referencedFrom(folder, project)
    const called = new Set([folder, ...folders].flatMap((one) => [...codesIn(one, project).flatMap(callsIn)]))
    return folders.filter((one) => codesIn(one, project).some((code) => extensionsIn(code).some((name) => called.has(name))))
  })
}

function codesIn(folder: string, project: Project): readonly string[] {
  return onceFor(project, `C# below ${folder}`, () =>
    (codeAround(project, { below: folder, files: /\.cs$/ }) ?? []).map((path) =>
      withoutComments(new SourceFile(path, project.text(path) ?? '').whole, 'cs'),
    ),
  )
}

function callsIn(code: string): readonly string[] {
  return Array.from(code.matchAll(EXTENDS), ([, name = '']) => name)
}
