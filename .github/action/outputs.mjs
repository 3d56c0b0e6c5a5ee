// Outputs of the action from a JSON report. A run without a verdict has none, so that an empty SARIF file closes no alerts.
import { existsSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'

const [json, sarif] = process.argv.slice(2)
const report = existsSync(json) ? JSON.parse(readFileSync(json, 'utf8')) : undefined
if (report?.successful) {
  const { errors, warnings, notes } = report.summary
  const outputs = { findings: errors + warnings + notes, errors, warnings, 'sarif-file': resolve(sarif) }
  for (const [name, value] of Object.entries(outputs)) console.log(`${name}=${value}`)
}
