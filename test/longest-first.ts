import { basename } from 'node:path'
import { BaseSequencer, type TestSpecification } from 'vitest/node'

/** The files of three seconds and more of the processor, the longest first. */
const LONG = [
  'growth',
  'rules',
  'threads',
  'pre-commit',
  'hostile',
  'secrets-contexts',
  'scaffold',
  'secrets',
  'growth-time',
  'lowering-typescript',
  'conventions',
  'parse-toml',
  'inherited-names',
  'bad-input',
  'knowledge',
  'surfaces',
  'action',
  'parse-yaml',
  'many-subjects',
  'report-cli',
  'fix-cli',
  'hook-managers',
  'acceptance',
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
