import { oneOf } from '../../text/pattern.ts'
import type { Words } from './row.ts'

const FOLDER = oneOf(
  '',
  /deploy(?:ments?)?|k8s|kubernetes|manifests|kustomize|overlays/,
  /prod(?:uction)?|staging|charts?|helm|infra(?:structure)?/,
)
/** Of a program, too, there are templates. */
const BELOW = oneOf('', FOLDER, /base|templates|ops/)

export const deploymentFolder: Words = {
  because:
    'Folders beside the code of a program that hold nothing but how it is deployed, by the conventions of Kubernetes, Kustomize and Helm.',
  pattern: new RegExp(`(?:^|/)${FOLDER.source}(?:/${BELOW.source}){0,3}$`),
  is: ['deploy', 'api/k8s/base', 'deploy/overlays/prod'],
  isNot: ['templates', 'src/base', 'deploy/scripts', 'packages/desk', 'redeploy'],
}
