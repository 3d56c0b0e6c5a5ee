import { agentDistribution, isAgentPackage } from '../../knowledge/agent-packages.ts'
import type { Reader } from '../reading/surface.ts'
import { importedAs, importedModules, isOwnImport, pathOf, type Module } from '../../program/index.ts'

/** What shows that an agent runs a module: an SDK that it imports, or that its package depends on (STANDARD.md, "Among variables"). */
export function agentEvidence(module: Module, reader: Reader): string | undefined {
  const imported = [
    ...importedModules(module).filter((name) => !isOwnImport(module, { module: name, name: '' })),
    ...distributions(module),
  ].find(isAgentPackage)
  if (imported) return `imports ${imported}`
  for (const name of reader.project.manifest(module.file.path)?.dependencies.keys() ?? []) {
    if (isAgentPackage(name)) return `depends on ${name}`
  }
  return undefined
}

/** The packages that dotted imports belong to. */
function distributions(module: Module): string[] {
  return module.nodes('ImportDeclaration').flatMap(({ specifiers }) =>
    specifiers.flatMap(({ local }) => {
      // As it is written: what another file hands on is no package, and following it would parse that file.
      const from = importedAs(module, local)
      return from?.dotted && !isOwnImport(module, from) ? [agentDistribution(pathOf(from))] : []
    }),
  )
}
