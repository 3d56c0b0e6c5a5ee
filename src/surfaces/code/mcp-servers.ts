import type { Project } from '../../discover/project.ts'
import type { McpServer } from '../../model/index.ts'
import type { Module } from '../../program/module.ts'
import { oncePerPair } from '../../text/once-per.ts'
import { appServers } from './app-servers.ts'
import { isGivenByDeployment } from './deployed-settings.ts'
import { handWrittenServers } from './hand-written-servers.ts'
import { joinedServers } from './joined-servers.ts'
import { launchedBy, checkedBySettings } from './launched-servers.ts'
import { isCheckedWhereMounted } from './mounting-apps.ts'
import { nestServers } from './nest-servers.ts'
import { startedServers } from './started-servers.ts'

/** The MCP servers that a module runs, makes an application of, or starts for a module next door. */
export const serversOf = oncePerPair((module: Module, project: Project): readonly McpServer[] => {
  const launched = launchedBy(module, project)
  const found = launched
    ? [launched]
    : [...appServers(module, project), ...joinedServers(module), ...nestServers(module), ...startedServers(module)]
  const all = found.length > 0 ? found : [...handWrittenServers(module)]
  const { path } = module.file
  return all.map((one): McpServer => {
    if (one.auth !== 'none') return one
    const isGiven = one.openUnless !== undefined && isGivenByDeployment(one.openUnless, path, project)
    return isGiven || checkedBySettings(path, project) || isCheckedWhereMounted(module, project) ? { ...one, auth: 'dynamic' } : one
  })
})
