import { textAt, type Module } from '../../program/index.ts'
import { endpointConstant } from '../../knowledge/words/oauth.ts'

/**
 * How the constants of a provider begin whose endpoints stand in the module, `LAMP_REMOTE_` of `LAMP_REMOTE_TOKEN_ENDPOINT`: its
 * lifetimes are noted here and decided there.
 */
export function ofProviders(module: Module): readonly string[] {
  const found = module.nodes('VariableDeclarator').flatMap(({ id, init }) => {
    const name = id.type === 'Identifier' && init ? id.name : ''
    const end = endpointConstant.pattern.exec(name)?.index ?? 0
    if (end === 0 || !init || OWN.test(name.slice(0, end))) return []
    const text = textAt(module, init)?.value ?? ''
    return /^https:\/\/[\w-]+(?:\.[\w-]+)+\//.test(text) ? [name.slice(0, end)] : []
  })
  return found.length > 0 && SIGNS.test(module.file.text) ? [] : found
}

/** Such a beginning says nothing of whose it is. */
const OWN = /^(?:(?:O?AUTH2?|OIDC|SSO|JWT|TOKEN|API|ACCESS|DEFAULT|BASE|MCP|APP|SERVER|SERVICE|ISSUER|GATEWAY|PROXY|OWN)_){1,3}$/
/** A module that signs tokens has lifetimes of its own. */
const SIGNS = /\bjwt\.(?:encode|sign)\(|\bSignJWT\(|\.setExpirationTime\(/
