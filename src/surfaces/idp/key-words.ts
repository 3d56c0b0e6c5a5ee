/** The words by which keys of YAML show in a text, quoted or not: `openapi:`, `"openapi":`, `'openapi':`. */
export function keyWords(...keys: readonly string[]): string[] {
  return keys.flatMap((key) => [`${key}:`, `${key}":`, `${key}':`])
}
