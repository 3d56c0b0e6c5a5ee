import { builtOfTests, builtToServe } from '../knowledge/words/test-frameworks.ts'
import { folderOf } from '../text/paths.ts'
import type { Project } from './project.ts'

/** Builds of Gradle: https://docs.gradle.org/current/userguide/build_file_basics.html */
const BUILDS = ['build.gradle', 'build.gradle.kts']

/** The folders of modules that are built of what drives another program from outside, in their own code too: all of it is tests. */
export function testModules(project: Pick<Project, 'named' | 'text'>): readonly string[] {
  // What the whole repository is built of says nothing of one module.
  const builds = BUILDS.flatMap((name) => project.named(name)).filter((path) => path.includes('/'))
  return builds.filter((path) => drivesOthers(project.text(path) ?? '')).map(folderOf)
}

function drivesOthers(build: string): boolean {
  return builtOfTests.pattern.test(build) && !builtToServe.pattern.test(build)
}
