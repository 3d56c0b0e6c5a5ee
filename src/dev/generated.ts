import { toJsonSchema } from '@valibot/to-json-schema'
import type { Rule } from '../judge/rule.ts'
import { configSchema, definitions } from '../settings/config-schema.ts'
import type { Surface } from '../surfaces/reading/surface.ts'
import { indexes } from './indexes.ts'
import { readmes, standard } from './readme.ts'
import { rulePages } from './rule-pages.ts'
import type { GeneratedFile } from './written.ts'

/** Everything that `npm run generate` writes. */
export async function generatedFiles(root: string): Promise<GeneratedFile[]> {
  const { rules } = (await import(`${root}/rules/index.ts`)) as { rules: readonly Rule[] }
  const { surfaces } = (await import(`${root}/src/surfaces/index.ts`)) as { surfaces: readonly Surface[] }
  return [
    ...indexes(root),
    ...rulePages(root, rules),
    configurationSchema(rules),
    ...readmes(root, rules, surfaces),
    ...standard(root, rules),
  ]
}

/** The JSON Schema of the configuration, for editors. */
function configurationSchema(rules: readonly Rule[]): GeneratedFile {
  const schema = toJsonSchema(configSchema(rules.map(({ id }) => id)), { definitions })
  const named = { ...schema, $id: 'https://unpkg.com/agent-auth-lint/dist/config-schema.json', title: 'Configuration of agent-auth-lint' }
  return { path: 'src/settings/config-schema.json', text: `${JSON.stringify(named, null, 2)}\n` }
}
