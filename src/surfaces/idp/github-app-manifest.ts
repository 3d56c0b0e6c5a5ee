import { defineSurface } from '../reading/surface.ts'
import { githubApp, isGitHubApp } from './github-app.ts'

export default defineSurface({
  id: 'github-app-manifest',
  name: 'GitHub App manifests in YAML',
  spec: 'https://docs.github.com/apps/sharing-github-apps/registering-a-github-app-from-a-manifest',
  counts: 'oauth',
  files: ['**/*.yml', '**/*.yaml'],
  mentions: ['default_permissions'],
  format: 'yaml',
  recognises: isGitHubApp,
  read: githubApp,
})
