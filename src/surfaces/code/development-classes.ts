import { developmentClass } from '../../knowledge/words/development-files.ts'
import type { Ast, Module } from '../../program/index.ts'

/** Whether a field is of settings that only who develops or tests loads, instead of those of a base: `class DevelopmentConfig(Config)`. */
export function isOfDevelopment(module: Module, field: Ast): boolean {
  const body = module.parent(field)
  const around = body && module.parent(body)
  return around?.type === 'ClassDeclaration' && Boolean(around.superClass) && developmentClass.pattern.test(around.id?.name ?? '')
}
