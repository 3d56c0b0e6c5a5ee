import type { Text } from '../text/source.ts'
import type { Entry, Node, LongItems } from './node.ts'
import type { Problems } from './place.ts'

/** A map or list still open. `expects` is what may come next. */
export type Frame = MapFrame | ListFrame

export interface MapFrame {
  readonly kind: 'map'
  readonly start: number
  readonly entries: Entry[]
  key?: Key | undefined
  expects: 'key' | 'colon' | 'value' | 'comma'
}

export interface ListFrame {
  readonly kind: 'list'
  readonly start: number
  readonly items: Node[]
  expects: 'value' | 'comma'
}

/** `start` is where its quote stands. */
interface Key {
  readonly text: Text
  readonly start: number
}

export const EXPECTED = {
  key: 'expected a property name',
  colon: 'expected a colon',
  value: 'expected a value',
  comma: 'expected a comma',
}
export const CLOSING = { map: 'expected a closing brace', list: 'expected a closing bracket' }

/** A list in a text that is parsed when somebody asks for its items. */
export interface LongListParts {
  readonly text: Text
  readonly source: string
  readonly start: number
  readonly around: readonly Frame['kind'][]
  readonly problems: Problems
}

/** From how many characters on the items of a list are not kept, and what gives them then. */
export interface LongLists {
  readonly from: number
  readonly items: (parts: LongListParts) => LongItems
}
