import { defineSurface } from '../reading/surface.ts'
import { githubApp, isGitHubApp } from './github-app.ts'

export default defineSurface({
  id: 'github-app-manifest-json',
  name: 'GitHub App manifests in JSON',
  spec: 'https://docs.github.com/apps/sharing-github-apps/registering-a-github-app-from-a-manifest',
  counts: 'oauth',
  files: ['**/*.json'],
  mentions: ['default_permissions'],
  format: 'jsonc',
  recognises: isGitHubApp,
  read: githubApp,
})
