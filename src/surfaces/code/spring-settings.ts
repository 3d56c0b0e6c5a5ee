import type { Project } from '../../discover/project.ts'
import { literally } from '../../text/pattern.ts'

/**
 * Whether an application's own settings give a key a value, so that the default of a placeholder is not what it runs with. Only the last
 * part of a key is looked for, as files of YAML nest the others.
 */
export function isSetInSpring(key: string, project: Project): boolean {
  const last = key.replace(/^.*\./, '')
  const set = new RegExp(`(?:^|[\\s.])${literally(last)}\\s{0,8}[:=]\\s{0,8}[^\\s#]`, 'm')
  return NAMES.flatMap((name) => project.named(name)).some((path) => set.test(project.text(path) ?? ''))
}

/** https://docs.spring.io/spring-boot/reference/features/external-config.html#features.external-config.files */
const NAMES = ['application.yml', 'application.yaml', 'application.properties'] as const
