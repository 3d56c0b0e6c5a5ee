import { get, has, items, string } from '../../parse/node.ts'
import { defineSurface } from '../reading/surface.ts'
import { extensionsIn } from './goose.ts'
import { keyWords } from '../idp/key-words.ts'

const TYPES = new Set(['stdio', 'sse', 'streamable_http', 'builtin', 'platform', 'frontend', 'inline_python'])

export default defineSurface({
  id: 'goose-recipe',
  name: 'Goose recipes',
  spec: 'https://goose-docs.ai/docs/guides/recipes/recipe-reference',
  // Any name ends in .yaml, so git's word on it holds.
  counts: 'other',
  files: ['**/*.{yaml,yml}'],
  format: 'yaml',
  mentions: keyWords('extensions'),
  recognises: (root) =>
    (has(root, 'title') || has(root, 'instructions') || has(root, 'prompt')) &&
    items(get(root, 'extensions')).some((one) => TYPES.has(string(get(one, 'type'))?.value ?? '')),
  read: (root) => extensionsIn(get(root, 'extensions')),
})
