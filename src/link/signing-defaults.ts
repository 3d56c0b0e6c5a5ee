import type { Subject, TokenPolicy } from '../model/index.ts'
import type { SigningReading } from '../model/reading.ts'
import { folderOf, foldersUpwards } from './facts.ts'

/**
 * Subjects without lifetimes that no token has: what a module gives as the default, where calls that sign are seen and none of those
 * that it may reach leaves its lifetime open. Without any such call it is as written.
 */
export function withoutUnusedDefaults(subjects: readonly Subject[], signing: readonly SigningReading[]): readonly Subject[] {
  if (signing.length === 0) return subjects
  const open = signing.filter(({ setsLifetime }) => !setsLifetime)
  const products = new Set(open.map(({ product }) => product))
  const folders = new Set(open.flatMap(({ product, at }) => [...foldersUpwards(folderOf(at.file.path))].map((one) => `${product}\n${one}`)))
  const files = new Set(open.map(({ product, at }) => `${product}\n${nameOf(at.file.path)}`))
  const isUsed = ({ owner: { product }, defaultFor, at: { file } }: TokenPolicy): boolean =>
    defaultFor === undefined ||
    (defaultFor === 'all'
      ? products.has(product)
      : folders.has(`${product}\n${folderOf(file.path)}`) || importsIn(file.text).some((path) => files.has(`${product}\n${nameOf(path)}`)))
  return subjects.filter((one) => one.kind !== 'tokenPolicy' || isUsed(one))
}

/** What a module takes from other files: its parts are among them. */
function importsIn(text: string): string[] {
  return [...text.matchAll(/\bfrom\s{1,4}["']([^"'\n]{1,300})["']/g)].map(([, path]) => path as string)
}

/** A file's name without its ending. */
function nameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1).replace(/\.[cm]?[jt]sx?$/, '')
}
