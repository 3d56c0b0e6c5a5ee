import { controllerOfSignIn, routesByPattern, routesOfSignIn } from '../knowledge/words/declarations.ts'
import { oncePer } from '../text/once-per.ts'
import type { Around } from './module-reach.ts'

/** Whether routes of Laravel may take a controller that they do not name: `Auth::routes()`, or names that they put together. */
export function isTakenByRoutes(path: string, around: Around): boolean {
  const { ofSignIn, byPattern } = routesIn(around)
  return byPattern || (ofSignIn && controllerOfSignIn.pattern.test(path))
}

const routesIn = oncePer(({ all, text }: Around): { readonly ofSignIn: boolean; readonly byPattern: boolean } => {
  const found = { ofSignIn: false, byPattern: false }
  for (const path of all()) {
    if (!/(?:^|\/)(?:routes|Providers)\/[^\n]{1,200}\.php$|(?:^|\/)routes\.php$/.test(path)) continue
    const written = text(path) ?? ''
    found.ofSignIn ||= routesOfSignIn.pattern.test(written)
    found.byPattern ||= routesByPattern.pattern.test(written)
  }
  return found
})
