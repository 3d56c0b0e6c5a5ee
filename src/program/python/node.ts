import type { Tree } from '@lezer/common'

/** A node of Python's grammar, by the names that `@lezer/python` gives them, without comments and without what is no Python. */
export class PythonNode {
  readonly name: string
  readonly from: number
  readonly to: number
  readonly children: readonly PythonNode[]

  constructor(name: string, from: number, to: number, children: readonly PythonNode[] = NONE) {
    this.name = name
    this.from = from
    this.to = to
    this.children = children
  }

  /** The first child of a name. */
  child(name: string): PythonNode | undefined {
    return this.children.find((one) => one.name === name)
  }

  all(name: string): PythonNode[] {
    return this.children.filter((one) => one.name === name)
  }
}

const NONE: readonly PythonNode[] = []

/** The nodes of a tree that the library has made. */
export function nodesOf(tree: Tree): PythonNode {
  const open: PythonNode[][] = [[]]
  tree.iterate({
    enter({ type }) {
      if (type.isError || type.name === 'Comment') return false
      open.push([])
      return true
    },
    leave({ type, from, to }) {
      if (type.isError || type.name === 'Comment') return
      const children = open.pop() as PythonNode[]
      open.at(-1)?.push(new PythonNode(type.name, from, to, children))
    },
  })
  return open[0]?.[0] ?? new PythonNode('Script', 0, tree.length)
}
