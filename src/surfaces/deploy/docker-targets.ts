import type { Project } from '../../discover/project.ts'
import { settingsOfStart } from '../../knowledge/words/configuration.ts'
import { oncePer } from '../../text/once-per.ts'

/**
 * The names, in small letters, of stages that the repository builds by their names (`target: builder`, `--target builder`): what they hold
 * is in an image of their own. https://docs.docker.com/build/building/multi-stage/#stop-at-a-specific-build-stage
 */
export const stagesBuiltByName = oncePer((project: Project): ReadonlySet<string> => {
  const builders = project.below('').filter((path) => settingsOfStart.pattern.test(path) && !path.includes('node_modules/'))
  const found = new Set<string>()
  for (const path of builders.length > MOST ? builders.filter((one) => one.split('/').length <= DEEPEST) : builders) {
    for (const [, name = ''] of project.text(path)?.matchAll(TARGET) ?? []) found.add(name.toLowerCase())
  }
  return found
})

const TARGET = /\btarget["']?\s{0,3}[:=\s]\s{0,3}["']?([A-Za-z][\w.-]{0,80})/g
/** In larger repositories only what stands near the root is read. */
const MOST = 500
const DEEPEST = 3
