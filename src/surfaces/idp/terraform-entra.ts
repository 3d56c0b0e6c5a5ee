import type { Owner, ScopeSet } from '../../model/index.ts'
import { get } from '../../parse/node.ts'
import type { Statement } from '../../model/reading.ts'
import { codeAt, type Located } from '../../text/source.ts'
import { flag, grantEnabled, redirectUris } from './oauth-client-fields.ts'
import { blocksOf, defineTerraformSurface, resourceOwner, type TerraformReader, type TerraformResource } from './terraform.ts'
import type { TermRow } from '../../knowledge/terraform-keys.ts'
import { terms } from './terraform-terms.ts'
import { entraTypes } from '../../knowledge/words/resources.ts'

const FEDERATE = 'use `azuread_application_federated_identity_credential`, or let the secret end within 90 days'
const TWO_YEARS = 2 * 365 * 86_400

const PASSWORDS: readonly TermRow[] = [
  {
    type: /^azuread_(?:application|service_principal)_password$/,
    what: 'client secret',
    ends: [
      { path: ['end_date'], form: 'date', start: 'start_date' },
      { path: ['end_date_relative'], form: 'go' },
    ],
    // "The default value is startDateTime + 2 years."
    absent: TWO_YEARS,
    instead: FEDERATE,
    source: 'https://learn.microsoft.com/graph/api/application-addpassword',
  },
]

/** The block of an application itself, which must say when it ends or gets the same two years. */
const OWN_PASSWORD: readonly TermRow[] = PASSWORDS.map((row) => ({ ...row, type: /^azuread_application$/ }))

export const entra: TerraformReader = {
  types: entraTypes.pattern,
  words: ['azuread_application', 'azuread_service_principal_password'],
  *read(resources): Generator<Statement> {
    for (const resource of resources) {
      yield* terms(resource, PASSWORDS)
      if (resource.type.value === 'azuread_application') yield* application(resource)
      else if (resource.type.value === 'azuread_application_registration') yield* registration(resource)
      else if (resource.type.value === 'azuread_application_redirect_uris') {
        yield* redirectUris(get(resource.body, 'redirect_uris'), resourceOwner('Entra application', 'entra', resource), {})
      }
    }
  },
}

export default defineTerraformSurface({
  id: 'terraform-entra',
  name: 'Microsoft Entra applications and their secrets in Terraform',
  spec: 'https://registry.terraform.io/providers/hashicorp/azuread/latest/docs/resources/application_password',
  ...entra,
})

function* application(resource: TerraformResource): Generator<Statement> {
  const { body } = resource
  const owner = resourceOwner('Entra application', 'entra', resource, 'display_name')
  for (const web of blocksOf(body, 'web')) {
    for (const grant of blocksOf(web, 'implicit_grant'))
      yield* implicit(get(grant, 'access_token_issuance_enabled'), get(grant, 'id_token_issuance_enabled'), owner)
    yield* redirectUris(get(web, 'redirect_uris'), owner, {})
  }
  for (const page of blocksOf(body, 'single_page_application')) yield* redirectUris(get(page, 'redirect_uris'), owner, {})
  for (const native of blocksOf(body, 'public_client')) yield* redirectUris(get(native, 'redirect_uris'), owner, { native: true })
  yield* permissions(resource, owner)
  for (const password of blocksOf(body, 'password')) yield* terms({ ...resource, body: password }, OWN_PASSWORD)
}

/**
 * Permissions of Microsoft Graph by their names, as applications have them for all users (`Role`) or a user grants them (`Scope`):
 * https://registry.terraform.io/providers/hashicorp/azuread/latest/docs/resources/application#required_resource_access
 */
function* permissions(resource: TerraformResource, owner: Owner): Generator<ScopeSet> {
  const scopes: Located<string>[] = []
  for (const access of blocksOf(resource.body, 'required_resource_access')) {
    const asked = get(access, 'resource_app_id')?.at
    // An API of one's own has permissions of such names as well.
    if (!asked || !OF_GRAPH.test(codeAt(asked, LONGEST))) continue
    for (const one of blocksOf(access, 'resource_access')) {
      const at = get(one, 'id')?.at
      const [, before = '', value] = (at && NAMED.exec(codeAt(at, LONGEST))) ?? []
      if (at && value !== undefined)
        scopes.push({ value, at: { ...at, start: at.start + before.length, end: at.start + before.length + value.length } })
    }
  }
  const [first] = scopes
  if (first) yield { kind: 'scopeSet', owner, role: 'request', scopes, open: false, provider: 'Microsoft', at: first.at }
}

/** Microsoft Graph by its id or its published name. */
const OF_GRAPH = /00000003-0000-0000-c000-000000000000|MicrosoftGraph|\.(?:ms)?graph\./i

const NAMED = /^(.{1,120}\.(?:app_role_ids|oauth2_permission_scope_ids)\[")([\w.]{1,80})"\]$/
const LONGEST = 240

function* registration(resource: TerraformResource): Generator<Statement> {
  const owner = resourceOwner('Entra application', 'entra', resource, 'display_name')
  yield* implicit(
    get(resource.body, 'implicit_access_token_issuance_enabled'),
    get(resource.body, 'implicit_id_token_issuance_enabled'),
    owner,
  )
}

/** Both in one block are one decision: the access token is the worse of it. */
function* implicit(access: ReturnType<typeof get>, id: ReturnType<typeof get>, owner: Owner): Generator<Statement> {
  if (access && flag(access)) yield grantEnabled(owner, 'unknown', 'implicit', access.at)
  else if (id && flag(id)) yield grantEnabled(owner, 'unknown', 'id_token', id.at)
}
