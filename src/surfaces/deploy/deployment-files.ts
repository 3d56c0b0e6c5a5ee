import type { Reading } from '../../model/reading.ts'
import { slice } from '../../text/source.ts'
import { defineTextSurface } from '../reading/surface.ts'

/** A file that puts a service on the network, and the words without which it is something else. */
interface DeploymentFile {
  readonly path: RegExp
  readonly label: string
  readonly tells?: RegExp
}

const DEPLOYMENTS: readonly DeploymentFile[] = [
  { path: /(?:^|\/)fly(?:\.[\w-]+)?\.toml$/, label: 'fly.toml', tells: /^\s*(?:\[+(?:http_service|services)|app\s*=)/m },
  { path: /(?:^|\/)(?:vercel|now)\.json$/, label: 'vercel.json' },
  { path: /(?:^|\/)wrangler\.(?:toml|jsonc?)$/, label: 'wrangler configuration' },
  { path: /(?:^|\/)render\.ya?ml$/, label: 'render.yaml', tells: /^\s*-?\s*type:\s*web/m },
  { path: /(?:^|\/)railway\.(?:json|toml)$/, label: 'railway configuration' },
  { path: /(?:^|\/)netlify\.toml$/, label: 'netlify.toml' },
  { path: /(?:^|\/)app\.ya?ml$/, label: 'app.yaml', tells: /^(?:runtime|services):/m },
  { path: /(?:^|\/)Procfile$/, label: 'Procfile', tells: /^web\s*:/m },
  { path: /(?:^|\/)heroku\.yml$/, label: 'heroku.yml' },
  { path: /(?:^|\/)apprunner\.ya?ml$/, label: 'apprunner.yaml' },
  { path: /(?:^|\/)serverless\.ya?ml$/, label: 'serverless.yml', tells: /^service\s*:/m },
  { path: /(?:^|\/)\.bedrock_agentcore\.ya?ml$/, label: '.bedrock_agentcore.yaml' },
]

export default defineTextSurface({
  id: 'deployment-files',
  name: 'Files that deploy a service: fly.toml, vercel.json and others',
  spec: 'https://fly.io/docs/reference/configuration/',
  counts: 'other',
  files: [
    '**/fly*.toml',
    '**/vercel.json',
    '**/now.json',
    '**/wrangler.{toml,json,jsonc}',
    '**/render.{yaml,yml}',
    '**/railway.{json,toml}',
    '**/netlify.toml',
    '**/app.{yaml,yml}',
    '**/Procfile',
    '**/heroku.yml',
    '**/apprunner.{yaml,yml}',
    '**/serverless.{yaml,yml}',
    '**/.bedrock_agentcore.{yaml,yml}',
  ],
  *read(text, { file }): Generator<Reading> {
    const row = DEPLOYMENTS.find(({ path, tells }) => path.test(file.path) && (!tells || tells.test(text.value)))
    const line = text.value.indexOf('\n')
    if (row) yield { kind: 'evidence', of: 'deployment', label: row.label, at: slice(text, 0, line < 0 ? text.value.length : line).at }
  },
})
