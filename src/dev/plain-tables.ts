import ts from 'typescript'

/** Shorter lists and objects are read as fast as they are. */
const SHORTEST = 400

type Data = string | number | boolean | readonly Data[] | { readonly [key: string]: Data }

/** A module whose long tables of plain data are JSON: what V8 makes of it takes half as long as of the same as a program. */
export function withTablesAsJson(source: string): string {
  const tables: { readonly start: number; readonly end: number; readonly data: Data }[] = []
  const visit = (node: ts.Node): void => {
    const data = ts.isArrayLiteralExpression(node) || ts.isObjectLiteralExpression(node) ? dataOf(node) : undefined
    const start = node.getStart()
    if (data !== undefined && node.end - start >= SHORTEST) tables.push({ start, end: node.end, data })
    else ts.forEachChild(node, visit)
  }
  visit(ts.createSourceFile('knowledge.ts', source, ts.ScriptTarget.Latest, true))
  return tables.reduceRight((text, { start, end, data }) => text.slice(0, start) + written(data) + text.slice(end), source)
}

function written(data: Data): string {
  return `(/* @__PURE__ */ JSON.parse(${JSON.stringify(JSON.stringify(data))}))`
}

/** What a literal says; undefined where it is more than data. */
function dataOf(node: ts.Expression): Data | undefined {
  if (ts.isStringLiteral(node)) return node.text
  if (ts.isNumericLiteral(node)) return Number(node.text)
  if (node.kind === ts.SyntaxKind.TrueKeyword) return true
  if (node.kind === ts.SyntaxKind.FalseKeyword) return false
  if (ts.isArrayLiteralExpression(node)) {
    const items = node.elements.map(dataOf)
    return items.some((item) => item === undefined) ? undefined : (items as Data[])
  }
  if (!ts.isObjectLiteralExpression(node)) return undefined
  const members: Record<string, Data> = {}
  for (const member of node.properties) {
    const data =
      ts.isPropertyAssignment(member) && (ts.isIdentifier(member.name) || ts.isStringLiteral(member.name))
        ? dataOf(member.initializer)
        : undefined
    if (data === undefined || member.name === undefined) return undefined
    members[(member.name as ts.Identifier | ts.StringLiteral).text] = data
  }
  return members
}
