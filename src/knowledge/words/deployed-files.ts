import { inTurn, oneOf } from '../../text/pattern.ts'
import type { Words } from './row.ts'

export const deployedFile: Words = {
  because: 'Files that say what runs in an environment: Terraform, Helm and Kustomize, exports of realms and clients, manifests.',
  pattern: oneOf(
    'i',
    /\.(?:tf|tfvars|hcl)(?:\.json)?$/,
    /(?:^|\/)(?:values|kustomization|chart|helmfile|helm-?release)[\w.-]{0,40}\.ya?ml$/,
    /(?:^|\/)[\w.-]{0,60}realm[\w.-]{0,60}\.(?:json|ya?ml)$/,
    inTurn(
      '',
      /(?:^|\/)(?:overlays|environments?|clusters|k8s|kubernetes|helm|charts|keycloak|terraform|terragrunt|gitops|infra(?:structure)?)/,
      /\/[^\n]{1,300}\.(?:json|ya?ml)$/,
    ),
  ),
  is: ['keycloak-test/main.tf', 'envs/test/values.yaml', 'test/desk-realm.json', 'k8s/overlays/test/desk.yaml', 'test/terraform.tfvars'],
  isNot: ['test/main.go', 'config/test/default.json', 'test/package.json', 'test/environments.ts', 'test/realms.md'],
}
