import { existsSync, realpathSync, readFileSync } from 'node:fs'
import { relative, join, sep, resolve } from 'node:path'
import { lint } from '../lint.ts'
import { Settings } from '../settings/config.ts'
import { configIn, askedFile } from '../settings/config-places.ts'
import { type Options, checkRules } from '../settings/options.ts'
import { wantsColor } from '../settings/terminal.ts'
import { placeOf } from '../settings/place.ts'
import { UsageError } from '../text/errors.ts'
import { ours, type Shown } from '../text/shown.ts'
import { replaceFile, print } from './written.ts'

const MAX_IGNORE_BYTES = 1024 * 1024

/** Writes a configuration at the root of the repository, where there is none yet. */
export async function initialise(options: Options): Promise<0> {
  const { root, paths } = await placeOf(options.paths, process.cwd())
  const there = configIn(root, true)
  if (there !== undefined) throw new UsageError(`there is a configuration already: ${relative(process.cwd(), there)}`)
  const [{ initialConfig }, result] = await Promise.all([import('../settings/init.ts'), lint({ root, paths })])
  const file = join(root, 'agent-auth-lint.config.yaml')
  replaceFile(file, initialConfig(result))
  return print(ours`wrote ${(await import('../report/redact.ts')).said(relative(process.cwd(), file))}\n`)
}

/** What the configuration means for one path. */
export async function printConfig({ printConfig: asked = '', config, configFile }: Options): Promise<Shown> {
  const { root } = await placeOf([existsSync(asked) ? asked : '.'], process.cwd())
  const path = relative(root, existsSync(asked) ? realpathSync.native(asked) : join(realpathSync.native('.'), asked)).replaceAll(sep, '/')
  const [{ rules }, { printedConfig }, { leftOutBy }] = await Promise.all([
    import('../../rules/index.ts'),
    import('../settings/print-config.ts'),
    import('../discover/ignore-file.ts'),
  ])
  const settings = new Settings({
    root,
    top: root,
    rules: () => Promise.resolve(rules.map(({ id }) => id)),
    ...(configFile !== undefined && { file: askedFile(resolve(configFile), configFile) }),
  })
  if (config) await settings.load([path])
  return printedConfig(settings, path, await leftOutBy({ root, prefix: '', maxBytes: MAX_IGNORE_BYTES, patterns: settings.ignored }, path))
}

/** All rules, as a table or as JSON. */
export async function ruleList({ outputs }: Options): Promise<Shown> {
  const [{ rules }, { ruleJson, ruleTable }] = await Promise.all([import('../../rules/index.ts'), import('../report/rules.ts')])
  return outputs[0]?.format === 'json' ? ruleJson(rules) : ruleTable(rules)
}

/** The page of a rule, for a terminal; `pages` is where they stand. Throws a UsageError for an unknown rule. */
export async function explanation(options: Options, pages: URL): Promise<Shown> {
  const { rules } = await import('../../rules/index.ts')
  checkRules(
    options,
    rules.map(({ id }) => id),
  )
  const rule = rules.find(({ id }) => id === options.explain)
  if (!rule) throw new UsageError(`unknown rule "${options.explain}"`)
  const page = new URL(`${rule.id}.md`, pages)
  if (!existsSync(page)) return (await import('../report/rules.ts')).ruleFacts(rule)
  const { terminalPage } = await import('../report/terminal-page.ts')
  const { isTTY, columns } = process.stdout
  return terminalPage(readFileSync(page, 'utf8'), { color: wantsColor(options.color, process.env, isTTY), width: (isTTY && columns) || 0 })
}
