import type { Reading } from '../../model/reading.ts'
import { slice } from '../../text/source.ts'
import { defineTextSurface } from '../reading/surface.ts'
import { requirementEvidence } from './python-dependencies.ts'

export default defineTextSurface({
  id: 'python-requirements',
  name: 'Dependencies in requirements.txt',
  spec: 'https://pip.pypa.io/en/stable/reference/requirements-file-format/',
  counts: 'other',
  files: ['**/requirements*.txt', '**/requirements/*.txt'],
  *read(text): Generator<Reading> {
    for (const line of text.value.matchAll(/^[A-Za-z0-9][^\r\n]*/gm))
      yield* requirementEvidence(slice(text, line.index, line.index + line[0].length))
  },
})
