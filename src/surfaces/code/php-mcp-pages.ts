import type { Project } from '../../discover/project.ts'
import { harmlessServerValue, includesInPhp, readsBodyInPhp, servedFolderInPhp, showsCallerInPhp } from '../../knowledge/words/php-pages.ts'
import { asksForTool } from '../../knowledge/words/mcp-by-hand.ts'
import { checkInPhp } from '../../knowledge/words/php-checks.ts'
import type { McpServer } from '../../model/index.ts'
import { withoutComments } from '../../parse/c-like-tokens.ts'
import { folderOf, foldersAbove, pathFrom } from '../../text/paths.ts'
import type { Text } from '../../text/source.ts'
import { answersByHand, toolsByHand } from './answers-by-hand.ts'
import { mayLookElsewhere } from './callers-elsewhere.ts'
import { networkServer } from './go-mcp-servers.ts'
import { phpCode } from './laravel-classes.ts'

/** The MCP server that a page of PHP is without any library: whoever can ask for the page calls its tools. */
export function* pageOfPhp(text: Text, project: Project): Generator<McpServer> {
  const { file } = text.at
  if (!answersByHand(text.value) || !servedFolderInPhp.pattern.test(file.path)) return
  const code = withoutComments(text, 'php')
  if (!readsBodyInPhp.pattern.test(code) || mayCheck(code)) return
  const found = asksForTool.pattern.exec(code)
  const folder = foldersAbove(file.path).find((one) => project.has(`${one}composer.json`)) ?? folderOf(file.path)
  const below = folder === '' || folder.endsWith('/') ? folder : `${folder}/`
  if (!found || /PHP_SAPI|php_sapi_name/.test(code) || includesCheck(code, file.path, project)) return
  if (mayLookElsewhere(file.path, below, project)) return
  const at = { file, start: text.at.start + found.index, end: text.at.start + found.index + found[0].length }
  const server = networkServer({ is: 'dynamic', at }, undefined, toolsByHand(code), at)
  yield { ...server, deployed: [{ at, label: 'a page of the web server' }] }
}

function mayCheck(code: string): boolean {
  const own = code.replace(HARMLESS, '')
  return checkInPhp.pattern.test(own) || showsCallerInPhp.pattern.test(own)
}

const HARMLESS = new RegExp(harmlessServerValue.pattern, 'g')
const INCLUDES = new RegExp(includesInPhp.pattern, 'g')
const BEGINS = /\b(?:require|include)(?:_once)?\b/g

/** Whether what a page takes in may look at callers, or cannot be read. */
function includesCheck(code: string, path: string, project: Project): boolean {
  const included = Array.from(code.matchAll(INCLUDES), ([, one = '']) => one)
  if (included.length < (code.match(BEGINS) ?? []).length) return true
  return included.some((one) => {
    if (one.endsWith('vendor/autoload.php')) return false
    const other = pathFrom(folderOf(path), one.replace(/^\//, ''))
    return !project.has(other) || mayCheck(phpCode(other, project))
  })
}
