import { defineSurface } from '../reading/surface.ts'
import { isAuth0, readAuth0 } from './auth0.ts'

export default defineSurface({
  id: 'auth0-deploy-json',
  name: 'Auth0 Deploy CLI, a folder of files',
  spec: 'https://github.com/auth0/auth0-deploy-cli/blob/master/docs/available-resource-config-formats.md',
  counts: 'oauth',
  files: ['**/*.json'],
  mentions: ['resourceServers', 'app_type', 'token_lifetime', 'session_lifetime', 'clientGrants', 'allow_offline_access', '"audience"'],
  format: 'jsonc',
  recognises: isAuth0,
  read: readAuth0,
})
