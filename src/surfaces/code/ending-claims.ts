import { entries, type Node } from '../../parse/node.ts'

/** A claim of the application's own that ends the token: `expiresAt`. */
export function endsByItself(payload: Node): boolean {
  return entries(payload).some(({ key }) => /^(?:expir|valid_?until|ttl)/i.test(key.value))
}
