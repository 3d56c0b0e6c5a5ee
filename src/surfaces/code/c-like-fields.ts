import type { TokenPolicy } from '../../model/index.ts'
import type { CLike, Said } from '../../parse/c-like.ts'
import { classNameAround } from '../../program/written/index.ts'
import { tokenNamed, tokenOfMaker } from './named-tokens.ts'
import { isSettingOfSession } from './session-settings.ts'

/** A field of a class that is given its default where it is declared or where objects of the class are made. */
interface Field {
  /** Its name together with that of the options that it belongs to: `RefreshTokenExpiration` of `RefreshTokenOptions`. */
  readonly ofOptions?: string
  /** The class. */
  readonly of: string
}

/** The token whose lifetime a setting says by its name and its types: what a function keeps is its own business. */
export function tokenOfSetting(said: Said, last: string, isMember: boolean, language: CLike | undefined): TokenPolicy['token'] | undefined {
  const field = fieldOf(said, language)
  if (!isMember && !field) return undefined
  const token =
    tokenNamed(last) ??
    (field?.ofOptions === undefined ? undefined : tokenNamed(field.ofOptions)) ??
    tokenOfMaker(last, field?.of ?? said.within[0]?.split('.').at(-1) ?? '')
  const types = [...said.within, language && language !== 'go' ? classNameAround(said.at, language) : undefined]
  return token === 'access' && isSettingOfSession(last, said.at.file, types) ? 'session' : token
}

/** The field that an assignment gives its default: `public TimeSpan Expiration { get; set; } = …`, `Expiration = …` in a constructor. */
function fieldOf({ name, within, inFunction, at }: Said, language: CLike | undefined): Field | undefined {
  if (!language || language === 'go' || language === 'rs' || within.length > 0) return undefined
  const owner = classNameAround(at, language)
  const last = name.replace(/^(?:this[.]|self[.]|\$this(?:[.]|->))/, '').replace('$', '')
  if (owner === undefined || !/^\w+$/.test(last)) return undefined
  if (inFunction !== undefined && !isConstructor(inFunction, owner)) return undefined
  // A variable is declared with its type or with a word of its own.
  const before = at.file.text.slice(Math.max(0, at.start - 80), at.start).replace(/^[^]*[\n;{}]/, '')
  if (inFunction !== undefined && /\w/.test(before)) return undefined
  const stem = OPTIONS.exec(owner)?.[1]
  return stem === undefined ? { of: owner } : { of: owner, ofOptions: `${stem}${last.charAt(0).toUpperCase()}${last.slice(1)}` }
}

function isConstructor(inFunction: string, owner: string): boolean {
  return inFunction === owner || inFunction === '__construct' || inFunction === 'constructor' || inFunction === 'init'
}

/** A class that holds settings, by its name; what is before that is what they are for. */
const OPTIONS = /^(\w{3,60}?)(?:Options?|Settings?|Config(?:uration)?|Propert(?:y|ies)|Defaults)$/
