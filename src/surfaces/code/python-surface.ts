import { codeOf, type PythonCode } from '../../program/python/code.ts'
import type { PythonSurface, Reader, Readings } from '../reading/surface.ts'

interface PythonSpec extends Omit<PythonSurface, 'format' | 'counts' | 'files' | 'read'> {
  readonly files?: readonly string[]
  read(code: PythonCode, reader: Reader): Readings
}

/** A surface over Python: its calls, definitions and values. */
export function definePythonSurface(surface: PythonSpec): PythonSurface {
  return { files: ['**/*.py', '**/*.ipynb'], ...surface, counts: 'code', format: 'python', read: (module, reader) => surface.read(codeOf(module, reader.project), reader) }
}
