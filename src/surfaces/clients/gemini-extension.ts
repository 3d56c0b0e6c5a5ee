import { get, items } from '../../parse/node.ts'
import { literalUnder } from './literals.ts'
import { defineManifestSurface } from './server-manifest.ts'

export default defineManifestSurface({
  id: 'gemini-extension',
  name: 'Gemini CLI and Qwen Code extensions',
  spec: 'https://github.com/google-gemini/gemini-cli/blob/main/docs/extensions/reference.md',
  agent: {
    id: 'gemini-extension',
    name: 'Gemini CLI',
    oauth: 'automatic',
    signIn: 'keep `httpUrl`, delete `headers` and run `/mcp auth NAME`',
    reference: '$NAME` of a `sensitive` entry of `settings',
  },
  files: ['**/gemini-extension.json', '**/qwen-extension.json'],
  servers: [['mcpServers']],
  *more(root) {
    for (const setting of items(get(root, 'settings'))) yield* literalUnder('setting', get(setting, 'default'))
  },
})
