import { inTurn } from '../text/pattern.ts'

/** The first script that pip installs (https://packaging.python.org/en/latest/specifications/pyproject-toml/#entry-points). */
export function scriptOf(text: string): string | undefined {
  return FIRST_SCRIPT.exec(text)?.[1]
}

const FIRST_SCRIPT = inTurn(
  'm',
  /^\[(?:project|tool\.poetry)\.scripts\][ \t]*(?:#[^\n]{0,200})?\r?\n(?:[ \t]*(?:#[^\n]{0,200})?\r?\n){0,20}/,
  /[ \t]*["']?([\w.-]{1,80})["']?[ \t]*=/,
)
