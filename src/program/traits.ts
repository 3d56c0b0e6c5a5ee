import type { Language } from './tree.ts'

/** What differs by nature between languages, so that no question has to ask which one it reads. */
export interface Traits {
  /** A field is an entry of its object: `payload.token` is what `payload["token"]` is. */
  readonly fieldsAreEntries: boolean
  /** An object that is put into a text shows what it holds, and not `[object Object]`. */
  readonly textsShowObjects: boolean
  /** An object of a class shows its fields where it is printed, and not its place in memory. */
  readonly objectsShowFields: boolean
  /** Calling a class makes an object of it. */
  readonly callsMakeObjects: boolean
  /** Annotations of values that are texts. */
  readonly typesOfText: RegExp
  /** A type in quotes is the type of that name, and not the text. */
  readonly typesMayBeQuoted: boolean
  /** A word of every file that imports a package. */
  importWord(name: string): string
  /** What a module has that somebody starts as a program. */
  readonly startedByHand: RegExp
}

const TRAITS: Readonly<Record<Language, Traits>> = {
  typescript: {
    fieldsAreEntries: true,
    textsShowObjects: false,
    objectsShowFields: true,
    callsMakeObjects: false,
    typesOfText: /^(?:string|any)\b/,
    typesMayBeQuoted: false,
    importWord: (name) => name,
    startedByHand: /\bprocess\.argv\b/,
  },
  python: {
    fieldsAreEntries: false,
    textsShowObjects: true,
    objectsShowFields: false,
    callsMakeObjects: true,
    typesOfText: /^(?!.*(?:[dD]ict|Callable|Literal)).*\bstr\b/s,
    typesMayBeQuoted: true,
    // What is below it may be imported from it: `from google import genai`.
    importWord: (name) => name.split('.')[0] ?? name,
    startedByHand: /^if __name__ ==/m,
  },
}

/** The traits of the language that a module or a row is of. */
export function traitsOf({ language }: { readonly language: Language }): Traits {
  return TRAITS[language]
}
