import { composeFile } from '../knowledge/words/configuration.ts'
import { literally } from '../text/pattern.ts'

/**
 * Whether a file of deployment does nothing with a variable but give it to programs that the repository builds, or write it into a file of
 * variables: that is no use of it, as the program has to read it. An image of another product may.
 */
export function onlySets(path: string, text: string, name: string): boolean {
  const written = new RegExp(`(?<![\\w$])${literally(name)}(?!\\w)`)
  const lines = text.split(/\r?\n/)
  const places = lines.flatMap((line, i) => (written.test(line) ? [i] : []))
  if (places.length === 0) return false
  if (composeFile.pattern.test(path)) {
    const sets = new RegExp(`^\\s*(?:-\\s*)?["']?${literally(name)}["']?\\s*[:=]`)
    return places.every((i) => sets.test(lines[i] ?? '') && isOfBuiltService(lines, i))
  }
  // A line of a file that the script writes, and no variable of its own.
  const line = new RegExp(`^${literally(name)}=[^$]*$`)
  return SCRIPT.test(path) && !text.includes(`$${name}`) && !text.includes(`\${${name}`) && places.every((i) => line.test(lines[i] ?? ''))
}

/** Whether the service of a Compose file around a line is built here: https://docs.docker.com/reference/compose-file/build/ */
function isOfBuiltService(lines: readonly string[], place: number): boolean {
  let depth = depthOf(lines[place])
  let head = -1
  // Upwards to `environment:`, and from there to the name of the service.
  for (let i = place - 1, steps = 0; i >= 0 && steps < 2; i--) {
    const here = depthOf(lines[i])
    if (here >= depth || !/\S/.test(lines[i] ?? '') || /^\s*#/.test(lines[i] ?? '')) continue
    if (steps === 0 && !/^\s*["']?environment["']?:/.test(lines[i] ?? '')) return false
    ;[depth, head] = [here, i]
    steps++
  }
  for (let i = head + 1; head >= 0 && i < lines.length; i++) {
    const line = lines[i] ?? ''
    if (/\S/.test(line) && !/^\s*#/.test(line) && depthOf(line) <= depth) return false
    if (/^\s*build:/.test(line)) return true
  }
  return false
}

function depthOf(line = ''): number {
  return line.search(/\S|$/)
}

const SCRIPT = /\.(?:sh|bash|ps1|bat|cmd)$/
