import type { SourceFile, Span } from '../text/source.ts'
import { SpanIndex } from '../text/span-index.ts'
import { oncePer } from '../text/once-per.ts'

/**
 * Under `encryptedData` of a SealedSecret stands ciphertext that only the cluster reads (https://github.com/bitnami-labs/sealed-secrets).
 */
export function isSealed({ file, start }: Span): boolean {
  if (!/\.(?:ya?ml|json)$/.test(file.path)) return false
  return sealedIn(file).at({ file, start, end: start + 1 }) !== undefined
}

/** From each `encryptedData` of a sealed secret to the next `kind`, or the end of the document. */
const sealedIn = oncePer((file: SourceFile): SpanIndex<true> => {
  const found = new SpanIndex<true>()
  let isSealed = false
  let from: number | undefined
  for (const { index, 0: mark, 1: kind } of file.text.matchAll(SEALING)) {
    if (mark === 'encryptedData') from ??= isSealed ? index : undefined
    else {
      if (from !== undefined) found.add({ file, start: from, end: index }, true)
      from = undefined
      isSealed = mark !== '\n---' && (isSealed || kind !== undefined)
    }
  }
  if (from !== undefined) found.add({ file, start: from, end: file.text.length }, true)
  return found
})

const SEALING = /\n---|encryptedData|\bkind["']?\s{0,5}:\s{0,5}["']?(SealedSecret\b)|kind/g
