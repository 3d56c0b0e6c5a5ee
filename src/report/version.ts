import { asShown, type Shown } from '../text/shown.ts'

/** The version of this package, which its package.json has. */
export function versionIn(packageJson: string): Shown {
  return asShown((JSON.parse(packageJson) as { version: string }).version)
}
