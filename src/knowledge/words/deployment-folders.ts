import { oneOf } from '../../text/pattern.ts'
import type { Words } from './row.ts'

const FOLDER = oneOf(
  '',
  /deploy(?:ments?)?|k8s|kubernetes|manifests|kustomize|base|overlays/,
  /prod(?:uction)?|staging|charts?|templates|helm|infra(?:structure)?|ops/,
)

export const deploymentFolder: Words = {
  because:
    'Folders beside the code of a program that hold nothing but how it is deployed, by the conventions of Kubernetes, Kustomize and Helm.',
  pattern: new RegExp(`(?:(?:^|/)${FOLDER.source}(?=/|$)){1,4}$`),
  is: ['deploy', 'api/k8s/base', 'deploy/overlays/prod'],
  isNot: ['deploy/scripts', 'packages/desk', 'redeploy'],
}
