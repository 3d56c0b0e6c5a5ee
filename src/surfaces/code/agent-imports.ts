import { agentImports } from '../../knowledge/agent-packages.ts'
import type { Reading } from '../../model/reading.ts'
import { defineProgramSurface } from '../reading/surface.ts'
import { importShowing } from './people.ts'
import { IMPORTS_AGENT } from './import-words.ts'

/** Imports that show an agent in a folder, or people who talk to it, in files of which no manifest need name what they import. */
export default defineProgramSurface({
  id: 'agent-imports',
  name: 'Agent and chat libraries that code imports',
  spec: 'https://docs.python.org/3/reference/import.html',
  counts: 'code',
  only: 'python',
  mentions: agentImports,
  together: [[IMPORTS_AGENT]],
  *read(module): Generator<Reading> {
    for (const of of ['agent', 'people'] as const) {
      const found = importShowing(module, of)
      if (found) yield { kind: 'evidence', of, label: found.label, at: found.at }
    }
  },
})
