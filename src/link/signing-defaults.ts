import type { Subject, TokenPolicy } from '../model/index.ts'
import { folderOf } from '../text/paths.ts'
import { foldersUpwards, type Facts } from './facts.ts'

/**
 * Subjects without lifetimes that no token has: what a module gives as the default, where calls that sign are seen and none of those
 * that it may reach leaves its lifetime open; without any such call it is as written. And without calls that leave it to settings, unless
 * those of their package are seen and set none.
 */
export function withoutUnusedDefaults(subjects: readonly Subject[], facts: Facts): readonly Subject[] {
  const isUsed = usedDefaults(facts)
  const isBare = bareSettings(facts)
  return subjects.filter((one) => one.kind !== 'tokenPolicy' || (one.awaitsDefault === true ? isBare(one) : isUsed(one)))
}

function usedDefaults({ signing }: Facts): (policy: TokenPolicy) => boolean {
  const calls = signing.filter(({ registers }) => registers === undefined)
  if (calls.length === 0) return () => true
  const open = calls.filter(({ setsLifetime }) => !setsLifetime)
  const products = new Set(open.map(({ product }) => product))
  const folders = new Set(open.flatMap(({ product, at }) => [...foldersUpwards(folderOf(at.file.path))].map((one) => `${product}\n${one}`)))
  const files = new Set(open.map(({ product, at }) => `${product}\n${nameOf(at.file.path)}`))
  return ({ owner: { product }, defaultFor, at: { file } }) =>
    defaultFor === undefined ||
    (defaultFor === 'all'
      ? products.has(product)
      : folders.has(`${product}\n${folderOf(file.path)}`) || importsIn(file.text).some((path) => files.has(`${product}\n${nameOf(path)}`)))
}

function bareSettings({ signing, packageOf }: Facts): (policy: TokenPolicy) => boolean {
  const home = (product: string, path: string): string => `${product}\n${packageOf(path)}`
  const settings = signing.filter(({ registers }) => registers)
  const bare = new Set(settings.map(({ product, at }) => home(product, at.file.path)))
  for (const { product, setsLifetime, at } of settings) if (setsLifetime) bare.delete(home(product, at.file.path))
  return ({ owner: { product }, at: { file } }) => bare.has(home(product, file.path))
}

/** What a module takes from other files: its parts are among them. */
function importsIn(text: string): string[] {
  return [...text.matchAll(/\bfrom\s{1,4}["']([^"'\n]{1,300})["']/g)].map(([, path]) => path as string)
}

/** A file's name without its ending. */
function nameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1).replace(/\.[cm]?[jt]sx?$/, '')
}
