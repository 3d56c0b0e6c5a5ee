const FOLDERS = new Set([
  'docs',
  'doc',
  'docs_src',
  'snippets',
  'documentation',
  'cookbook',
  'templates',
  'template',
  'playground',
  'storybook',
  '.storybook',
  'stories',
  'recipes-examples',
])

/** Where documentation stands that some hosts publish as it is, with `.well-known` at its root: GitHub Pages from `docs/`. */
const PAGES = new Set(['docs', 'doc', 'documentation'])

/**
 * Whether one of the folders of a path, in small letters, is there to show something. What is served from one is not: metadata of the
 * product's own at the root of its pages.
 */
export function isOfDocumentation(folders: readonly string[], at: number): boolean {
  const folder = folders[at] ?? ''
  return FOLDERS.has(folder) && !(PAGES.has(folder) && folders[at + 1] === '.well-known')
}
