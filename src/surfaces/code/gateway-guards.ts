import { mcpPath } from '../../knowledge/words/routes.ts'
import {
  callsTo,
  definition,
  lastName,
  property,
  textAt,
  unwrap,
  type Ast,
  type AstOf,
  type Call,
  type Module,
} from '../../program/index.ts'
import type { Project } from '../../discover/project.ts'
import type { GuardReading } from '../../model/runs.ts'
import { defineCodeSurface } from '../reading/surface.ts'

/** Lambda authorizers that the CDK puts before an MCP route of an API gateway: their code stands in a folder that it names. */
export default defineCodeSurface({
  id: 'gateway-guards',
  name: 'Authorizers of MCP routes in the AWS CDK',
  spec: 'https://docs.aws.amazon.com/cdk/api/v2/docs/aws-cdk-lib.aws_apigateway.TokenAuthorizer.html',
  counts: 'code',
  mentions: ['Authorizer'],
  together: [[/\baddMethod\b/, /\bfromAsset\b/, /mcp/i]],
  skipsTests: true,
  *read(module, { project }): Generator<GuardReading> {
    for (const call of callsTo(module, 'addMethod')) {
      const route = routeOf(module, call)
      const authorizer = made(module, property(module, call.argument(2), 'authorizer'), /Authorizer$/)
      const run = made(module, authorizer && property(module, authorizer.arguments[2] as Ast, 'handler'), /Function$/)
      const code = run && codeOf(module, run, project)
      if (route && code)
        yield { kind: 'guard', ...code, shown: { is: 'mcp-route', at: route, say: 'it is the authorizer of an MCP route' }, at: route }
    }
  },
})

/** The place of `addResource('mcp')`, for the resource that a method is added to. */
function routeOf(module: Module, call: Call): ReturnType<Module['span']> | undefined {
  const callee = unwrap(call.node.callee)
  const resource = callee.type === 'MemberExpression' ? definition(module, callee.object) : undefined
  const [first] = resource?.type === 'CallExpression' && lastName(resource.callee) === 'addResource' ? resource.arguments : []
  const path = textAt(module, first)
  return path && mcpPath.pattern.test(path.value) ? path.at : undefined
}

function made(module: Module, node: Ast | undefined, name: RegExp): AstOf<'NewExpression'> | undefined {
  const found = node && definition(module, node)
  return found?.type === 'NewExpression' && name.test(lastName(found.callee) ?? '') ? found : undefined
}

/** `handler: 'index.handler', code: Code.fromAsset('./lambdas/authorizer')`: paths are those of the folder that the app is run in. */
function codeOf(
  module: Module,
  run: AstOf<'NewExpression'>,
  project: Project,
): { readonly path: string; readonly name: string } | undefined {
  const options = run.arguments[2] as Ast | undefined
  const code = property(module, options, 'code')
  const asset = code && definition(module, code)
  const [first] = asset?.type === 'CallExpression' && lastName(asset.callee) === 'fromAsset' ? asset.arguments : []
  const folder = textAt(module, first)?.value
  const handler = property(module, options, 'handler')
  const [file, name] = (handler && textAt(module, handler)?.value.split('.')) ?? []
  if (folder === undefined || !file || !name || /^\/|\.\./.test(folder)) return undefined
  const home = project.manifest(module.file.path)?.folder ?? ''
  const base = [home, folder.replace(/^\.\//, ''), file].filter(Boolean).join('/')
  const path = ['.js', '.mjs', '.cjs', '.ts', '.mts'].map((ending) => base + ending).find((one) => project.has(one))
  return path === undefined ? undefined : { path, name }
}
