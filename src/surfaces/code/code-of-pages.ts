import { identifiersNamed, type Identifier, type Module } from '../../program/index.ts'
import { oncePer } from '../../text/once-per.ts'

/** Whether code shows a page: it has markup in it, or takes hold of the browser around it. */
export const isOfPage = oncePer(
  (module: Module): boolean =>
    /\.(?:vue|svelte)$/.test(module.file.path) ||
    module.nodes('JsxElement').length > 0 ||
    OF_BROWSER.some((name) => identifiersNamed(module, name).some((one) => module.binding(one) === undefined && isRoot(module, one))),
)

const OF_BROWSER = ['window', 'document', 'localStorage', 'sessionStorage']

/** `window.location`, and not `page.window` or `{ window: 3 }`. */
function isRoot(module: Module, id: Identifier): boolean {
  const parent = module.parent(id)
  return parent?.type === 'MemberExpression' && parent.object === id
}
