/** A pattern of pieces that stand one after the other; flags of the pieces do not count. */
export function inTurn(flags: string, ...pieces: readonly RegExp[]): RegExp {
  return new RegExp(pieces.map(({ source }) => source).join(''), flags)
}

/** A pattern of alternatives, which may be a piece of another; flags of the alternatives do not count. */
export function oneOf(flags: string, ...alternatives: readonly RegExp[]): RegExp {
  return new RegExp(`(?:${alternatives.map(({ source }) => source).join('|')})`, flags)
}

/** A pattern that is one of the alternatives from beginning to end. */
export function whole(flags: string, ...alternatives: readonly RegExp[]): RegExp {
  return new RegExp(`^(?:${alternatives.map(({ source }) => source).join('|')})$`, flags)
}

/** A name as a piece of a pattern that matches nothing else. */
export function literally(name: string): string {
  return name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
}

/** A name by itself or as a member, and no part of another. */
export function alone(name: string): RegExp {
  return new RegExp(`(?<![\\w$])${literally(name)}(?![\\w$])`)
}
