import { entries } from '../../parse/node.ts'
import { defineSurface } from '../reading/surface.ts'
import { MENTIONS, readVariables, valueOf } from './oauth-variables.ts'

export default defineSurface({
  id: 'environment-lifetimes',
  name: 'Lifetimes, scopes and OAuth switches in environment files',
  spec: 'https://github.com/motdotla/dotenv#what-rules-does-the-parsing-engine-follow',
  counts: 'oauth',
  files: [
    '**/.env',
    '**/.env.*',
    '**/*.env',
    '**/.envrc',
    '**/.dev.vars',
    '**/.dev.vars.*',
    '**/.flaskenv',
    '**/*.env.*',
    '**/env.local',
    '**/.env-*',
    '**/.env_*',
  ],
  mentions: MENTIONS,
  format: 'dotenv',
  recognises: (_, { path }) => !/\.(?:[cm]?[jt]sx?|py|md|json|ya?ml|toml|html?|css|go|rs|sh|vue|svelte)$/.test(path),
  read: (root) =>
    readVariables(
      entries(root).flatMap(({ key, value }) => {
        const text = valueOf(value)
        return text ? [{ name: key, value: text }] : []
      }),
    ),
})
