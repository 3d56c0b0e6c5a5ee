import type { ErrorCode, Node as YamlNode } from 'yaml'

/** The end of a problem's place: not past its line. */
export function onLine(source: string, [start, end]: readonly [number, number]): number {
  const lineEnd = source.slice(start, end).search(/[\r\n]/)
  return lineEnd === -1 ? end : start + lineEnd
}

export const SAYINGS: Partial<Record<ErrorCode, string>> = {
  BAD_ALIAS: 'an alias without a name',
  BAD_DIRECTIVE: 'unknown directive',
  BAD_DQ_ESCAPE: 'invalid escape',
  BAD_INDENT: 'wrong indentation',
  BAD_SCALAR_START: 'a value that needs quotes',
  BLOCK_AS_IMPLICIT_KEY: 'a map or list on the line of its key',
  BLOCK_IN_FLOW: 'a block in brackets',
  KEY_OVER_1024_CHARS: 'a key that is too long',
  MISSING_CHAR: 'a character is missing',
  MULTILINE_IMPLICIT_KEY: 'a key over several lines',
  MULTIPLE_ANCHORS: 'two anchors on one value',
  MULTIPLE_TAGS: 'two tags on one value',
  RESOURCE_EXHAUSTION: 'nested too deeply',
  TAB_AS_INDENT: 'a tab as indentation',
  TAG_RESOLVE_FAILED: 'a value that does not fit its tag',
  UNEXPECTED_TOKEN: 'unexpected token',
}

export function end(yaml: YamlNode): number {
  return yaml.range?.[1] ?? 0
}
