import type { Project } from '../../discover/project.ts'
import { addsSession, namesKeptToken, putsInSession } from '../../knowledge/words/dotnet-sessions.ts'
import { marksAllCookies } from '../../knowledge/words/written-cookies.ts'
import type { Reading } from '../../model/reading.ts'
import { bracketEnd } from '../../text/brackets.ts'
import { slice, type Text } from '../../text/source.ts'
import { isInComment } from '../../program/written/index.ts'
import { whereSaid } from '../reading/code-around.ts'
import { homeOf } from './dotnet-set-keys.ts'
import { isMarkedForAll } from './marked-for-all.ts'
import { withoutSecure } from './unmarked-cookies.ts'

/**
 * Sessions whose cookie is told this and that and nothing of TLS, which it is without, where the package keeps tokens in them:
 * https://learn.microsoft.com/aspnet/core/fundamentals/app-state#session-options
 */
export function* sessionsWithTokens(text: Text, project: Project): Generator<Reading> {
  for (const found of text.value.matchAll(new RegExp(addsSession.pattern, 'g'))) {
    const [all, options = ''] = found
    const open = found.index + all.length - 1
    const block = text.value.slice(open, bracketEnd(text.value, open, '{}', LONGEST) ?? open)
    // A function that is given the options may mark them.
    const isHandedOn = new RegExp(`[(,] ?${options}(?:\\.Cookie)? ?[,)]`).test(block)
    if (!block.includes(`${options}.Cookie.`) || /Secure/.test(block) || isHandedOn || isInComment(text.value, found.index)) continue
    if (keepsTokens(text, project)) yield withoutSecure('session', slice(text, found.index + 1, found.index + '.AddSession'.length).at)
  }
}

const LONGEST = 3000

/** Whether the project of the file keeps tokens in sessions, and has no policy that marks all cookies. */
function keepsTokens({ at }: Text, project: Project): boolean {
  const below = homeOf(at.file.path, project) ?? ''
  const keeps = (code: string) => putsInSession.pattern.test(code) && namesKeptToken.pattern.test(code)
  const found = whereSaid(project, 'keeps a token in a session', keeps, { below, firstTwo: true })
  const marked = whereSaid(project, 'marks all cookies', (code) => marksAllCookies.pattern.test(code), { below, firstTwo: true })
  return found !== undefined && found.length > 0 && marked?.length === 0 && !isMarkedForAll(at.file.path, project)
}
