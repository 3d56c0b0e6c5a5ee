import { logLibraries } from '../../knowledge/libraries/log-libraries.ts'
import { asWrittenIn } from '../../knowledge/libraries/written.ts'
import { asksToolRequest, goEnvironment, goToolText, goToolWords } from '../../knowledge/libraries/tool-results.ts'
import type { Project } from '../../discover/project.ts'
import type { LogCall } from '../../model/index.ts'
import { saidIn, type Said } from '../../parse/c-like.ts'
import { get, items, type Node } from '../../parse/node.ts'
import { literally } from '../../text/pattern.ts'
import { codeAt } from '../../text/source.ts'
import { defineTextSurface } from '../reading/surface.ts'
import { isOtherValue } from './c-like-other-values.ts'
import { isDecodedPart, isRefusedHere } from './c-like-refused.ts'
import { isEmptyHere } from './empty-branches.ts'
import { secretIn } from './c-like-secrets.ts'
import { goFunctionAround, shownIn } from '../../program/written/index.ts'
import { isSaidUnknown } from './said-unknown.ts'
import { shownCode } from './shown-code.ts'

/** Credentials and whole environments in what tools of MCP servers answer, which the model reads. */
export default defineTextSurface({
  id: 'go-tool-results',
  name: 'Results of MCP tools in Go',
  spec: 'https://modelcontextprotocol.io/specification/2026-07-28/server/tools#tool-result',
  counts: 'code',
  files: ['**/*.go'],
  mentions: goToolWords,
  together: [[/token|jwt|bearer|secret|passw|api_?key|authorization|os\.Environ\(/i]],
  skipsTests: true,
  *read(text, { project }): Generator<LogCall> {
    const all = saidIn(text, 'go')
    for (const node of answers(all)) {
      const found = heldBy(node, project) ?? heldByName(node, all, project)
      if (found) yield { kind: 'logCall', sink: 'tool-result', what: shownCode(found.what), by: 'the result of a tool', at: found.at }
    }
  },
})

/** `mcp.NewToolResultText(text)`, `&mcp.TextContent{Text: text}` */
function answers(all: readonly Said[]): readonly Node[] {
  return all.flatMap(({ is, name, value }) => {
    if (!goToolText.pattern.test(name)) return []
    return is === 'call' ? items(value) : is === 'object' ? (get(value, 'Text') ?? []) : []
  })
}

type Held = Pick<LogCall, 'what' | 'at'>

/** What is shown whole, and not what nobody has, what is refused, what is only a part, and what the model has given the tool. */
function heldBy(node: Node, project: Project): Held | undefined {
  const { file, start } = node.at
  const environment = goEnvironment.pattern.exec(codeAt(node.at, LONGEST))
  if (environment) {
    const from = start + environment.index
    return { what: environment[0], at: { file, start: from, end: from + environment[0].length } }
  }
  for (const one of new Set([node, ...shownIn(node, 'go')])) {
    const found = secretIn(one, 'go')
    if (!found || isEmptyHere(found) || isRefusedHere(found) || isDecodedPart(found) || isSaidUnknown(found.what, found.at)) continue
    const code = codeAt(found.at, LONGEST)
    if (!isOtherValue(code, { at: found.at, language: 'go', project }) && !isAsked(found)) return found
  }
  return undefined
}

/** The same in a text that was formatted before and goes by a name: `info := fmt.Sprintf("…", token)`, then `Text: info + "…"`. */
function heldByName(node: Node, all: readonly Said[], project: Project): Held | undefined {
  const name = /^([a-z]\w{0,60})(?: ?\+|$)/.exec(codeAt(node.at, LONGEST))?.[1]
  if (name === undefined) return undefined
  const { start } = goFunctionAround(node.at)
  const made = all.findLast((one) => one.is === 'set' && one.name === name && one.at.start >= start && one.value.at.end <= node.at.start)
  if (!made || !FORMATS?.test(codeAt(made.value.at, LONGEST))) return undefined
  return heldBy(made.value, project)
}

const FORMATS = asWrittenIn(logLibraries, 'formats').go
const LONGEST = 200

/** `password := req.GetString("password", "")`, `in.Password` */
function isAsked({ what, at }: Held): boolean {
  const root = /^[&*]?(\w{1,60})/.exec(what)?.[1]
  if (root === undefined) return true
  const { code } = goFunctionAround(at)
  const given = new RegExp(`(?<![\\w.])${literally(root)}(?:, ?\\w{1,40})? ?:?= ?(?:${asksToolRequest.pattern.source})`)
  return (
    given.test(code) ||
    new RegExp(`^func [^\\n]{0,200}[(,] ?${literally(root)} [*\\w.]{0,40}(?:Input|Args|Params|Request|Arguments)\\b`).test(code)
  )
}
