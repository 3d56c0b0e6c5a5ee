import { isPasscode, namesAddressOfRequest, ofSignIn } from '../../knowledge/words/passwords-in-queries.ts'

/** Whether an address with the password of a user is one of a request: by its scheme, or by what its statement or its file is called. */
export function isPasswordSent({ index = 0, 0: written, 2: host }: RegExpMatchArray, code: string, path: string): boolean {
  const before = code.slice(Math.max(0, index - 160), index)
  const statement = before.slice(before.search(/[^;{}]*$/)) + written
  const behind = /^[^;\n]{0,200}/.exec(code.slice(index + written.length, index + written.length + 200))?.[0] ?? ''
  return (
    !isPasscode.pattern.test(statement) &&
    ofSignIn.pattern.test(statement + behind + path.slice(path.lastIndexOf('/') + 1)) &&
    (host !== undefined || namesAddressOfRequest.pattern.test(statement))
  )
}
