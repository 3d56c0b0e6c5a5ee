import { developmentFolder, developmentSettings, productionSettings, sharedSettings } from '../knowledge/words/development-files.ts'
import { codeFile, environmentFile } from '../knowledge/words/files.ts'
import { folderOf } from '../text/paths.ts'
import { chosenSettings } from './chosen-settings.ts'
import type { Project } from './project.ts'

/**
 * Whether a file holds settings that an application loads on the machine of who develops, beside those that it loads elsewhere. Where it
 * has no others, everybody may run with these; and where they are what it is started with, everybody does.
 */
export function isForDevelopment(path: string, project: Pick<Project, 'inFolder' | 'below' | 'text'>): boolean {
  const inFolder = developmentFolder.pattern.test(path)
  if (!inFolder && !developmentSettings.pattern.test(path)) return false
  const folder = inFolder ? folderOf(folderOf(path)) : folderOf(path)
  const kind = kindOf(path)
  const beside = project.inFolder(folder)
  const some = (named: RegExp) => beside.some((file) => kindOf(file) === kind && named.test(stemOf(nameOf(file))))
  const elsewhere = some(productionSettings.pattern) || (inFolder && OTHERS.some((one) => project.inFolder(join(folder, one)).length > 0))
  const chosen = chosenSettings(path, folder, project)
  if (chosen === 'others') return true
  if (chosen === 'these' || (chosen === 'these unless told' && !elsewhere)) return false
  if (elsewhere || some(path.endsWith('.py') ? /^(?:settings|config)$/ : sharedSettings.pattern)) return true
  if (!inFolder) return false
  // https://symfony.com/doc/current/configuration.html#configuration-environments
  if (nameOf(folder) === 'packages') return beside.length > 0
  return beside.some((file) => nameOf(file) === nameOf(path))
}

/** Folders for what others load. */
const OTHERS = ['prod', 'production', 'staging', 'live']

/** Variables, code or data: what holds for others is written alike. */
function kindOf(path: string): string {
  return environmentFile.pattern.test(path) ? 'variables' : codeFile.pattern.test(path) ? 'code' : 'data'
}

function nameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1)
}

/** A file of variables has no other name than its ending. */
function stemOf(name: string): string {
  return name.startsWith('.') ? name : name.slice(0, Math.max(0, name.lastIndexOf('.')))
}

function join(folder: string, name: string): string {
  return folder === '' ? name : `${folder}/${name}`
}
