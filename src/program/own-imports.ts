import { isOwnPackage } from '../classify/own-packages.ts'
import { oncePerPair } from '../text/once-per.ts'
import type { Origin } from './imports.ts'
import type { Module } from './module.ts'

/** Whether what is imported under a package's name is a file of the repository itself, whatever library is called the same. */
export function isOwnImport(module: Module, { module: source, name }: Origin): boolean {
  const [first = ''] = name.split(/[.(]/, 1)
  return leadsHere(module, `${source}\n${first}`)
}

const leadsHere = oncePerPair((module: Module, key: string): boolean => {
  const [source = '', name = ''] = key.split('\n')
  const { project, file, language } = module
  if (!project || !/^\w/.test(source)) return false
  if (language === 'python') return isOwnPackage({ from: file.path, module: source, name }, project)
  const [root = ''] = source.split(/[/@]/, 1)
  return module.neighbourPath(source) !== undefined && project.dependency(file.path, root) === undefined
})
