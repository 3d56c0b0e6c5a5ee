import { readFileSync } from 'node:fs'

/** The page of a rule, as its doc comment has it. */
export interface RulePage {
  readonly summary: string
  readonly why: string
  readonly instead: string
  readonly notReported: string
}

/** What the doc comment above a rule says; paragraphs on one line each. */
export function pageOf(root: string, id: string): RulePage {
  const source = readFileSync(`${root}/rules/${id}.ts`, 'utf8')
  const comment = /\/\*\*\n((?: \*.*\n)+?) \*\/\nexport default defineRule/.exec(source)?.[1]
  if (comment === undefined) throw new Error(`rules/${id}.ts has no doc comment right above \`export default defineRule\``)
  const [summary = '', ...sections] = comment.replace(/^ \* ?/gm, '').split(/^## /m)
  const section = (title: string) => {
    const found = sections.find((text) => text.startsWith(`${title}\n`))
    if (found === undefined) throw new Error(`the doc comment of rules/${id}.ts has no section "## ${title}"`)
    return flowing(found.slice(title.length))
  }
  return { summary: flowing(summary), why: section('Why'), instead: section('Instead'), notReported: section('Not reported') }
}

function flowing(text: string): string {
  return text
    .trim()
    .split(/\n{2,}/)
    .map((paragraph) => paragraph.replace(/\s*\n\s*/g, ' '))
    .join('\n\n')
}
