/** The tree of ESTree and typescript-eslint as ours, name by name: what the lowering is held against. */

type Node = Readonly<Record<string, unknown>> & { readonly type: string; readonly range: [number, number] }
type Made = Record<string, unknown>

const SAME = new Set([
  'ExpressionStatement',
  'BlockStatement',
  'ReturnStatement',
  'ThrowStatement',
  'IfStatement',
  'SwitchStatement',
  'SwitchCase',
  'StaticBlock',
  'Decorator',
  'ImportDefaultSpecifier',
  'ImportNamespaceSpecifier',
  'ImportSpecifier',
  'ExportSpecifier',
  'ExportAllDeclaration',
  'ExportNamedDeclaration',
  'ExportDefaultDeclaration',
  'ImportDeclaration',
  'PrivateIdentifier',
  'MemberExpression',
  'CallExpression',
  'NewExpression',
  'ObjectExpression',
  'Property',
  'SpreadElement',
  'ArrayExpression',
  'BinaryExpression',
  'LogicalExpression',
  'ConditionalExpression',
  'UnaryExpression',
  'UpdateExpression',
  'AssignmentExpression',
  'SequenceExpression',
  'AwaitExpression',
  'YieldExpression',
  'ThisExpression',
  'Super',
  'ImportExpression',
  'VariableDeclarator',
  'MethodDefinition',
  'PropertyDefinition',
  'ForOfStatement',
  'ClassBody',
])
/** What our nodes have of theirs. */
const FIELDS: Readonly<Record<string, readonly string[]>> = {
  ExpressionStatement: ['expression'],
  BlockStatement: ['body'],
  ReturnStatement: ['argument'],
  ThrowStatement: ['argument'],
  IfStatement: ['test', 'consequent', 'alternate'],
  SwitchStatement: ['discriminant', 'cases'],
  SwitchCase: ['test', 'consequent'],
  StaticBlock: ['body'],
  Decorator: ['expression'],
  ImportDefaultSpecifier: ['local'],
  ImportNamespaceSpecifier: ['local'],
  ImportSpecifier: ['imported', 'local'],
  ExportSpecifier: ['local', 'exported'],
  ExportAllDeclaration: ['source', 'exported'],
  ExportNamedDeclaration: ['declaration', 'specifiers', 'source'],
  ExportDefaultDeclaration: ['declaration'],
  ImportDeclaration: ['source', 'specifiers'],
  PrivateIdentifier: ['name'],
  MemberExpression: ['object', 'property', 'computed'],
  CallExpression: ['callee', 'arguments'],
  NewExpression: ['callee', 'arguments'],
  ObjectExpression: ['properties'],
  Property: ['key', 'value', 'kind', 'computed', 'method'],
  SpreadElement: ['argument'],
  ArrayExpression: ['elements'],
  BinaryExpression: ['operator', 'left', 'right'],
  LogicalExpression: ['operator', 'left', 'right'],
  ConditionalExpression: ['test', 'consequent', 'alternate'],
  UnaryExpression: ['operator', 'argument'],
  UpdateExpression: ['argument'],
  AssignmentExpression: ['operator', 'left', 'right'],
  SequenceExpression: ['expressions'],
  AwaitExpression: ['argument'],
  YieldExpression: ['argument'],
  ThisExpression: [],
  Super: [],
  ImportExpression: ['source'],
  VariableDeclarator: ['id', 'init'],
  MethodDefinition: ['key', 'computed', 'kind', 'static', 'value', 'decorators'],
  PropertyDefinition: ['key', 'computed', 'static', 'value', 'typeAnnotation', 'decorators'],
  ForOfStatement: ['left', 'right', 'body'],
  ClassBody: ['body'],
}
const OTHER_NAMES: Readonly<Record<string, string>> = {
  ForInStatement: 'ForOfStatement',
  TSAbstractMethodDefinition: 'MethodDefinition',
  TSAbstractPropertyDefinition: 'PropertyDefinition',
  AccessorProperty: 'PropertyDefinition',
  TSAbstractAccessorProperty: 'PropertyDefinition',
}
const CASTS: Readonly<Record<string, string>> = {
  TSAsExpression: 'as',
  TSSatisfiesExpression: 'satisfies',
  TSNonNullExpression: '!',
  TSTypeAssertion: 'cast',
  TSInstantiationExpression: 'instantiation',
}
const FUNCTIONS: Readonly<Record<string, string>> = {
  FunctionDeclaration: 'FunctionDeclaration',
  TSDeclareFunction: 'FunctionDeclaration',
  FunctionExpression: 'FunctionExpression',
  TSEmptyBodyFunctionExpression: 'FunctionExpression',
  ArrowFunctionExpression: 'ArrowFunctionExpression',
}

/** Our tree, without parents, from a node of theirs. */
export function converted(value: unknown, code: string): unknown {
  if (Array.isArray(value)) return value.map((one) => converted(one, code)).filter((one) => one !== undefined)
  if (!isNode(value)) return value ?? null
  const type = OTHER_NAMES[value.type] ?? value.type
  if (SAME.has(type))
    return made(
      type,
      value,
      Object.fromEntries(
        (FIELDS[type] ?? []).map((name) => [name, name === 'typeAnnotation' ? typeOf(value[name]) : converted(value[name], code)]),
      ),
    )
  const special = SPECIAL[type] ?? SPECIAL[FUNCTIONS[type] ? 'function' : CASTS[type] ? 'cast' : '']
  if (!special) throw new Error(`no rule for ${type}`)
  return special(value, (one) => converted(one, code), code)
}

type Rule = (node: Node, to: (value: unknown) => unknown, code: string) => unknown

const SPECIAL: Readonly<Record<string, Rule>> = {
  ChainExpression: (node, to) => to(node.expression),
  Literal: (node) => {
    const { regex, value } = node as unknown as { regex?: object; value: unknown }
    if (regex) return made('Literal', node, { value: null, regex })
    return made('Literal', node, { value })
  },
  Identifier: (node, to) =>
    made('Identifier', node, { name: node.name, typeAnnotation: typeOf(node.typeAnnotation), ...decorators(node, to) }),
  MetaProperty: (node) =>
    made('MetaProperty', node, { name: `${(node.meta as Node).name as string}.${(node.property as Node).name as string}` }),
  function: (node, to) =>
    made(FUNCTIONS[node.type] as string, node, {
      id: to(node.id),
      params: to(node.params),
      body: to(node.body),
      async: node.async,
      decorators: [],
      returnType: typeOf(node.returnType),
    }),
  cast: (node, to) =>
    made('TypedExpression', node, {
      operator: CASTS[node.type],
      expression: to(node.expression),
      typeAnnotation: typeOf(node.typeAnnotation),
    }),
  ClassDeclaration: classOf,
  ClassExpression: classOf,
  TSIndexSignature: () => undefined,
  TemplateLiteral: (node, to) => made('TemplateLiteral', node, { quasis: to(node.quasis), expressions: to(node.expressions), tag: null }),
  TaggedTemplateExpression: (node, to) => ({ ...(to(node.quasi) as Made), start: node.range[0], end: node.range[1], tag: to(node.tag) }),
  TemplateElement: (node) => ({
    type: 'TemplateElement',
    start: node.range[0] + 1,
    end: node.range[1] - (node.tail ? 1 : 2),
    cooked: (node.value as { cooked: string | null }).cooked ?? null,
  }),
  VariableDeclaration: (node, to) =>
    made('VariableDeclaration', node, {
      kind: /using/.test(node.kind as string) ? 'const' : node.kind,
      declarations: to(node.declarations),
    }),
  ObjectPattern: (node, to) =>
    made('ObjectPattern', node, { properties: to(node.properties), typeAnnotation: typeOf(node.typeAnnotation), ...decorators(node, to) }),
  ArrayPattern: (node, to) =>
    made('ArrayPattern', node, { elements: to(node.elements), typeAnnotation: typeOf(node.typeAnnotation), ...decorators(node, to) }),
  AssignmentPattern: (node, to) => made('AssignmentPattern', node, { left: to(node.left), right: to(node.right), ...decorators(node, to) }),
  // The type of a rest stands on its name here.
  RestElement: (node, to) => {
    const argument = to(node.argument) as Made
    const annotation = typeOf(node.typeAnnotation) as Made | null
    const typed = annotation ? { ...argument, typeAnnotation: annotation, end: annotation.end } : argument
    return made('RestElement', node, { argument: typed, ...decorators(node, to) })
  },
  TSParameterProperty: (node, to) => made('ParameterProperty', node, { parameter: to(node.parameter), ...decorators(node, to) }),
  WhileStatement: loop,
  DoWhileStatement: loop,
  ForStatement: loop,
  TryStatement: (node, to) =>
    made('TryStatement', node, { block: to(node.block), handlers: node.handler ? [to(node.handler)] : [], finalizer: to(node.finalizer) }),
  CatchClause: (node, to) => made('CatchClause', node, { param: to(node.param), test: null, body: to(node.body) }),
  LabeledStatement: (node, to) => made('OtherStatement', node, { parts: [to(node.body)] }),
  WithStatement: (node, to) => made('OtherStatement', node, { parts: [to(node.object), to(node.body)] }),
  BreakStatement: nothing,
  ContinueStatement: nothing,
  EmptyStatement: nothing,
  DebuggerStatement: nothing,
  TSNamespaceExportDeclaration: nothing,
  TSEnumDeclaration: (node, to) => made('EnumDeclaration', node, { id: to(node.id), members: to((node.body as Node).members) }),
  TSEnumMember: (node, to) => made('EnumMember', node, { id: to(node.id), initializer: to(node.initializer) }),
  TSInterfaceDeclaration: (node, to) =>
    made('InterfaceDeclaration', node, { id: to(node.id), members: members((node.body as Node).body, to) }),
  TSTypeAliasDeclaration: (node, to) => {
    const type = node.typeAnnotation as Node
    if (type.type === 'TSTypeLiteral') return made('InterfaceDeclaration', node, { id: to(node.id), members: members(type.members, to) })
    return made('OtherStatement', node, { parts: [typeOf(type)] })
  },
  TSModuleDeclaration: (node, to) => made('ModuleBlock', node, { body: to((node.body as Node | undefined)?.body ?? []) }),
  TSImportEqualsDeclaration: (node, to) =>
    made('ImportEqualsDeclaration', node, { id: to(node.id), source: to((node.moduleReference as Node).expression) }),
  TSExportAssignment: (node, to) => made('ExportDefaultDeclaration', node, { declaration: to(node.expression) }),
  JSXElement: (node, to, code) => {
    const { name, attributes } = node.openingElement as Node
    return made('JsxElement', node, { name: jsxName(name as Node, code), attributes: to(attributes), children: to(node.children) })
  },
  JSXFragment: (node, to) => made('JsxElement', node, { name: null, attributes: [], children: to(node.children) }),
  JSXAttribute: (node, to, code) => made('JsxAttribute', node, { name: jsxName(node.name as Node, code), value: to(node.value) }),
  JSXSpreadAttribute: (node, to) => made('JsxSpread', node, { argument: to(node.argument) }),
  JSXSpreadChild: (node, to) => made('JsxSpread', node, { argument: to(node.expression) }),
  JSXExpressionContainer: (node, to) => to(node.expression),
  JSXEmptyExpression: (node) => made('OtherExpression', node, { parts: [] }),
  JSXText: (node) => made('JsxText', node, { value: node.value }),
}

function made(type: string, { range }: Node, fields: Made): Made {
  return { type, start: range[0], end: range[1], ...fields }
}

function nothing(node: Node): Made {
  return made('OtherStatement', node, { parts: [] })
}

function loop(node: Node, to: (value: unknown) => unknown): Made {
  return made('LoopStatement', node, { init: to(node.init), test: to(node.test), update: to(node.update), body: to(node.body) })
}

function decorators(node: Node, to: (value: unknown) => unknown): Made {
  return (node.decorators as readonly unknown[] | undefined)?.length ? { decorators: to(node.decorators) } : {}
}

function classOf(node: Node, to: (value: unknown) => unknown): Made {
  const promised = (node.implements as readonly Node[] | undefined) ?? []
  return made(node.type, node, {
    id: to(node.id),
    superClass: to(node.superClass),
    bases: [],
    keywords: null,
    body: to(node.body),
    decorators: to(node.decorators),
    ...(promised.length > 0 ? { implements: promised.map(({ expression }) => to(expression)) } : {}),
    ...(node.abstract ? { abstract: true } : {}),
  })
}

function members(list: unknown, to: (value: unknown) => unknown): Made[] {
  return (list as readonly Node[])
    .filter(({ key }) => key !== undefined)
    .map((one) => made('InterfaceMember', one, { key: to(one.key), typeAnnotation: typeOf(one.typeAnnotation ?? one.returnType) }))
}

function jsxName(node: Node, code: string): Made {
  return made('JsxName', node, { name: code.slice(...node.range) })
}

function typeOf(value: unknown): unknown {
  if (!isNode(value)) return null
  if (value.type === 'TSTypeAnnotation') return typeOf(value.typeAnnotation)
  if (value.type === 'TSTypeReference') {
    const own = (value.typeArguments as Node | undefined)?.params as readonly Node[] | undefined
    return made('TypeReference', value, { name: entity(value.typeName as Node), arguments: (own ?? []).map(typeOf) })
  }
  const parts = { types: [] as unknown[], texts: [] as unknown[] }
  const name = value.type === 'TSTypeQuery' ? (value.exprName as Node) : undefined
  if (name && name.type !== 'TSImportType' && !ofThis(name))
    parts.types.push(made('TypeReference', name, { name: entity(name), arguments: [] }))
  gather(value, parts, value)
  return made('TypeReference', value, { name: null, arguments: parts.types, ...(parts.texts.length > 0 ? { values: parts.texts } : {}) })
}

function gather(node: Node, parts: { types: unknown[]; texts: unknown[] }, root: Node): void {
  if (
    node !== root &&
    (node.type === 'TSTypeReference' || (node.type === 'TSTypeQuery' && (node.exprName as Node).type !== 'TSImportType'))
  )
    parts.types.push(typeOf(node))
  else if (node.type === 'Literal') {
    if (typeof node.value === 'string') parts.texts.push(made('Literal', node, { value: node.value }))
  } else if (node.type === 'TemplateLiteral' && (node.quasis as readonly unknown[]).length === 1) {
    parts.texts.push(made('Literal', node, { value: ((node.quasis as readonly Node[])[0]?.value as { cooked: string }).cooked }))
  } else {
    const children = Object.entries(node).flatMap(([key, value]) =>
      key === 'parent' ? [] : Array.isArray(value) ? value.filter(isNode) : isNode(value) ? [value] : [],
    )
    for (const child of children.sort((a, b) => a.range[0] - b.range[0])) gather(child, parts, root)
  }
}

function entity(node: Node): unknown {
  if (node.type !== 'TSQualifiedName') return made('Identifier', node, { name: node.name, typeAnnotation: null })
  return made('MemberExpression', node, { object: entity(node.left as Node), property: entity(node.right as Node), computed: false })
}

function ofThis(node: Node): boolean {
  return node.type === 'TSQualifiedName' ? ofThis(node.left as Node) : node.type === 'ThisExpression'
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && 'type' in value && 'range' in value
}
