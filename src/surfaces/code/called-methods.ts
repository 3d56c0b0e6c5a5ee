import { inTurn, literally, oneOf } from '../../text/pattern.ts'
import { definitions, givenAs, meantBy, toEnd, type Definition, type Package } from './definitions-around.ts'
import { givenBy } from './imported-names.ts'

/** A method that code calls: `tokens.verify(…)`, `this.tokens.verify(…)`, `this.verify(…)`. */
export interface CalledMethod {
  /** Whether it is of the class around, or of a field of it. */
  readonly isOwn: boolean
  readonly holder: string | undefined
  readonly name: string
  /** The file of the call. */
  readonly path: string
}

/** The methods that a call may run: of the object, the class or the file that its holder is. */
export function methodsMeant(called: CalledMethod, of: Package): readonly Definition[] {
  const { isOwn, holder, name, path } = called
  const text = of.project.text(path) ?? ''
  if (holder === undefined) return methodsIn({ path, name: '', code: text }, name)
  const made = classOf(holder, text, isOwn)
  if (made !== undefined) return classes(made, path, of).flatMap((one) => methodsIn(one, name))
  if (isOwn) return []
  const given = givenBy(path, holder, of.project)
  if (given?.name === '*') return givenAs({ ...given, name }, of.project)
  const from = given ? givenAs(given, of.project) : definitions(holder, path, of.project)
  return from.flatMap((one) => {
    const there = MADE.exec(one.code)?.[1]
    return there === undefined ? methodsIn(one, name) : classes(there, one.path, of).flatMap((each) => methodsIn(each, name))
  })
}

/** `tokens = new TokenService(`, `verifier = TokenVerifier(`, from its name on. */
const MADE = inTurn(
  '',
  /^\w{0,80}(?:\s{0,4}:\s{0,4}[\w.<>]{1,80})?\s{0,4}=\s{0,4}/,
  /(?:await\s{1,4})?(?:new\s{1,4})?(?:\w{1,40}\.)?([A-Z]\w{0,80})\(/,
)

/** The class of a field, a parameter or a variable of a file, by what declares or makes it. */
function classOf(holder: string, text: string, isOwn: boolean): string | undefined {
  const name = literally(holder)
  const made = new RegExp(`(?:this\\.|self\\.)${name}\\s{0,4}(?::\\s{0,4}\\w{1,80}\\s{0,4})?=\\s{0,4}(?:new\\s{1,4})?([A-Z]\\w{0,80})\\(`)
  const declared = new RegExp(`(?<![\\w.$])${name}[!?]?\\s{0,4}:\\s{0,4}([A-Z]\\w{0,80})\\b`)
  const here = new RegExp(`(?<![\\w.$])${name}\\s{0,4}=\\s{0,4}(?:new\\s{1,4})?([A-Z]\\w{0,80})\\(`)
  return ((isOwn ? made.exec(text) : undefined) ?? declared.exec(text) ?? here.exec(text))?.[1]
}

function classes(name: string, path: string, of: Package): readonly Definition[] {
  return (meantBy(name, path, of) ?? []).filter((one) => one.code.length > name.length)
}

/** What a class or an object defines under a name. */
function methodsIn({ path, code }: Definition, name: string): readonly Definition[] {
  const own = literally(name)
  const defines = oneOf(
    'gm',
    new RegExp(`^[ \\t]{1,16}(?:(?:public|private|protected|static|override)\\s)?(?:static\\s)?(?:async\\s)?(?:def\\s)?\\*?${own}\\s?\\(`),
    new RegExp(
      `^[ \\t]{1,16}(?:(?:public|private|protected|static|readonly)\\s)?${own}\\s?[:=]\\s?(?:async\\s)?(?:\\(|function\\b|\\w{1,40}\\s=>)`,
    ),
    new RegExp(`[{,]\\s{0,4}(?:async\\s)?${own}\\s?(?:\\(|:\\s?(?:async\\s)?(?:\\(|function\\b))`),
  )
  return [...code.matchAll(defines)].slice(0, MOST).map(({ index, 0: whole }) => ({
    path,
    name,
    code: toEnd(code, index, index + whole.length - 1),
  }))
}

/** Overloads, and calls that begin a line. */
const MOST = 8
