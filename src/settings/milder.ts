import type { Policy } from '../judge/finding.ts'
import type { RuleMeta } from '../judge/rule.ts'
import { compareLevels, type Level } from '../model/severity.ts'
import type { ConfigFile } from './config-file.ts'

/** The rules that configurations switch off or judge more mildly than the linter does, for any file, and the configurations that say so. */
export function milderRules(files: readonly ConfigFile[], rules: readonly Pick<RuleMeta, 'id' | 'variants'>[]): Policy['rules'] {
  const off = new Set<string>()
  const lowered = new Set<string>()
  const by = new Set<string>()
  const usual = new Map(rules.map(({ id, variants }) => [id, worst(Object.values(variants).map(({ level }) => level))]))
  for (const { path, values } of files) {
    for (const { rules: levels = {}, profile } of [values, ...(values.overrides ?? [])]) {
      if (profile === 'local') by.add(`${path} (profile local)`)
      for (const [id, level] of Object.entries(levels)) {
        const own = usual.get(id)
        if (level === undefined || own === undefined || (level !== 'off' && compareLevels(level, own) <= 0)) continue
        ;(level === 'off' ? off : lowered).add(id)
        by.add(path)
      }
    }
  }
  return { off: [...off].sort(), lowered: [...lowered].filter((id) => !off.has(id)).sort(), by: [...by].sort() }
}

function worst(levels: readonly Level[]): Level | undefined {
  return levels.toSorted(compareLevels)[0]
}
