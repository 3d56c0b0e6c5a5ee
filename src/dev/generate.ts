import { fileURLToPath } from 'node:url'
import { firstFiles, generatedFiles, written } from './generated.ts'

const root = fileURLToPath(new URL('../..', import.meta.url)).replace(/[/\\]$/, '')

const changed = [...written(root, firstFiles(root)), ...written(root, await generatedFiles(root))]
process.stdout.write(changed.length > 0 ? changed.map((path) => `wrote ${path}\n`).join('') : 'everything is up to date\n')
