import {
  argumentsOf,
  calls,
  importedAs,
  lastName,
  named as instanceNamed,
  unwrap,
  withoutCall,
  type Ast,
  type CallNode,
  type Here,
  type Module,
} from '../../program/index.ts'

/** A class next door that an application is put into, `KeyMiddleware(app, key)`, or told to ask, `Middleware(KeyMiddleware, key=key)`. */
interface PutInFront extends Here {
  readonly by: CallNode
}

export function putInFront(module: Module): readonly PutInFront[] {
  return calls(module).flatMap(({ name, node }) => {
    const told = /^(?:add_middleware|Middleware)$/.test(name)
    const named = told ? argumentsOf(module, node).positional[0] : isAroundApplication(module, node) ? node.callee : undefined
    const type = named && importedClass(module, named)
    return type ? [{ ...type, by: node }] : []
  })
}

/** A class of another file of the repository. */
export function importedClass(module: Module, named: Ast): Here | undefined {
  const inner = unwrap(named)
  const root = inner.type === 'MemberExpression' ? unwrap(inner.object) : inner
  const from = importedAs(module, root)
  const isNear = from && (inner !== root || module.neighbourText(from.module) !== undefined)
  const found = isNear ? instanceNamed(module, inner) : undefined
  return found && found.module !== module && found.node.type === 'ClassDeclaration' ? found : undefined
}

/** Whether a class is made around an application: `KeyMiddleware(app, key)`. */
export function isAroundApplication(module: Module, node: CallNode): boolean {
  const app = /^[A-Z]/.test(lastName(node.callee) ?? '') ? argumentsOf(module, node).expression(['app', 0]) : undefined
  const inner = app && unwrap(app)
  return /app(?:lication)?$/i.test((inner && lastName(withoutCall(inner))) ?? '')
}
