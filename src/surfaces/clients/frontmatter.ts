import { parseMarkdown } from '../../parse/markdown.ts'
import type { Node } from '../../parse/node.ts'
import type { Text } from '../../text/source.ts'
import type { Reader } from '../reading/surface.ts'

/** The front matter of a Markdown file as a tree; undefined when there is none that can be read. */
export async function frontmatterOf(text: Text, reader: Reader): Promise<Node | undefined> {
  const { frontmatter } = parseMarkdown(text)
  const root = frontmatter && (await reader.parse('yaml', frontmatter)).roots[0]
  return root?.kind === 'map' ? root : undefined
}
