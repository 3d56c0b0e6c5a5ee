import { parseShell } from '../../parse/shell.ts'
import type { Reading } from '../../model/reading.ts'
import { defineTextSurface } from '../reading/surface.ts'
import { commandReadings } from './command-readings.ts'
import { heredocReadings, variablesWritten } from './heredocs.ts'

/** Commands in shell scripts, and configuration files that they write. */
export default defineTextSurface({
  id: 'command-scripts',
  name: 'Shell scripts',
  spec: 'https://pubs.opengroup.org/onlinepubs/9799919799/utilities/V3_chap02.html',
  counts: 'other',
  files: [
    '**/*.{sh,bash,zsh,fish,ksh}',
    '**/.husky/*',
    '**/.bashrc',
    '**/.zshrc',
    '**/.profile',
    '**/.bash_profile',
    '**/.zprofile',
    '**/.zshenv',
    '**/.bash_aliases',
  ],
  async *read(text, reader): AsyncGenerator<Reading> {
    const script = parseShell(text)
    yield* commandReadings(script, { source: 'command', assignments: 'code' }, reader)
    yield* heredocReadings(script, 'command', reader)
    yield* variablesWritten(script, reader)
  },
})
