import type { Project } from '../../discover/project.ts'
import { asksForWhomElsewhere, handsTokenToCheck } from '../../knowledge/words/provider-sign-ins.ts'
import { mayBeSaid, packageFolder } from '../reading/code-around.ts'

/** Whether code of the package asks for which application a token was made, in a function that nobody here sees called. */
export function asksElsewhere(path: string, project: Project): boolean {
  const says = (text: string) => asksForWhomElsewhere.pattern.test(text) || (/tokeninfo/i.test(text) && AUDIENCE.test(text))
  return mayBeSaid(project, 'asks for whom a token is', says, { below: packageFolder(path, project) })
}

const AUDIENCE = /\b(?:aud|azp)\b|\baudience|issued_to/i

/** Whether one of some functions hands a token to a check that is none of them, nor its own head. */
export function handsTokenOn(chain: readonly { readonly name: string | undefined; readonly code: string }[]): boolean {
  const names = chain.map(({ name }) => name)
  return chain.some(({ code }) =>
    [...code.matchAll(new RegExp(handsTokenToCheck.pattern, 'g'))].some(
      ({ 0: call, index }) =>
        !names.includes(/^\w+/.exec(call)?.[0]) &&
        !/\b(?:function|def|func|fun|fn|async)\s{1,4}$/.test(code.slice(Math.max(0, index - 20), index)),
    ),
  )
}

/** `const { code } = req.body` of a token that the caller calls its code, and `code.access_token` behind it. */
export function withoutNamedSo(code: string): string {
  return TOKEN_OF_CODE.test(code) ? code.replace(CODE_TAKEN, '') : code
}

const TOKEN_OF_CODE = /(?<![\w$.])code(?:\??\.|\??\.?\[["'])(?:access_?|id_?)token\b/i
const CODE_TAKEN = /\{\s{0,4}code\s{0,4}\}\s?=\s?(?:await\s)?(?:req|request|ctx)\.(?:body|json\(\))/g
