import { defineSurface } from '../reading/surface.ts'
import { isSlackManifest, readSlackManifest } from './slack-app-manifest.ts'

export default defineSurface({
  id: 'slack-app-manifest-json',
  name: 'Slack app manifests in JSON',
  spec: 'https://docs.slack.dev/reference/app-manifest',
  counts: 'oauth',
  files: ['**/*.json'],
  mentions: ['display_information'],
  format: 'jsonc',
  recognises: isSlackManifest,
  read: readSlackManifest,
})
