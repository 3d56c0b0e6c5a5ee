import type { TokenCheck } from '../../model/index.ts'
import { cutTo, type SourceFile, type Span } from '../../text/source.ts'

/** What decides, and where: behind the call, in its file or in another one from the beginning. */
export interface Deciding {
  readonly 0: string
  readonly index: number
  readonly file?: SourceFile
}

/** A call that reads a token. */
export interface Read {
  readonly name: string
  readonly inFunction: string | undefined
  readonly at: Span
}

/** A token that a call reads unchecked, and of which what is found behind the call decides. */
export function unverifiedBy({ name, inFunction, at }: Read, { 0: decides, index, file = at.file }: Deciding, what: string): TokenCheck {
  const start = file === at.file ? at.end + index : index
  return {
    kind: 'tokenCheck',
    owner: inFunction ? { what, name: inFunction, product: 'this code' } : { what: 'this service', product: 'this code' },
    evidence: [{ is: 'decides-access', at: { file, start, end: start + decides.length }, say: 'what it says decides here' }],
    missing: ['signature'],
    by: name.replace(/^\./, '').split('.').slice(-2).join('.'),
    confidence: 'high',
    at: cutTo(at, name.length),
  }
}
