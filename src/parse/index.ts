import type { Text } from '../text/source.ts'
import type { Parsed } from './node.ts'
import { problemsOf } from './place.ts'

export type Format = 'jsonc' | 'json5' | 'yaml' | 'toml' | 'dotenv' | 'hcl' | 'bicep'

/**
 * The format that a name tells of: JSON, TOML, and YAML for all else, such as `.template` of CloudFormation, which may hold JSON as well.
 */
export function formatOfName(path: string): Format {
  if (/\.json[5c]?(?:\.[^/.]*)?$/i.test(path)) return 'jsonc'
  if (/\.(?:tf|tofu)$/i.test(path)) return 'hcl'
  return /\.toml$/i.test(path) ? 'toml' : 'yaml'
}

/** Parses a text with the parser of its format, loaded when first needed. Never throws: a failure is a problem. */
export async function parse(format: Format, text: Text): Promise<Parsed> {
  const parser = await PARSERS[format]()
  try {
    return parser(text)
  } catch {
    // What a library says of its own failure may quote the file.
    const problems = problemsOf(text)
    problems.add('the file cannot be parsed', 0)
    return { roots: [], problems: problems.list }
  }
}

const PARSERS: Record<Format, () => Promise<(text: Text) => Parsed>> = {
  jsonc: async () => (await import('./jsonc.ts')).parseJsonc,
  json5: async () => (await import('./json5.ts')).parseJson5,
  yaml: async () => (await import('./yaml.ts')).parseYaml,
  toml: async () => (await import('./toml.ts')).parseToml,
  dotenv: async () => (await import('./dotenv.ts')).parseDotenv,
  hcl: async () => (await import('./hcl.ts')).parseHcl,
  bicep: async () => (await import('./bicep.ts')).parseBicep,
}
