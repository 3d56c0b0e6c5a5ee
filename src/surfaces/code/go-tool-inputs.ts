import { takesGoInput } from '../../knowledge/libraries/go-mcp.ts'
import type { Project } from '../../discover/project.ts'
import type { ModelParameter } from '../../model/index.ts'
import { packageIn } from '../../program/written/index.ts'
import { folderWithSlash } from '../../text/paths.ts'
import { slice, type Text } from '../../text/source.ts'
import { onceFor } from '../reading/code-around.ts'

/** What describes the fields of a structure to a model: https://pkg.go.dev/github.com/google/jsonschema-go/jsonschema#For */
export const STRUCTURES: readonly string[] = ['jsonschema:"']

/** The text fields of structures that tools of the package take: `APIKey string `json:"api_key" jsonschema:"…"``. */
export function* inputsOfGo(text: Text, path: string, project: Project): Generator<ModelParameter> {
  const { value } = text
  if (!STRUCTURES.some((one) => value.includes(one))) return
  const folder = folderWithSlash(path)
  const inputs = onceFor(project, `inputs of tools in ${folder}`, () => inputsIn(packageIn(folder, project)))
  for (const { index, 0: whole, 1: name = '', 2: fields = '' } of value.matchAll(STRUCTURE)) {
    if (!inputs.has(name)) continue
    const from = index + whole.length - fields.length
    for (const field of fields.matchAll(FIELD)) {
      const key = field[1] ?? ''
      const at = from + field.index + field[0].lastIndexOf(`"${key}`) + 1
      const place = slice(text, at, at + key.length).at
      yield { kind: 'modelParameter', of: 'tool', owner: name, field: { value: key, at: place }, at: place }
    }
  }
}

/** The types of structures that functions of a package take as tools. */
function inputsIn(code: string): ReadonlySet<string> {
  return new Set([...code.matchAll(new RegExp(takesGoInput.pattern, 'g'))].flatMap(([, ...names]) => names.filter(Boolean)))
}

const STRUCTURE = /^type (\w{1,80}) struct \{\n((?:[^}\n][^\n]{0,2000}\n|\n){0,200})/gm
const FIELD = /^[ \t]{1,8}\w{1,80}[ \t]{1,40}(?:\*|\[\])?string[ \t]{1,40}`[^`\n]{0,200}?\bjson:"(\w{1,80})/gm
