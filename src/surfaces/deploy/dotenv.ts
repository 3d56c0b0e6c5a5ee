import { entries, string } from '../../parse/node.ts'
import type { Reading } from '../../model/reading.ts'
import { defineSurface } from '../reading/surface.ts'
import { DOTENV_FILES, isDotenv } from './dotenv-files.ts'
import { template } from './interpolation.ts'

export default defineSurface({
  id: 'dotenv',
  name: 'Environment files',
  spec: 'https://github.com/motdotla/dotenv#what-rules-does-the-parsing-engine-follow',
  counts: 'variables',
  files: DOTENV_FILES,
  format: 'dotenv',
  recognises: (_, { path }) => isDotenv(path),
  *read(root): Generator<Reading> {
    const assignments = entries(root).flatMap(({ key, value }) => {
      const text = string(value)
      return text ? [{ name: key, value: template(text) }] : []
    })
    if (assignments.length) yield { kind: 'variables', place: 'dotenv', assignments, envFiles: [], at: root.at }
  },
})
