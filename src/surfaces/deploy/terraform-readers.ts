import { auth0 } from '../idp/terraform-auth0.ts'
import { authentik } from '../idp/terraform-authentik.ts'
import { cognito } from '../idp/terraform-cognito.ts'
import { entra } from '../idp/terraform-entra.ts'
import { gitlab } from '../idp/terraform-gitlab.ts'
import { keycloak } from '../idp/terraform-keycloak.ts'
import { okta } from '../idp/terraform-okta.ts'
import { zitadel } from '../idp/terraform-zitadel.ts'
import { googleIam } from './terraform-google-iam.ts'
import { iam } from './terraform-iam.ts'
import { keys } from './terraform-keys.ts'
import { pushes } from './terraform-pushes.ts'

/** Readers of Terraform's resources, which other tools write in other syntaxes. */
export const TERRAFORM_READERS = [auth0, authentik, cognito, entra, gitlab, googleIam, iam, keycloak, keys, okta, pushes, zitadel]
