import type { Project } from '../../discover/project.ts'
import { looksAtCaller } from '../../knowledge/words/mcp-by-hand.ts'
import { whereSaid } from '../reading/code-around.ts'

/**
 * Whether any other code of a program may look at callers: what stands before a server that is written by hand may be a concern, a filter
 * or an extension of any file. So it is where there is too much code to ask.
 */
export function mayLookElsewhere(path: string, below: string, project: Project): boolean {
  const found = whereSaid(project, 'looks at callers', (text) => looksAtCaller.pattern.test(text), { below })
  return found === undefined || found.some((one) => one !== path) || SERVERS.some((one) => refusesThere(project.text(`${below}${one}`)))
}

/** Settings of the web server, above the page and beside it: https://httpd.apache.org/docs/2.4/howto/auth.html */
const SERVERS = ['.htaccess', 'public/.htaccess', '.user.ini', 'public/.user.ini']

function refusesThere(text: string | undefined): boolean {
  return text !== undefined && /\bAuthType\b|\bRequire\s{1,4}(?!all granted)|auto_prepend_file/i.test(text)
}
