import { upwards } from '../text/paths.ts'
import type { Project } from './project.ts'

/** Builds of a module of Maven, Gradle and Go and of a crate, which is a package of its own beside the others of the repository. */
const BUILDS = ['pom.xml', 'build.gradle.kts', 'build.gradle', 'go.mod', 'Cargo.toml']

/** The folder of the package that a path is of, by the nearest manifest or build; '' for the repository. */
export function packageFolder(path: string, project: Pick<Project, 'has' | 'manifest'>): string {
  const listed = project.manifest(path)?.folder ?? ''
  for (const folder of upwards(path)) {
    if (folder.length <= listed.length) break
    if (BUILDS.some((name) => project.has(`${folder}/${name}`))) return folder
  }
  return listed
}
