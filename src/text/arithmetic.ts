/** The value of literal arithmetic: numbers, `+ - * / % **` and parentheses. Evaluates nothing else. */
export function arithmetic(source: string): number | undefined {
  const tokens = source.match(/\d[\d_]*(?:\.[\d_]*)?(?:[eE][+-]?\d+)?|\.\d+|\*\*|[-+*/%()]|\S/g) ?? []
  if (tokens.length > MAX_TOKENS) return undefined
  let at = 0
  const sum = (): number => {
    let left = product()
    while (tokens[at] === '+' || tokens[at] === '-') left = tokens[at++] === '+' ? left + product() : left - product()
    return left
  }
  const product = (): number => {
    let left = signed()
    while (tokens[at] === '*' || tokens[at] === '/' || tokens[at] === '%') {
      const operator = tokens[at++]
      const right = signed()
      left = operator === '*' ? left * right : operator === '/' ? left / right : left % right
    }
    return left
  }
  const signed = (): number => {
    if (tokens[at] === '-') return (at++, -signed())
    if (tokens[at] === '+') return (at++, signed())
    const base = primary()
    if (tokens[at] !== '**') return base
    at++
    return base ** signed()
  }
  const primary = (): number => {
    const token = tokens[at++]
    if (token === '(') {
      const inside = sum()
      return tokens[at++] === ')' ? inside : NaN
    }
    return token !== undefined && /^[\d.]/.test(token) && !/_$|__/.test(token) ? Number(token.replaceAll('_', '')) : NaN
  }
  const value = sum()
  return at === tokens.length && Number.isFinite(value) ? value : undefined
}

const MAX_TOKENS = 200
