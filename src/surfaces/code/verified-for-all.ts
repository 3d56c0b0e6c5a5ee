import type { Module } from '../../program/index.ts'
import { verifiesTokens } from '../../knowledge/words/checks.ts'
import { asksForAll, verifiesForAll } from '../../knowledge/words/unverified-claims.ts'
import { mayBeSaid, packageFolder } from '../reading/code-around.ts'
import { verifiedInPackage } from './verified-in-package.ts'

/**
 * Whether a program may verify the tokens of all requests before any route: by middleware of a package that does, or by its own where a
 * file of the program verifies tokens.
 */
export function isVerifiedForAll({ file, project, language }: Module): boolean {
  if (!project) return verifiesForAll.pattern.test(file.text)
  const around = { below: packageFolder(file.path, project), files: language === 'python' ? /\.py$/ : /\.[cm]?[jt]sx?$/ }
  if (mayBeSaid(project, `verify ${language} tokens by a package`, (text) => verifiesForAll.pattern.test(text), around)) return true
  const isVerified = verifiesTokens.pattern.test(file.text) || verifiedInPackage(file.path, project) !== undefined
  return isVerified && mayBeSaid(project, `ask before all routes of ${language}`, (text) => asksForAll.pattern.test(text), around)
}
