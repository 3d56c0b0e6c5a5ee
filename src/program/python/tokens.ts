/** How strongly operators bind, as in the library's grammar. */
export const BINDS = { or: 1, and: 2, compare: 3, bitOr: 4, bitXor: 5, bitAnd: 6, shift: 7, plus: 8, times: 9, power: 11 } as const

/** A token, by what a rule has to tell apart, and how strongly it binds as an operator between two operands; 0 for what is none. */
export interface Kind {
  readonly token: string
  readonly binds: number
}

export const LETTER = 1
export const DIGIT = 2
/** What may stand in a word, of the first characters. */
export const WORD = Uint8Array.from({ length: 128 }, (_, code) =>
  /[A-Za-z_]/.test(String.fromCharCode(code)) ? LETTER : code >= 48 && code <= 57 ? DIGIT : 0,
)

export const NUMBER = /0[bB][_01]+|0[oO][_0-7]+|0[xX][_0-9a-fA-F]+|(?:\d[_\d]*(?:\.\d[_\d]*)?|\.\d[_\d]*)(?:[eE][+-]?\d[_\d]*)?[jJ]?/y

export const PREFIXES: ReadonlySet<string> = new Set(['u', 'b', 'r', 'f', 'br', 'rb', 'fr', 'rf'])

const codes = (marks: string): ReadonlySet<number> => new Set(Array.from(marks, (mark) => mark.charCodeAt(0)))
export const COMPARES = codes('<>!=')
export const DOUBLED = codes('<>*/')
export const WITH_EQUALS = codes('<>!=+-*/%@&|^:')

const kinds = (rows: Readonly<Record<string, [token: string, binds: number]>>): ReadonlyMap<number, Kind> =>
  new Map(
    Object.entries(rows).flatMap(([marks, [token, binds]]) =>
      Array.from(marks, (mark) => [mark.charCodeAt(0), { token: token || mark, binds }]),
    ),
  )
export const MARKS = kinds({
  '()[]{},;:=!': ['', 0],
  '~': ['BitOp', 0],
  '|': ['BitOp', BINDS.bitOr],
  '^': ['BitOp', BINDS.bitXor],
  '&': ['BitOp', BINDS.bitAnd],
  '<>': ['CompareOp', BINDS.compare],
  '+-': ['ArithOp', BINDS.plus],
  '/%': ['ArithOp', BINDS.times],
  '*@': ['', BINDS.times],
})
export const DOUBLE_MARKS = kinds({ '<>': ['BitOp', BINDS.shift], '/': ['ArithOp', BINDS.times], '*': ['**', BINDS.power] })
export const UNKNOWN_MARK: Kind = { token: 'unknown', binds: 0 }

export const KEYWORDS: ReadonlyMap<string, Kind> = new Map<string, Kind>([
  ...(
    'as assert async await break class continue def del elif else except finally for from global if import lambda nonlocal None pass ' +
    'raise return try while with yield'
  )
    .split(' ')
    .map((token) => [token, { token, binds: 0 }] as const),
  ...['in', 'is', 'not'].map((token) => [token, { token, binds: BINDS.compare }] as const),
  ['and', { token: 'and', binds: BINDS.and }],
  ['or', { token: 'or', binds: BINDS.or }],
  ...['True', 'False'].map((word) => [word, { token: 'Boolean', binds: 0 }] as const),
])

/** The lengths of keywords as bits, by the code of their first letter. */
export const KEYWORD_LENGTHS: number[] = []
for (const word of KEYWORDS.keys()) KEYWORD_LENGTHS[word.charCodeAt(0)] = (KEYWORD_LENGTHS[word.charCodeAt(0)] ?? 0) | (1 << word.length)

/** `x1. y`, which `knownToGrammar` takes for a number. */
export function isPointOfNumber(text: string, at: number): boolean {
  return /\d/.test(text.charAt(at - 1)) && /[\s*/)+,\-\]}:]|^$/.test(text.charAt(at + 1))
}
