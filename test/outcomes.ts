import { readFileSync } from 'node:fs'
import { ProjectFiles } from '../src/discover/project-files.ts'
import { decode } from '../src/discover/read-file.ts'
import { catalogue } from '../src/surfaces/reading/catalogue.ts'
import type { FileOutcome } from '../src/surfaces/reading/outcome.ts'
import { readFile } from '../src/surfaces/reading/read-one.ts'
import { Recogniser } from '../src/surfaces/reading/recognise.ts'
import { SourceFile } from '../src/text/source.ts'
import { materialised, specificationOf } from './materialise.ts'

const recogniser = new Recogniser(catalogue)

/** What each file of a fixture says, read by every surface of its name, whatever its words are. */
export async function outcomesOf(folder: string): Promise<FileOutcome[]> {
  const { root, files, remove } = materialised(folder, { specification: { ...specificationOf(folder), git: false } })
  try {
    const text = (path: string) => (files.includes(path) ? decode(readFileSync(`${root}/${path}`)) : undefined)
    const project = new ProjectFiles(new Set(files), text)
    const outcomes: FileOutcome[] = []
    for (const path of files) {
      const surfaces = recogniser.surfacesFor(path)
      const content = text(path)
      if (surfaces.length > 0 && content !== undefined)
        outcomes.push(await readFile(new SourceFile(path, content, 'tracked'), surfaces, project, { looked: false }))
    }
    return outcomes
  } finally {
    remove()
  }
}
