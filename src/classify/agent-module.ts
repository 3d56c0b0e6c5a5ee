import { agentDistribution, isAgentPackage } from '../knowledge/agent-packages.ts'
import { agentOfOtherLanguages, asksForAnswer, asksModel, letsModelAct, makesEmbeddings, readsAsData } from '../knowledge/words/agents.ts'
import { inTurn, oneOf } from '../text/pattern.ts'
import type { Evidence } from '../model/index.ts'
import type { SourceFile } from '../text/source.ts'
import { isOwnPackage, type Paths } from './own-packages.ts'

/** Where a module of JavaScript or TypeScript names another, and where one of Python does: at most one match a line. */
const NAMED = /^[^\n]{0,400}?(?:\bfrom\s{0,4}|\bimport\s{0,4}\(?|\brequire\s{0,4}\(\s{0,4})(['"])([@\w][^'"\n]{0,200})\1/gm
const PYTHON = inTurn(
  'gm',
  /^[ \t]{0,40}/,
  oneOf(
    '',
    /from[ \t]+([A-Za-z_][\w.]{0,120})[ \t]+import\b(?:[ \t]{0,8}\(?\s{0,40}(\w{1,80}|\*))?/,
    /import[ \t]+([A-Za-z_][\w.]{0,120})/,
  ),
)

/** As far as an import names its module. */
const IMPORT = /^[ \t]{0,40}(?:from[ \t]+[\w.]{1,121}[ \t]+import|import[ \t]+[\w.]{1,121})/

/** What shows that an agent runs in this very module: an agent's SDK that it loads itself (STANDARD.md, "How much it weighs"). */
export function agentModule(file: SourceFile, paths: Paths): Evidence | undefined {
  const known = found.get(file)
  if (known !== undefined) return known ?? undefined
  const evidence = importOfAgent(file, paths)
  found.set(file, evidence ?? null)
  return evidence
}

const found = new WeakMap<SourceFile, Evidence | null>()

function importOfAgent(file: SourceFile, paths: Paths): Evidence | undefined {
  if (OTHER_LANGUAGES.test(file.path)) return importByPattern(file)
  // Making texts findable decides nothing.
  if (makesEmbeddings.pattern.test(file.text) && !asksModel.pattern.test(file.text)) return undefined
  if (extractsOnce(file.text)) return undefined
  const python = file.path.endsWith('.py')
  for (const match of file.text.matchAll(python ? PYTHON : NAMED)) {
    const [whole, first, taken, alone] = match
    const name = python ? agentDistribution(first ?? alone ?? '') : taken
    if (!name || !isAgentPackage(name)) continue
    if (python && isOwnPackage({ from: file.path, module: first ?? alone ?? '', name: taken ?? '' }, paths)) continue
    const start = match.index + whole.search(/\S/)
    const end = match.index + (python ? (IMPORT.exec(whole)?.[0].length ?? whole.length) : whole.length)
    return { is: 'agent-module', at: { file, start, end }, say: `the module imports ${name}` }
  }
  return undefined
}

/** A model without tools is asked once for data, of which the code makes what it does by itself. */
function extractsOnce(code: string): boolean {
  const asked = code.match(asksForAnswer.pattern)?.length ?? 0
  return asked === 1 && readsAsData.pattern.test(code) && !letsModelAct.pattern.test(code)
}

const OTHER_LANGUAGES = /\.(?:java|kt|cs)$/

function importByPattern(file: SourceFile): Evidence | undefined {
  const match = agentOfOtherLanguages.pattern.exec(file.text)
  if (!match) return undefined
  const name = match[0].trim().split(/\s+/).at(-1) ?? ''
  const start = match.index + match[0].search(/\S/)
  return { is: 'agent-module', at: { file, start, end: match.index + match[0].length }, say: `the module imports ${name}` }
}
