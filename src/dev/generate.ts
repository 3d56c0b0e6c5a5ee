import { fileURLToPath } from 'node:url'
import { generatedFiles } from './generated.ts'
import { indexes } from './indexes.ts'
import { written } from './written.ts'

const root = fileURLToPath(new URL('../..', import.meta.url)).replace(/[/\\]$/, '')

// Lists of modules first: the rest imports them.
const changed = [...written(root, indexes(root)), ...written(root, await generatedFiles(root))]
process.stdout.write(changed.length > 0 ? changed.map((path) => `wrote ${path}\n`).join('') : 'everything is up to date\n')
