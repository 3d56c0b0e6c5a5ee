import { basename, resolve } from 'node:path'
import { lint } from '../lint.ts'
import { surfaces } from '../surfaces/index.ts'
import type { Finding } from '../judge/finding.ts'

/**
 * What the words of files call for: how many files are parsed as code, how many say something, and how many have findings.
 *
 *     npm run gate -- DIR…             a line for each repository
 *     npm run gate -- --compare DIR…   whether the findings are the same when everything is parsed
 *     npm run gate -- --surfaces DIR…  which surfaces call for files in vain
 */
const flags = process.argv.slice(2).filter((one) => one.startsWith('--'))
const folders = process.argv.slice(2).filter((one) => !one.startsWith('--'))
const isCode = new Map(surfaces.map(({ id, format }) => [id, ['code', 'typescript', 'python'].includes(format)]))

for (const folder of folders) await measured(resolve(folder))

async function measured(root: string): Promise<void> {
  const asked = new Map<string, { calls: number; useful: number; alone: number }>()
  let parsed = 0
  let says = 0
  const seen = (path: string, called: readonly string[], useful: readonly string[]) => {
    const code = called.filter((id) => isCode.get(id))
    if (code.length === 0) return
    parsed++
    if (useful.some((id) => isCode.get(id))) says++
    for (const id of code) {
      const known = asked.get(id) ?? { calls: 0, useful: 0, alone: 0 }
      asked.set(id, {
        calls: known.calls + 1,
        useful: known.useful + Number(useful.includes(id)),
        alone: known.alone + Number(code.length === 1),
      })
    }
    if (flags.includes('--files')) print(`  ${path}: ${code.map((id) => (useful.includes(id) ? `[${id}]` : id)).join(' ')}`)
  }
  const result = await lint({ root, gate: { everything: false, seen } })
  const withFindings = new Set(result.findings.map(({ at }) => at.file.path)).size
  print(
    `${basename(root)}: ${result.seen.files} files, ${parsed} parsed as code, ${says} of ` +
      `them with readings, ${withFindings} files with findings`,
  )
  if (flags.includes('--surfaces')) {
    for (const [id, { calls, useful, alone }] of [...asked].toSorted(([, a], [, b]) => b.calls - a.calls))
      print(`  ${id.padEnd(32)} called for ${calls}, read ${useful}, called alone ${alone}`)
  }
  if (flags.includes('--compare')) different(result.findings, (await lint({ root, gate: { everything: true } })).findings)
}

function different(gated: readonly Finding[], all: readonly Finding[]): void {
  const [some, every] = [gated, all].map((findings) => new Set(findings.map(line)))
  if (!some || !every) return
  for (const one of every) if (!some.has(one)) print(`  only when everything is parsed: ${one}`)
  for (const one of some) if (!every.has(one)) print(`  only with the gate: ${one}`)
  process.exitCode = [...every].some((one) => !some.has(one)) || some.size !== every.size ? 1 : process.exitCode
}

function line({ rule, variant, level, place, at }: Finding): string {
  return `${level} ${rule.id}/${variant} ${at.file.path}:${at.file.position(at.start).line} ${place}`
}

function print(text: string): void {
  process.stdout.write(`${text}\n`)
}
