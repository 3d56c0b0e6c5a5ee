import { cleanEnvironment } from './materialise.ts'
import { startGitSmall } from './small-starter.ts'

// What a developer's own git and shell say must not show in a test.
for (const name of Object.keys(process.env)) if (name.startsWith('GIT_')) delete process.env[name]
Object.assign(process.env, cleanEnvironment())

startGitSmall()
