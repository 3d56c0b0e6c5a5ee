import { takesPath } from '../../knowledge/words/routes.ts'
import { calls, textAt, type Call, type Module } from '../../program/index.ts'
import { isOnRouter } from './unseen-checks.ts'

export interface PathRoute {
  readonly call: Call
  readonly path: string
}

/** Routes and middleware that an app of a module has with their path: `app.post("/mcp", answer)`, `app.use("/admin", requireAdmin)`. */
export function pathRoutes(module: Module): readonly PathRoute[] {
  return calls(module).flatMap((call) => {
    const [first, ...rest] = call.node.arguments
    const path = takesPath.pattern.test(call.name) && rest.length > 0 ? textAt(module, first)?.value : undefined
    return path !== undefined && isOnRouter(module, call.node.callee) ? [{ call, path }] : []
  })
}
