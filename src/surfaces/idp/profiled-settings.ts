import { entries, items, type Node } from '../../parse/node.ts'
import { profilesOf } from './setting-profiles.ts'

/** A setting at the end of its path, with the profiles for which it holds; none where it holds for all. */
export interface ProfiledSetting {
  readonly path: string
  readonly value: Node
  readonly profiles: readonly string[]
}

const MOST_LEVELS = 24

/**
 * The settings of one document by their whole names, `quarkus.oidc.client-id`, in YAML as in .properties. A name may begin with its
 * profiles: `%dev.quarkus.…`, `"%{dev,test}"`. https://quarkus.io/guides/config-reference#profiles
 */
export function settingsByProfile(root: Node): ProfiledSetting[] {
  return [...settingsIn(root, [], profilesOf(root), MOST_LEVELS)]
}

function* settingsIn(node: Node, path: readonly string[], profiles: readonly string[], levels: number): Generator<ProfiledSetting> {
  if (levels === 0) return
  for (const { key, value } of entries(node)) {
    const steps = stepsOf(key.value)
    const named = path.length === 0 ? PROFILES.exec(steps[0] ?? '')?.[1]?.split(',') : undefined
    const inner = [...path, ...(named ? steps.slice(1) : steps)]
    const held = named ?? profiles
    if (value.kind === 'scalar' || value.kind === 'dynamic') yield { path: inner.join('.'), value, profiles: held }
    else yield* settingsIn(value, inner, held, levels - 1)
  }
  for (const item of items(node)) yield* settingsIn(item, path, profiles, levels - 1)
}

const PROFILES = /^%\{?([\w,-]{1,200})\}?$/

/** The parts of a name; the name of a tenant may stand in quotes. */
function stepsOf(key: string): string[] {
  return key.length > 300 ? [key] : key.replace(/"/g, '').split('.')
}
