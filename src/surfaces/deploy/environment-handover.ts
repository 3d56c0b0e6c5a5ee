import { localServer } from '../../knowledge/local-servers.ts'
import type { EnvironmentHandover } from '../../model/index.ts'
import type { Command } from './command.ts'

/** To whom a program hands something that starts what its users configure. */
export const EVERY_SERVER = 'every server that is configured'

/** A whole file of variables for a container of somebody else's that needs one or two of them (STANDARD.md, "Agents"). */
export function* handovers({ program, handedFiles }: Command): Generator<EnvironmentHandover> {
  const known = localServer(program.value)
  if (!known || known.credentials.length === 0) return
  for (const file of handedFiles) {
    // A file made for this program alone has another name, and one outside of the repository is not this project's.
    if (/^(?:\.{1,2}\/)*(?:[\w-]+\/)*\.env(?:\.local)?$/.test(file.value))
      yield { kind: 'environmentHandover', to: `${known.vendor}'s server ${program.value}`, what: `all of ${file.value}`, at: file.at }
  }
}
