import { entries } from '../../parse/node.ts'
import { defineSurface } from '../reading/surface.ts'
import { DOTENV_FILES, isDotenv } from './dotenv-files.ts'
import { unitOfReaders } from './told-units.ts'
import { MENTIONS, readVariables, valueOf } from './oauth-variables.ts'

export default defineSurface({
  id: 'environment-lifetimes',
  name: 'Lifetimes, scopes and OAuth switches in environment files',
  spec: 'https://github.com/motdotla/dotenv#what-rules-does-the-parsing-engine-follow',
  counts: 'oauth',
  files: DOTENV_FILES,
  mentions: MENTIONS,
  format: 'dotenv',
  recognises: (_, { path }) => isDotenv(path),
  read: (root, { file, project }) =>
    readVariables(
      entries(root).flatMap(({ key, value }) => {
        const text = valueOf(value)
        return text ? [{ name: key, value: text }] : []
      }),
      '',
      (name) => unitOfReaders(name, file.path, project),
    ),
})
