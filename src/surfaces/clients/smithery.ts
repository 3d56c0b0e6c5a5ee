import { get, has, string } from '../../parse/node.ts'
import type { Reading } from '../../model/reading.ts'
import { defineSurface } from '../reading/surface.ts'
import { defaultsIn, literalsIn } from './literals.ts'

export default defineSurface({
  id: 'smithery',
  name: 'Smithery configuration',
  spec: 'https://smithery.ai/docs/build/project-config/smithery-yaml',
  counts: 'agent',
  files: ['**/smithery.{yaml,yml}', '**/smithery.config.{yaml,yml}'],
  format: 'yaml',
  recognises: (root) => ['startCommand', 'runtime', 'exampleConfig', 'configSchema'].some((key) => has(root, key)),
  *read(root): Generator<Reading> {
    for (const block of [root, get(root, 'startCommand')]) {
      yield* literalsIn(get(block, 'exampleConfig'))
      yield* defaultsIn(get(block, 'configSchema', 'properties'))
      yield* literalsIn(get(block, 'env'))
      // JavaScript that makes the command line.
      const code = string(get(block, 'commandFunction'))
      if (code) yield { kind: 'literal', place: 'config', text: code, at: code.at }
    }
  },
})
