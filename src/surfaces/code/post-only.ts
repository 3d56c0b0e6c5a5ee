import type { Project } from '../../discover/project.ts'
import { isAskedAbout } from '../../knowledge/libraries/query-readers.ts'
import { codeAt, type Span } from '../../text/source.ts'
import { whereSaid } from '../reading/code-around.ts'
import { goFunctionAround, nameOfGo } from '../../program/written/index.ts'

/**
 * Whether what reads forms and queries alike stands in a function of Go that answers POST requests alone, or is asked about a token (RFC
 * 7009, RFC 7662): the form brings it, and a query would only be a side effect of the framework.
 */
export function isOfForm(at: Span, project: Project | undefined): boolean {
  if (!MERGES.test(codeAt(at))) return false
  const around = goFunctionAround(at)
  if (isAskedAbout.pattern.test(around.code) || /\.Method\s{0,4}!=\s{0,4}(?:http\.MethodPost|"POST")/.test(around.code)) return true
  const name = nameOfGo(around)
  return name !== undefined && project !== undefined && isRegisteredForPost(name, project)
}

/** https://pkg.go.dev/net/http#Request.FormValue, https://echo.labstack.com/docs/request#form-data */
const MERGES = /\.(?:FormValue|Form\.Get)\(/

/** Whether all routes that name a handler are for POST requests, and there is one. */
function isRegisteredForPost(name: string, project: Project): boolean {
  const all = new RegExp(`^[^\\n]{0,300}"[^"\\n]{0,200}"[^\\n]{0,200}\\b${name}\\b[^\\n]{0,200}`, 'gm')
  const go = { files: /(?<!_test)\.go$/ }
  const files = whereSaid(project, `registers ${name}`, (text) => text.includes(name) && new RegExp(all).test(text), go) ?? []
  const routes = files.flatMap((path) => (project.text(path) ?? '').match(all) ?? []).filter((line) => ROUTE.test(line))
  return routes.length > 0 && routes.every((line) => POST.test(line))
}

const ROUTE = /\.(?:GET|POST|PUT|PATCH|DELETE|Get|Post|Put|Patch|Delete|Any|All|Handle|HandleFunc|Add|Method|MethodFunc|Match)\(/
const POST = /\.(?:POST|Post)\(|"POST(?: |")|\bhttp\.MethodPost\b|\.Methods\("POST"\)/
