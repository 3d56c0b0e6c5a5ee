import { defineSurface } from '../reading/surface.ts'
import { isAuth0, readAuth0 } from './auth0.ts'

export default defineSurface({
  id: 'auth0-deploy',
  name: 'Auth0 Deploy CLI',
  spec: 'https://github.com/auth0/auth0-deploy-cli/blob/master/docs/available-resource-config-formats.md',
  counts: 'oauth',
  files: ['**/*.json', '**/*.yaml', '**/*.yml'],
  mentions: ['resourceServers', 'app_type', 'token_lifetime', 'session_lifetime', 'clientGrants', 'allow_offline_access', '"audience"'],
  format: 'by name',
  recognises: isAuth0,
  read: readAuth0,
})
