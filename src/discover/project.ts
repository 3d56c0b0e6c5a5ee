/** A dependency as the scanned repository declares and locks it. */
export interface Dependency {
  readonly name: string
  /** As written: `^4.24.0`. */
  readonly range: string
  /** From a lock file, when there is one. */
  readonly locked?: string
}

/** What the nearest package.json, pyproject.toml or requirements file says. */
export interface Manifest {
  readonly folder: string
  readonly dependencies: ReadonlyMap<string, Dependency>
  /** The command that everybody who installs the package gets. */
  readonly command?: string
  /** A script that a Python package installs: on its users' machines, or for the service that it is. */
  readonly script?: string
}

/** Paths by their folder, which has a `/` at its end. */
export type Folders = ReadonlyMap<string, readonly string[]>

/** What is known about the repository around a file, without reading it as a program. */
export interface Project {
  /** The dependency in the nearest package.json or pyproject/requirements upwards of a file. */
  dependency(path: string, name: string): Dependency | undefined
  /** All dependency names of the nearest manifest upwards, with its folder; undefined when there is none. */
  manifest(path: string): Manifest | undefined
  /** Text of another file of the repository that is part of the scan; undefined when there is none. */
  text(path: string): string | undefined
  /** Whether a path is part of the scan. */
  has(path: string): boolean
  /** The paths of the scan that are files of a name, such as `Usage.java`. */
  named(name: string): readonly string[]
  /** The paths of the scan that stand in a folder, not below it. */
  inFolder(folder: string): readonly string[]
  /** The paths of the scan that begin so: `server/src/main/`. */
  below(start: string): readonly string[]
}
