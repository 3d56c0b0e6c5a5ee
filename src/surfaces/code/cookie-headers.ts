import type { Ast } from '../../program/ast.ts'
import { callsTo } from '../../program/calls.ts'
import { fold } from '../../program/fold.ts'
import type { Module } from '../../program/module.ts'
import type { TokenPolicy } from '../../model/index.ts'
import { items, type Node, string } from '../../parse/node.ts'
import { slice } from '../../text/source.ts'
import { cookieToken } from './cookies.ts'
import { setPolicy } from './policy.ts'

/** `session=…; Path=/; Max-Age=604800`, as a `Set-Cookie` header carries it, in one text, a sum or `[…].join('; ')`. */
export function* cookieHeaders(module: Module): Generator<TokenPolicy> {
  for (const type of ['TemplateLiteral', 'Literal', 'BinaryExpression'] as const) {
    for (const node of module.nodes(type)) {
      if (module.parent(node)?.type === 'BinaryExpression' || !speaksOfAge(module, node)) continue
      const folded = fold(module, node)
      yield* cookie(folded.kind === 'template' ? folded.parts : [folded])
    }
  }
  for (const { node } of callsTo(module, 'join')) {
    const list = node.callee.type === 'MemberExpression' && speaksOfAge(module, node) ? items(fold(module, node.callee.object)) : []
    yield* cookie(list.flatMap((one) => (one.kind === 'template' ? one.parts : [one])))
  }
}

/** Long code around another cookie is none itself. */
function speaksOfAge(module: Module, node: Ast): boolean {
  return node.end - node.start < 4000 && /max-age=/i.test(module.source(node))
}

/** One cookie by the parts of its text, which begins with its name. A value that the code says is nobody's session. */
function* cookie(parts: readonly Node[]): Generator<TokenPolicy> {
  const unknown = parts.findIndex((one) => saidBy(one) === undefined)
  const head = (unknown < 0 ? parts : parts.slice(0, unknown)).map(saidBy).join('')
  const name = /^([\w.-]{1,80})=(?![^;\s]{1,400};)/.exec(head)?.[1]
  const token = name === undefined ? undefined : cookieToken(name)
  if (name === undefined || !token) return
  const owner = {
    owner: { what: 'cookie', name, product: 'cookies' },
    token,
    key: 'Max-Age',
    byCookie: true,
    confidence: 'medium',
  } as const
  for (const [i, part] of parts.entries()) {
    const written = string(part)
    const age = /max-age=(\d{1,12})/i.exec(written?.value ?? '')
    const next = parts[i + 1]
    const named = /max-age=$/i.test(written?.value ?? '') && next ? /^\d{1,12}$/.exec(saidBy(next) ?? '')?.[0] : undefined
    if (written && age) yield setPolicy(owner, Number(age[1]), `${age[1]} s`, slice(written, age.index, age.index + age[0].length).at)
    else if (next && named !== undefined) yield setPolicy(owner, Number(named), `${named} s`, next.at)
  }
}

/** The text of a part that is known, also of a number. */
function saidBy(part: Node): string | undefined {
  return part.kind === 'scalar' ? String(part.value) : string(part)?.value
}
