/** Which names may stand in which files, without a letter of them: two bits a name, so that a text is let go once it has been looked at. */
export class NamesInFiles {
  readonly #files: { readonly path: string; readonly bits: Uint8Array }[] = []

  /** Notes all names of a file: runs of letters, digits, `_` and `$`. */
  add(path: string, text: string): void {
    const bits = new Uint8Array(BITS / 8)
    let hash = START
    for (let at = 0; at <= text.length; at++) {
      const code = at < text.length ? text.charCodeAt(at) : 0
      if (isOfName(code)) hash = Math.imul(hash ^ code, PRIME)
      else if (hash !== START) {
        for (const bit of bitsOf(hash)) bits[bit >> 3] = (bits[bit >> 3] as number) | (1 << (bit & 7))
        hash = START
      }
    }
    this.#files.push({ path, bits })
  }

  /** The files that may have a name, in the order in which they came; a file that is left out has it not. */
  with(name: string): readonly string[] {
    let hash = START
    for (let at = 0; at < name.length; at++) hash = Math.imul(hash ^ name.charCodeAt(at), PRIME)
    const wanted = bitsOf(hash)
    return this.#files.flatMap(({ path, bits }) =>
      wanted.every((bit) => ((bits[bit >> 3] as number) & (1 << (bit & 7))) !== 0) ? [path] : [],
    )
  }
}

/** With a thousand names in a file, one of a hundred that are not there seems to be. */
const BITS = 1 << 14

/** FNV-1a with 32 bits: https://www.rfc-editor.org/rfc/rfc9923.html */
const START = 0x81_1c_9d_c5 | 0
const PRIME = 0x01_00_01_93

function bitsOf(hash: number): readonly [number, number] {
  return [hash & (BITS - 1), (hash >>> 16) & (BITS - 1)]
}

function isOfName(code: number): boolean {
  return (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || (code >= 48 && code <= 57) || code === 95 || code === 36
}
