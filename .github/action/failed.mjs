// Says why there is no verdict: an annotation on standard output, and a summary of the job.
import { appendFileSync, existsSync, readFileSync } from 'node:fs'

const [path, summary] = process.argv.slice(2)
const said = (existsSync(path) ? readFileSync(path, 'utf8').trim() : '').slice(0, 4000) || 'The linter ended without a word.'

console.log(`::error title=agent-auth-lint::${said.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A')}`)
if (summary)
  appendFileSync(
    summary,
    `## agent-auth-lint\n\nNo verdict:\n\n<pre>${said.replace(/[&<>@#`*_[\]|\\]/g, (sign) => `&#${sign.charCodeAt(0)};`)}</pre>\n`,
  )
