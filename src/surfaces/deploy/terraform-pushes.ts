import { isSecretName } from '../../classify/names.ts'
import { addressesPushed } from '../../knowledge/terraform-keys.ts'
import { queryToken } from '../../knowledge/words/oauth.ts'
import type { UrlCredential } from '../../model/index.ts'
import { get, items, type Node } from '../../parse/node.ts'
import type { Statement } from '../../model/reading.ts'
import { codeAt } from '../../text/source.ts'
import { defineTerraformSurface, type TerraformReader } from '../idp/terraform.ts'

/** `?token=${var.alert_token}`: with the parameter and the variable as groups. */
const PUT_IN = /[?&]([\w-]{1,60})=\$\{(?:var|local|random_password|random_id)\.([\w.]{1,120})\}/g

/**
 * Secrets in the query of addresses that a cloud's service calls, which can prove itself otherwise. Logs of both sides have the address,
 * and so has everybody who may look at the service's settings.
 */
export const pushes: TerraformReader = {
  types: new RegExp(`^(?:${addressesPushed.map(({ type }) => type).join('|')})$`),
  words: addressesPushed.map(({ type }) => type),
  *read(resources): Generator<Statement> {
    for (const { type, body } of resources) {
      const row = addressesPushed.find((one) => one.type === type.value)
      for (const address of row ? valuesAt(body, row.at) : []) yield* credentialsIn(address)
    }
  },
}

export default defineTerraformSurface({
  id: 'terraform-pushes',
  name: 'Addresses that services of a cloud call, in Terraform',
  spec: 'https://docs.cloud.google.com/pubsub/docs/authenticate-push-subscriptions',
  ...pushes,
})

function valuesAt(body: Node, [key, ...rest]: readonly string[]): readonly Node[] {
  const value = key === undefined ? body : get(body, key)
  if (value === undefined || key === undefined) return value ? [value] : []
  return (value.kind === 'list' ? items(value) : [value]).flatMap((one) => (rest.length > 0 ? valuesAt(one, rest) : [one]))
}

function* credentialsIn({ at }: Node): Generator<UrlCredential> {
  for (const { index, 1: parameter = '', 2: variable = '' } of codeAt(at).matchAll(PUT_IN)) {
    if (!queryToken.pattern.test(parameter) || !isSecretName(variable.split('.').find((one) => isSecretName(one)) ?? '')) continue
    const start = at.start + index + 1
    yield { kind: 'urlCredential', by: 'client', parameter, at: { ...at, start, end: start + parameter.length } }
  }
}
