import { UsageError } from '../text/errors.ts'
import { type Shown, together, ours } from '../text/shown.ts'
import { tell } from './written.ts'

const BUGS = 'https://github.com/agent-auth-lint/agent-auth-lint/issues'

/** What the user can put right. */
export function isMistake(error: unknown): error is Error {
  return error instanceof UsageError || (error instanceof Error && error.name === 'NoSuchPath')
}

/** Says what the user can put right; gives back the exit code. */
export async function complain(message: string, frame: readonly Shown[] = []): Promise<2> {
  const { said } = await import('../report/redact.ts')
  tell(together([said(message), ...frame], '\n'))
  return 2
}

/** What we have to put right: the stack and where to report it. */
export async function confess(error: unknown, what = 'internal error'): Promise<2> {
  const [{ stackOf }, { said }] = await Promise.all([import('../report/stack.ts'), import('../report/redact.ts')])
  tell(ours`${said(what)}\n${stackOf(error)}\nPlease report this at ${BUGS}, without any secret.`)
  return 2
}
