import {
  beginsToolInRuby,
  fieldInKotlin,
  fieldInRust,
  inputInRust,
  inputOfRuby,
  namesMcpSdk,
  notTakenInRust,
  parameterInRuby,
  structureInRust,
  toolInKotlin,
} from '../../knowledge/libraries/written-tools.ts'
import { fileRole } from '../../classify/file-role.ts'
import type { Project } from '../../discover/project.ts'
import type { ModelParameter } from '../../model/index.ts'
import { blockEnd, crateOf, isInComment, isRuby } from '../../program/written/index.ts'
import { bracketEnd } from '../../text/brackets.ts'
import { slice, type Text } from '../../text/source.ts'
import { onceFor } from '../reading/code-around.ts'
import { defineTextSurface } from '../reading/surface.ts'
import { isDescribedAsOther } from './tool-descriptions.ts'

/** What a model gives the tools of MCP servers in Ruby, Rust and by the SDK for Kotlin. */
export default defineTextSurface({
  id: 'written-tool-inputs',
  name: 'Parameters of MCP tools in Kotlin, Ruby and Rust',
  spec: 'https://modelcontextprotocol.io/specification/2026-07-28/server/tools#tool',
  counts: 'code',
  files: ['**/*.{kt,rb,rs}'],
  mentions: ['MCP::Tool', 'FastMcp::Tool', 'ActionTool', 'ApplicationTool', 'JsonSchema', 'addTool', 'Tool.Input', 'ToolSchema'],
  skipsTests: true,
  *read(text, { file, project }): Generator<ModelParameter> {
    if (isRuby(file.path)) yield* inputsOfRuby(text)
    else if (file.path.endsWith('.rs')) yield* inputsOfRust(text, project)
    else if (namesMcpSdk.pattern.test(text.value)) yield* inputsOfKotlin(text)
  },
})

/** A piece of a file, and where it begins. */
interface Part {
  readonly from: number
  readonly code: string
}

/** More of a tool is not looked at. */
const LONGEST = 8000
const BEGINS = new RegExp(beginsToolInRuby.pattern, 'gm')
const PARAMETERS = new RegExp(parameterInRuby.pattern, 'g')

const INPUTS_IN_RUBY = new RegExp(inputOfRuby.pattern, 'gm')

/** `input_schema(properties: { password: { type: "string" } })`, `required(:password).filled(:string)` */
function* inputsOfRuby({ value, at }: Text): Generator<ModelParameter> {
  for (const { index, 0: said, 1: owner = '' } of value.matchAll(BEGINS)) {
    const end = endInRuby(value, index, said)
    for (const input of value.slice(index, end).matchAll(INPUTS_IN_RUBY)) {
      const part = inputAt(value, index + input.index, input)
      if (part) yield* fieldsIn(part, PARAMETERS, owner, { value, at })
    }
  }
}

/** The brackets, the block, the constant or the method that says what a tool is given. */
function inputAt(value: string, from: number, { 0: said, groups }: RegExpMatchArray): Part | undefined {
  const behind = from + said.length
  const { constant, method } = groups ?? {}
  if (constant) {
    const made = new RegExp(`^[ \\t]{0,16}${constant}\\s?=\\s{0,40}(?=[{(])`, 'm').exec(value)
    return made ? bracketed(value, made.index + made[0].length) : undefined
  }
  if (method !== undefined || /^\s?do\b/.test(value.slice(behind, behind + 4)))
    return { from: behind, code: value.slice(behind, endInRuby(value, from, said)) }
  const [before] = /^[^\n({]{0,80}(?=[({])/.exec(value.slice(behind, behind + 100)) ?? []
  return before === undefined ? undefined : bracketed(value, behind + before.length)
}

/** Where what begins on a line ends, as far as lines are indented as is usual. */
function endInRuby(value: string, from: number, said: string): number | undefined {
  const left = /^[ \t]*/.exec(said)?.[0] ?? ''
  const end = value.indexOf(`\n${left}end`, from)
  return end < 0 ? undefined : end
}

function bracketed(value: string, open: number): Part | undefined {
  const end = bracketEnd(value, open, '([{)]}', LONGEST)
  return end === undefined ? undefined : { from: open, code: value.slice(open, end) }
}

const FIELDS_IN_RUST = new RegExp(fieldInRust.pattern, 'gm')
const STRUCTURES = new RegExp(structureInRust.pattern, 'g')

/** `Parameters(args): Parameters<LoginArgs>`, also in another file of the crate. */
function* inputsOfRust({ value, at }: Text, project: Project): Generator<ModelParameter> {
  const inputs = inputsOfCrate(at.file.path, project)
  for (const { index, 0: said, 1: owner = '' } of value.matchAll(STRUCTURES)) {
    if (!inputs.has(owner)) continue
    const open = index + said.length - 1
    const body = { from: open, code: value.slice(open, blockEnd(value, open)) }
    for (const one of fieldsIn(body, FIELDS_IN_RUST, owner, { value, at })) yield { ...one, isInput: true }
  }
}

/** Of a larger crate nothing is said. */
const MOST_FILES = 300
const INPUTS = new RegExp(inputInRust.pattern, 'g')

/** The structures that tools of a crate take, by name. */
function inputsOfCrate(path: string, project: Project): ReadonlySet<string> {
  const folder = crateOf(path, project) ?? ''
  return onceFor(project, `inputs of tools in the crate ${folder}`, () => {
    const paths = project.below(folder).filter((one) => one.endsWith('.rs') && !fileRole(one).test)
    if (paths.length > MOST_FILES) return new Set<string>()
    const texts = paths.map((one) => project.text(one) ?? '').filter((one) => namesMcpSdk.pattern.test(one))
    return new Set(texts.flatMap((one) => Array.from(one.matchAll(INPUTS), (found) => found.slice(1).find(Boolean) ?? '')))
  })
}

const TOOLS_IN_KOTLIN = new RegExp(toolInKotlin.pattern, 'g')
const FIELDS_IN_KOTLIN = new RegExp(fieldInKotlin.pattern, 'g')

/** `addTool(name = "login", …, inputSchema = Tool.Input(properties = buildJsonObject { putJsonObject("password") { … } }))` */
function* inputsOfKotlin({ value, at }: Text): Generator<ModelParameter> {
  for (const { index, 0: said, 1: owner = '' } of value.matchAll(TOOLS_IN_KOTLIN)) {
    const open = index + said.indexOf('(')
    const end = bracketEnd(value, open, '()', LONGEST)
    if (end !== undefined) yield* fieldsIn({ from: open, code: value.slice(open, end) }, FIELDS_IN_KOTLIN, owner, { value, at })
  }
}

/** The parameters that a pattern finds in the code of a tool, but for those that are described as no secret. */
function* fieldsIn({ from, code }: Part, fields: RegExp, owner: string, text: Text): Generator<ModelParameter> {
  for (const found of code.matchAll(fields)) {
    const field = found.slice(1).find(Boolean) ?? ''
    const start = from + found.index + found[0].indexOf(field)
    const above = aboveOf(found.index, code)
    if (isInComment(text.value, start) || notTakenInRust.pattern.test(above.replace(TEXTS, ''))) continue
    if (isDescribedAsOther(field, `${above} ${describedAt(found.index, found[0], code)}`)) continue
    const place = slice(text, start, start + field.length).at
    yield { kind: 'modelParameter', of: 'tool', owner, field: { value: field, at: place }, at: place }
  }
}

const TEXTS = /"[^"\n]{0,300}"/g

/** What stands in Rust right above a field: its attributes and its documentation. */
function aboveOf(start: number, code: string): string {
  return /(?:\n[ \t]{0,16}(?:\/\/\/|#\[)[^\n]{0,300}){1,8}\n?$/.exec(code.slice(0, start))?.[0] ?? ''
}

/** What is said of a field on its own lines. */
function describedAt(start: number, said: string, code: string): string {
  return `${said} ${code.slice(start + said.length, start + said.length + 300).split('\n', 1)[0] ?? ''}`
}
