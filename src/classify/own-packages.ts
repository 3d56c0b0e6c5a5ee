import { upwards } from '../text/paths.ts'

/** The paths of the scan, and what stands in them. */
export interface Paths {
  has(path: string): boolean
  text(path: string): string | undefined
}

/** What Python imports: `from agents.memo import schema`. */
export interface PythonImport {
  readonly from: string
  readonly module: string
  /** The first name that is taken out of the module; '' for the module itself. */
  readonly name: string
}

/**
 * Whether an absolute import of Python leads to a package of the repository itself, whatever library is called the same: `agents` beside
 * the code is not that of a registry. Folders above the file that are packages themselves are no roots, and a folder without
 * `__init__.py` gives way to an installed package, so that what it is asked for has to stand there
 * (https://docs.python.org/3/reference/import.html#regular-packages).
 */
export function isOwnPackage({ from, module, name }: PythonImport, paths: Paths): boolean {
  if (!/^\w+(?:\.\w+){0,20}$/.test(module)) return false
  const parts = module.replaceAll('.', '/')
  const [root = ''] = parts.split('/', 1)
  for (const folder of upwards(from)) {
    const above = folder && `${folder}/`
    if (paths.has(`${above}__init__.py`)) continue
    for (const base of [above, `${above}src/`]) {
      const isRegular = paths.has(`${base}${root}/__init__.py`) || paths.has(`${base}${root}.py`)
      if (standsAt(`${base}${parts}`, { from, name, isRegular }, paths)) return true
    }
  }
  return false
}

function standsAt(path: string, { from, name, isRegular }: { from: string; name: string; isRegular: boolean }, paths: Paths): boolean {
  const isThere = (one: string) => one !== from && paths.has(one)
  if (name !== '' && (isThere(`${path}/${name}.py`) || isThere(`${path}/${name}/__init__.py`))) return true
  const file = [`${path}.py`, `${path}/__init__.py`].find(isThere)
  if (file === undefined) return false
  if (name === '') return isRegular
  if (!/^\w+$/.test(name)) return isRegular && name === '*'
  const text = paths.text(file) ?? ''
  return isRegular ? new RegExp(`\\b${name}\\b`).test(text) : new RegExp(`^(?:(?:async )?def |class )?${name}\\b`, 'm').test(text)
}
