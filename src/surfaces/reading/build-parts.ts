import type { Project } from '../../discover/project.ts'
import { withoutBetween } from '../../text/between.ts'
import { literally } from '../../text/pattern.ts'
import { codeAround, onceFor } from './code-around.ts'

// The programs and modules of a repository, by their project files, and which of them takes in another.

const PROJECT_FILE = /(?:^|\/)(?:composer\.json|go\.mod|Gemfile|pom\.xml|build\.gradle(?:\.kts)?|[\w.-]{1,80}\.csproj)$/

/** The folder of the nearest project file upwards, with a `/` at its end; by itself the repository. */
export function partOf(path: string, project: Project): string {
  for (let folder = folderOf(path); folder !== ''; folder = folderOf(folder))
    if (onceFor(project, `is a program ${folder}`, () => project.inFolder(folder).some((one) => PROJECT_FILE.test(one))))
      return `${folder}/`
  return ''
}

export function folderOf(path: string): string {
  return path.replace(/\/?[^/]*$/, '')
}

export interface BuildPart {
  readonly folder: string
  /** How the manifests of others name it. */
  readonly named: RegExp
  readonly text: string
}

/** Modules and projects of one build, of which one may take in another. */
export function partsOf(project: Project): readonly BuildPart[] {
  return onceFor(project, 'parts of builds', () =>
    (codeAround(project, { files: /(?:^|\/)(?:pom\.xml|build\.gradle(?:\.kts)?|[\w.-]{1,80}\.csproj)$/, most: MOST_PARTS }) ?? []).map(
      (path) => {
        const text = withoutBetween(withoutBetween(project.text(path) ?? '', /<parent>/g, '</parent>'), MANAGED, '</dependencyManagement>')
        const folder = folderOf(path)
        return { folder: folder === '' ? '' : `${folder}/`, named: nameIn(path, text), text }
      },
    ),
  )
}

const MOST_PARTS = 300
/** Versions for those who depend on something. */
const MANAGED = /<dependencyManagement>/g

function nameIn(path: string, text: string): RegExp {
  const file = path.replace(/^.*\//, '')
  if (file.endsWith('.csproj')) return new RegExp(`[\\\\/"]${literally(file)}`)
  if (file === 'pom.xml') return new RegExp(`<artifactId>${literally(/<artifactId>([^<\n]{1,120})</.exec(text)?.[1] ?? path)}<`)
  // `project(":desk")`, `projects.desk`, `"io.harbourdesk:desk:1.0"`
  const name = folderOf(path).replace(/^.*\//, '')
  const camel = name.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase())
  return new RegExp(`[:"'.](?:${literally(name)}|${literally(camel)})[:"')\\s]`)
}

/** Whether one part of a build takes in another, by the parts between as well, or by those around it. */
export function depends(from: string, to: string, project: Project): boolean {
  return onceFor(project, `${from} takes in ${to}`, () => {
    const parts = partsOf(project)
    const known = new Set(parts.filter(({ folder }) => from.startsWith(folder)))
    for (const one of known) {
      if (one.folder === to && to !== '') return true
      for (const other of parts) if (!known.has(other) && other.named.test(one.text)) known.add(other)
    }
    return false
  })
}
