// A job summary in Markdown from a JSON report.
import { readFileSync } from 'node:fs'

/** GitHub takes 1 MiB; a reader takes less. */
const MOST = 100

const { findings, summary } = JSON.parse(readFileSync(process.argv[2], 'utf8'))
const { errors, warnings, notes, files, servers } = summary

console.log(`## agent-auth-lint\n\n${count(errors, 'error')}, ${count(warnings, 'warning')}, ${count(notes, 'note')} in ${count(files.seen, 'file')}; ${count(servers.total, 'server')}: ${servers.oauth} OAuth, ${servers.staticKey} static key, ${servers.local} local\n`)
if (findings.length > 0) {
  console.log('| Level | Rule | Place | What |\n| --- | --- | --- | --- |')
  for (const { level, rule, url, path, region, message, help } of bySeverity(findings).slice(0, MOST)) {
    console.log(`| ${level} | [${rule}](${url}) | ${cell(path)}:${region.startLine} | ${cell(message)}. ${cell(help)}. |`)
  }
  if (findings.length > MOST) console.log(`\n${findings.length - MOST} more are in the log.`)
}

function bySeverity(all) {
  return all.toSorted((a, b) => b.score - a.score)
}

function count(number, word) {
  return `${number} ${word}${number === 1 ? '' : 's'}`
}

/** Text of a scanned repository as text: no markup, no link, no mention. */
function cell(text) {
  return text.replace(/[\s\p{C}]+/gu, ' ').replace(/[&<>|`*_[\]\\@#~!(){}$:]/g, (sign) => `&#${sign.codePointAt(0)};`)
}
