import { fileRole } from '../../classify/file-role.ts'
import { type LifetimeName, otherSigner } from '../../knowledge/libraries/lifetime-names.ts'
import type { Module } from '../../program/index.ts'
import { literally } from '../../text/pattern.ts'

/**
 * Whether a library's setting is the life of no token: nothing in the package makes one with the library, another library signs there, and
 * nothing reads the setting by its name.
 */
export function isOfNoToken({ file: { path }, project }: Module, name: string, { madeBy }: LifetimeName): boolean {
  if (!madeBy || !project) return false
  const folder = project.manifest(path)?.folder ?? ''
  const others = project
    .below(folder === '' ? '' : `${folder}/`)
    .filter((one) => one.endsWith('.py') && one !== path && !fileRole(one).test)
  if (others.length > MOST) return false
  const texts = others.map((one) => project.text(one) ?? '')
  const reads = new RegExp(`config\\W{1,3}(?:get\\W{1,3})?${literally(name)}\\b`)
  return texts.some((text) => otherSigner.pattern.test(text)) && !texts.some((text) => madeBy.test(text) || reads.test(text))
}

const MOST = 1500
