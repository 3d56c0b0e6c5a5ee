import { defineSurface } from '../reading/surface.ts'
import { githubApp, isGitHubApp } from './github-app.ts'

export default defineSurface({
  id: 'github-app-manifest',
  name: 'GitHub App manifests',
  spec: 'https://docs.github.com/apps/sharing-github-apps/registering-a-github-app-from-a-manifest',
  counts: 'oauth',
  files: ['**/*.json', '**/*.yml', '**/*.yaml'],
  mentions: ['default_permissions'],
  format: 'by name',
  recognises: isGitHubApp,
  read: githubApp,
})
