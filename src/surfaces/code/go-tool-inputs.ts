import { addsGoTool, takesGoInput } from '../../knowledge/libraries/go-mcp.ts'
import type { Project } from '../../discover/project.ts'
import type { ModelParameter } from '../../model/index.ts'
import { packageIn } from '../../program/written/index.ts'
import { bracketEnd, partsAtTop } from '../../text/brackets.ts'
import { folderWithSlash } from '../../text/paths.ts'
import { slice, type Text } from '../../text/source.ts'
import { onceFor } from '../reading/code-around.ts'
import { isDescribedAsOther } from './tool-descriptions.ts'

/** What describes the fields of a structure to a model: https://pkg.go.dev/github.com/google/jsonschema-go/jsonschema#For */
export const STRUCTURES: readonly string[] = ['jsonschema:"']

/**
 * The text fields of structures that tools of the package take: `APIKey string `json:"api_key" jsonschema:"…"``. What the description says
 * to be no secret is none, as in zod.
 */
export function* inputsOfGo(text: Text, path: string, project: Project): Generator<ModelParameter> {
  const { value } = text
  if (!STRUCTURES.some((one) => value.includes(one))) return
  const folder = folderWithSlash(path)
  const inputs = onceFor(project, `inputs of tools in ${folder}`, () => inputsIn(packageIn(folder, project)))
  for (const { index, 0: whole, 1: name = '', 2: fields = '' } of value.matchAll(STRUCTURE)) {
    if (!inputs.has(name)) continue
    const tool = inputs.get(name)
    const from = index + whole.length - fields.length
    for (const field of fields.matchAll(FIELD)) {
      const [said, key = '', after = ''] = field
      if (isDescribedAsOther(key, said.slice(said.indexOf('`')))) continue
      const at = from + field.index + said.length - after.length - key.length
      const place = slice(text, at, at + key.length).at
      const owner = tool === undefined ? { owner: name, isInput: true as const } : { owner: tool }
      yield { kind: 'modelParameter', of: 'tool', ...owner, field: { value: key, at: place }, at: place }
    }
  }
}

/** The types of structures that functions of a package take as tools, with the name of the tool where one alone takes it. */
function inputsIn(code: string): ReadonlyMap<string, string | undefined> {
  const tools = toolsIn(code)
  const found = new Map<string, string | undefined>()
  for (const match of code.matchAll(new RegExp(takesGoInput.pattern, 'g'))) {
    const { index } = match
    const input = match.slice(1).find(Boolean)
    if (input === undefined) continue
    const called = FUNCTION.exec(code.slice(Math.max(0, index - LONGEST_NAME), index))?.[1]
    const own = tools.filter((one) => (called === undefined ? one.start < index && index < one.end : one.called === called))
    const tool = own.length === 1 ? own[0]?.name : undefined
    found.set(input, found.has(input) && found.get(input) !== tool ? undefined : tool)
  }
  return found
}

interface Added {
  /** What the tool is called, and the function that it is, where that has a name. */
  readonly name: string
  readonly called: string | undefined
  readonly start: number
  readonly end: number
}

/** `mcp.AddTool(server, &mcp.Tool{Name: "list_files"}, list)` */
function toolsIn(code: string): readonly Added[] {
  const found: Added[] = []
  for (const { index, 0: said } of code.matchAll(new RegExp(addsGoTool.pattern, 'g'))) {
    const from = index + said.length
    const end = bracketEnd(code, from - 1, '([{)]}', LONGEST_CALL)
    if (end === undefined) continue
    const parts = partsAtTop(code, (at) => code[at] === ',', { start: from, end: end - 1, texts: true })
    const given = parts.map((one) => code.slice(one.start, one.end).trim()).filter((one) => one !== '')
    const name = given.flatMap((one) => NAME.exec(one)?.slice(1).filter(Boolean) ?? [])[0]
    const called = /^(?:[\w.]{1,60}\()?(?:\w{1,60}\.){0,3}(\w{1,80})\)?$/.exec(given.at(-1) ?? '')?.[1]
    if (name !== undefined) found.push({ name, called, start: index, end })
  }
  return found
}

const LONGEST_CALL = 2000
const LONGEST_NAME = 200
/** The name of the tool, as a field of it or as what makes it is given. */
const NAME = /^(?:&?[\w.]{1,60}\{[^"`]{0,80}?\bName:\s{0,40}"([\w./-]{1,80})"|[\w.]{1,60}Tool\(\s{0,40}"([\w./-]{1,80})")/
/** What stands before what a function takes. */
const FUNCTION = /\bfunc (?:\([^()\n]{1,80}\) )?(\w{1,80})$/
const STRUCTURE = /^type (\w{1,80}) struct \{\n((?:[^}\n][^\n]{0,2000}\n|\n){0,200})/gm
const FIELD = /^[ \t]{1,8}\w{1,80}[ \t]{1,40}(?:\*|\[\])?string[ \t]{1,40}`[^`\n]{0,200}?\bjson:"(\w{1,80})([^`\n]{0,600})/gm
