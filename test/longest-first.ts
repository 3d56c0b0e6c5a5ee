import { basename } from 'node:path'
import { BaseSequencer, type TestSpecification } from 'vitest/node'

/**
 * The files of some seconds of the processor, the longest first. Of those that need the bundle one comes early and builds it while others
 * run, as who needs it meanwhile waits.
 */
const LONG = [
  'growth',
  'rules',
  'threads',
  'secrets-contexts',
  'hostile',
  'secrets',
  'growth-time',
  'pre-commit',
  'lowering-typescript',
  'conventions',
  'inherited-names',
  'scaffold',
  'parse-toml',
  'knowledge',
  'surfaces',
  'many-subjects',
  'action',
  'hook-managers',
  'parse-yaml',
  'acceptance',
  'report-cli',
  'bad-input',
  'fix-cli',
  'parse-shell',
  'concerns',
  'user',
  'readme',
  'baseline',
  'put-in-prompt',
  'git',
]

/**
 * Long files run first, so that no core waits at the end for another's. By itself vitest knows only how many bytes a file has where it has
 * never run, as in a fresh clone, and `rules.test.ts` is small.
 */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files)
    return sorted.toSorted((a, b) => placeOf(a) - placeOf(b))
  }
}

function placeOf({ moduleId }: TestSpecification): number {
  const place = LONG.indexOf(basename(moduleId, '.test.ts'))
  return place < 0 ? LONG.length : place
}
