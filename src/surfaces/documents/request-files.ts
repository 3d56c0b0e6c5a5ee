import type { GrantUse } from '../../model/index.ts'
import { slice, type Text } from '../../text/source.ts'
import { isFar } from './document-checks.ts'
import { defineTextSurface } from '../reading/surface.ts'
import { expectsRefusal, offered } from './request-collections.ts'

/** Requests in files of their own, which a program for developers sends: several a file, or one with its settings in blocks. */
export default defineTextSurface({
  id: 'request-files',
  name: 'Request files: .http, .rest and Bruno',
  spec: 'https://www.jetbrains.com/help/idea/http-client-in-product-code-editor.html',
  counts: 'other',
  files: ['**/*.{http,rest,bru}'],
  mentions: ['grant_type'],
  together: [[/password|implicit/]],
  skipsTests: true,
  *read(text, { file }): Generator<GrantUse> {
    const isBruno = file.path.endsWith('.bru')
    for (const one of isBruno ? [text] : requestsIn(text)) {
      const grant = (isBruno ? OF_BLOCK : OF_FORM).exec(one.value)
      const asked = (isBruno ? (ADDRESS_OF_TOKENS.exec(one.value) ?? ADDRESS_OF_REQUEST.exec(one.value)) : ADDRESS.exec(one.value))?.[1]
      if (
        !grant ||
        asked === undefined ||
        expectsRefusal.test(one.value) ||
        (isBruno && WITHOUT_AUTH.test(one.value)) ||
        !isFar({ value: asked, at: one.at })
      )
        continue
      const [whole, name = ''] = grant
      const start = grant.index + whole.lastIndexOf(name)
      yield offered(name === 'implicit' ? 'implicit' : 'password', located(one, start, name))
    }
  },
})

/** The requests of a file, which `###` keeps apart. */
function* requestsIn(text: Text): Generator<Text> {
  let start = 0
  for (const { index } of text.value.matchAll(/^###/gm)) {
    if (index > start) yield slice(text, start, index)
    start = index
  }
  yield slice(text, start, text.value.length)
}

function located(text: Text, start: number, name: string) {
  const part = slice(text, start, start + name.length)
  return { value: part.value, at: part.at }
}

const ADDRESS = /^[ \t]{0,8}(?:POST[ \t]{1,8})(https?:\/\/\S{3,400})/m
/** A field of a form, at the beginning of a line or behind another. */
const OF_FORM = /^(?![ \t]{0,8}(?:#|\/\/))(?:[^\n?#]{0,400}&)?[ \t]{0,8}grant_type[ \t]{0,4}=[ \t]{0,4}(password)[ \t]{0,4}(?=&|\r?$)/m
const ADDRESS_OF_TOKENS = /^[ \t]{0,8}(?:access_token|authorization)_url:[ \t]{1,8}(\S{3,400})/m
const ADDRESS_OF_REQUEST = /^[ \t]{0,8}url:[ \t]{1,8}(\S{3,400})/m
const WITHOUT_AUTH = /^auth \{\s{0,8}mode: none\b/m
const OF_BLOCK = /^[ \t]{0,8}grant_type:[ \t]{1,8}(password|implicit)[ \t]{0,8}\r?$/m
