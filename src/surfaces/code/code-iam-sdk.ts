import { attachesPolicy, makesRole, putsPolicy, writesPolicy } from '../../knowledge/words/sdk-policies.ts'
import { writesObject } from '../../knowledge/words/written-objects.ts'
import type { Owner } from '../../model/index.ts'
import type { Reading } from '../../model/reading.ts'
import { get, type Node } from '../../parse/node.ts'
import {
  argumentsOf,
  calls,
  definition,
  dotted,
  enclosingFunction,
  fold,
  givenBack,
  unwrap,
  type Arguments,
  type Ast,
  type Call,
  type Module,
} from '../../program/index.ts'
import { adminPolicies, allowsAll, isAgent, takenOnByBedrock } from '../deploy/iam-resources.ts'
import { defineProgramSurface } from '../reading/surface.ts'

/** Policies of an agent's role that a program writes by the AWS SDK, as one that deploys agents does. */
export default defineProgramSurface({
  id: 'code-iam-sdk',
  name: "Policies of agents' roles that are written by the AWS SDK",
  spec: 'https://docs.aws.amazon.com/IAM/latest/APIReference/API_PutRolePolicy.html',
  counts: 'code',
  mentions: ['PolicyDocument', 'PolicyArn'],
  together: [[writesPolicy.pattern, /agent|assistant|bot|copilot|llm|mcp|claude|gpt|bedrock|\bai\b/i]],
  skipsTests: true,
  *read(module): Generator<Reading> {
    for (const call of calls(module)) {
      const puts = putsPolicy.pattern.test(call.name)
      if (!puts && !attachesPolicy.pattern.test(call.name)) continue
      const given = argumentsOf(module, call.node)
      const written = expressionOf(given, puts ? 'PolicyDocument' : 'PolicyArn')
      const owner = written && ownerOf(module, call, given)
      if (!owner) continue
      if (puts) for (const document of documents(module, written)) yield* statements(document, owner)
      else yield* adminPolicies([fold(module, written)], owner)
    }
  },
})

/** An argument by its name: of Python one of the call, of TypeScript one of its object. */
function expressionOf(given: Arguments, name: string): Ast | undefined {
  return given.expression([name, `0.${name}`])
}

function* statements(document: Node, owner: Owner): Generator<Reading> {
  const found = get(document, 'Statement')
  for (const statement of found?.kind === 'list' ? found.items : found ? [found] : []) yield* allowsAll(statement, owner)
}

/** The document that a text is made of: `json.dumps({…})`, `JSON.stringify(policyOf(gateway))` of a function of this repository. */
function documents(module: Module, written: Ast): readonly Node[] {
  const text = definition(module, written)
  const [first] = text.type === 'CallExpression' && writesObject.pattern.test(dotted(text.callee) ?? '') ? text.arguments : []
  const made = first && first.type !== 'SpreadElement' ? first : text
  const back = givenBack(module, made)
  return back.length > 0 ? back.map((one) => fold(one.module, one.node)) : [fold(module, made)]
}

/** The agent's role, by its name, that of the policy, or by who takes it on. */
function ownerOf(module: Module, call: Call, given: Arguments): Owner | undefined {
  const names = ['RoleName', 'UserName', 'PolicyName'].flatMap((name) => expressionOf(given, name) ?? [])
  const texts = names.flatMap((one) => textIn(fold(module, one)) ?? [])
  const [role] = names
  if (!texts.some(isAgent) && !(role && isTakenOnByBedrock(module, call, role))) return undefined
  const [name] = texts
  return { what: 'IAM policy of', ...(name ? { name } : {}), product: 'aws-iam' }
}

/** What is known of a name: all of it, or what stands before the first value of the run. */
function textIn(value: Node): string | undefined {
  const first = value.kind === 'template' ? value.parts[0] : value
  const text = first?.kind === 'scalar' && typeof first.value === 'string' ? first.value.replace(/[-_./]+$/, '') : ''
  return text || undefined
}

/** Whether the same function makes the role of that name, for Bedrock to take it on. */
function isTakenOnByBedrock(module: Module, call: Call, role: Ast): boolean {
  const around = enclosingFunction(module, call.node)
  return calls(module).some((one) => {
    if (!makesRole.pattern.test(one.name) || enclosingFunction(module, one.node) !== around) return false
    const given = argumentsOf(module, one.node)
    const name = expressionOf(given, 'RoleName')
    const trust = expressionOf(given, 'AssumeRolePolicyDocument')
    if (!name || !trust || module.source(unwrap(name)) !== module.source(unwrap(role))) return false
    return documents(module, trust).some(takenOnByBedrock)
  })
}
