import { defineSurface } from '../reading/surface.ts'
import { isAuth0, readAuth0 } from './auth0.ts'

export default defineSurface({
  id: 'auth0-deploy',
  name: 'Auth0 Deploy CLI, one file',
  spec: 'https://github.com/auth0/auth0-deploy-cli/blob/master/docs/using-as-cli.md',
  counts: 'oauth',
  files: ['**/*.yaml', '**/*.yml'],
  mentions: ['resourceServers', 'app_type', 'token_lifetime', 'session_lifetime', 'clientGrants'],
  format: 'yaml',
  recognises: isAuth0,
  read: readAuth0,
})
