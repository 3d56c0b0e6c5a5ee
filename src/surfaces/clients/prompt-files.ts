import { promptName } from '../../knowledge/words/prompts.ts'
import type { LiteralReading } from '../../model/reading.ts'
import { entries, get, items, string, type Node } from '../../parse/node.ts'
import type { Text } from '../../text/source.ts'
import { defineSurface } from '../reading/surface.ts'

/** Prompts that an application keeps in files of their own and sends to a model. */
export default defineSurface({
  id: 'prompt-files',
  name: 'Prompts in YAML and JSON: GitHub Models, LangChain',
  spec: 'https://docs.github.com/en/github-models/use-github-models/storing-prompts-in-github-repositories',
  counts: 'other',
  files: ['**/*.prompt.{yml,yaml,json}', '**/prompts/**/*.{yml,yaml,json}', '**/prompts.{yml,yaml,json}'],
  mentions: ['messages', 'rompt', 'PROMPT', 'system', 'template', 'nstructions', 'content'],
  longRuns: true,
  format: 'by name',
  recognises: (root) => !promptsIn(root, MOST_LEVELS).next().done,
  *read(root): Generator<LiteralReading> {
    for (const text of promptsIn(root, MOST_LEVELS))
      if (text.value.trim() !== '') yield { kind: 'literal', place: 'prompt', text, at: text.at }
  },
})

const MOST_LEVELS = 12

/** What a message says, by its role, and what is called a prompt; of what stands in lists each. */
function* promptsIn(node: Node, levels: number): Generator<Text> {
  if (levels === 0) return
  for (const item of items(node)) yield* promptsIn(item, levels - 1)
  const isMessage = string(get(node, 'role')) !== undefined
  for (const { key, value } of entries(node)) {
    const isPrompt = (isMessage && /^(?:content|text)$/.test(key.value)) || PROMPTS.test(key.value) || promptName.pattern.test(key.value)
    if (isPrompt) yield* textsIn(value, levels - 1)
    else yield* promptsIn(value, levels - 1)
  }
}

/** Keys that hold a prompt in a file of prompts. */
const PROMPTS = /^(?:system|user|assistant|developer|template|human)$/i

function* textsIn(node: Node, levels: number): Generator<Text> {
  const text = string(node)
  if (text) yield text
  if (levels === 0) return
  for (const item of items(node)) yield* textsIn(item, levels - 1)
  for (const { value } of entries(node)) yield* textsIn(value, levels - 1)
}
