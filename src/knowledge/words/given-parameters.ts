import { oneOf, whole } from '../../text/pattern.ts'
import type { Words } from './row.ts'

// What functions of one's own do with the parameters of a request.

export const addsParameters: Words = {
  because: 'Functions that add something to the request that they are given, by their name.',
  pattern: oneOf('', /[pP](?:kce|KCE)|[cC]hallenge|[aA]ugment|[eE]xtend|[dD]ecorate|[eE]nrich/, /^(?:with|add|sign)(?=_|[A-Z])/),
  is: ['withPkce', 'addDefaults', 'add_proof', 'enrichQuery'],
  isNot: ['append', 'set', 'post', 'address'],
}

export const protectsRequests: Words = {
  because: 'What a function speaks of that adds a `state`, a `nonce` or a challenge by itself.',
  pattern: /state|nonce|challenge|verifier|pkce/i,
  is: ["url.searchParams.set('state', random())", 'code_challenge: proof', 'withPKCE('],
  isNot: ['url.searchParams.append(name, value)', 'data=fields'],
}

export const goesThrough: Words = {
  because: 'Methods of lists and maps that leave them as they are.',
  pattern: whole('', /map|flatMap|filter|forEach|entries|items|keys|values|reduce|join|slice|some|every|get|has|copy|toString/),
  is: ['map', 'items', 'forEach'],
  isNot: ['push', 'append', 'set', 'update', 'pop'],
}

export const copiesParameters: Words = {
  because: 'What makes a map, a list, a query or an address of another, to which more can be added.',
  pattern: whole(
    '',
    /URL|URLSearchParams|FormData|Map|QueryParams|searchParams|structuredClone|clone|cloneDeep/,
    /dict|list|OrderedDict|MultiDict|copy|deepcopy|entries|fromEntries|items|map|filter|slice|concat|assign/,
  ),
  is: ['URLSearchParams', 'dict', 'fromEntries', 'searchParams', 'copy'],
  isNot: ['urlencode', 'toString', 'fetch', 'get', 'redirect'],
}

export const handsOnAddress: Words = {
  because: 'Fields that hold a whole address for somebody to go to.',
  pattern: /(?:(?:^|_)(?:ur[li]|href|link|location|redirect|address)|UR[LI]|Ur[li]|Href|Link|Location|Redirect|Address)$/,
  is: ['authorizeUrl', 'auth_url', 'authorization_uri', 'loginLink', 'redirect'],
  isNot: ['curl', 'urls', 'query', 'urlParts'],
}
