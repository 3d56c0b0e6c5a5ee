import {
  developmentFolder,
  developmentServer,
  developmentSettings,
  ofWhoDevelops,
  productionSettings,
  runsOnThisMachine,
  sharedSettings,
} from '../knowledge/words/development-files.ts'
import { listensElsewhere, listensOnThisMachine } from '../knowledge/words/redirect-checks.ts'
import { codeFile, environmentFile } from '../knowledge/words/files.ts'
import { folderOf } from '../text/paths.ts'
import { chosenSettings } from './chosen-settings.ts'
import type { Project } from './project.ts'

/**
 * Whether a file is for the machine of who develops alone: it holds settings that an application loads there, or starts a server there.
 *
 * Settings stand beside those that are loaded elsewhere, or say what they are for. Where an application has no others, everybody may run
 * with these; and where they are what it is started with, everybody does.
 */
export function isForDevelopment(path: string, project: Pick<Project, 'inFolder' | 'below' | 'text'>): boolean {
  const inFolder = developmentFolder.pattern.test(path)
  if (!inFolder && !developmentSettings.pattern.test(path))
    return developmentServer.pattern.test(path) && isServedHere(project.text(path) ?? '')
  const folder = inFolder ? folderOf(folderOf(path)) : folderOf(path)
  const kind = kindOf(path)
  const beside = project.inFolder(folder)
  const some = (named: RegExp) => beside.some((file) => kindOf(file) === kind && named.test(stemOf(nameOf(file))))
  const elsewhere = some(productionSettings.pattern) || (inFolder && OTHERS.some((one) => project.inFolder(join(folder, one)).length > 0))
  const chosen = chosenSettings(path, folder, project)
  if (chosen === 'others') return true
  if (chosen === 'these' || (chosen === 'these unless told' && !elsewhere)) return false
  if (elsewhere || some(path.endsWith('.py') ? /^(?:settings|config)$/ : sharedSettings.pattern)) return true
  if (!inFolder) return chosen === undefined && path.endsWith('.py') && ofWhoDevelops.pattern.test(project.text(path) ?? '')
  // https://symfony.com/doc/current/configuration.html#configuration-environments
  if (nameOf(folder) === 'packages') return beside.length > 0
  return beside.some((file) => nameOf(file) === nameOf(path))
}

/** A server with this name that others reach as well is called so, and no more. */
function isServedHere(code: string): boolean {
  const isHere = listensOnThisMachine.pattern.test(code) || runsOnThisMachine.pattern.test(code)
  return isHere && !listensElsewhere.pattern.test(code)
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
