import { djangoStops } from '../../knowledge/libraries/default-keys.ts'
import { forDevelopment } from '../../knowledge/words/files.ts'
import type { TokenCheck } from '../../model/index.ts'
import { get, string, type Node } from '../../parse/node.ts'
import type { Module } from '../../program/index.ts'

/**
 * Simple JWT signs with the key of Django where it has none of its own:
 * https://django-rest-framework-simplejwt.readthedocs.io/en/latest/settings.html#signing-key
 */
const OF_DJANGO = 'SECRET_KEY'

/**
 * The key that Simple JWT signs and checks tokens with, where settings have a text for it that everybody can read who has the code, and
 * nothing of them stops where no variable is set. `all` are the settings of the module by their names.
 */
export function* defaultSigningKey(module: Module, all: ReadonlyMap<string, Node>): Generator<TokenCheck> {
  const jwt = all.get('SIMPLE_JWT')
  const { path, text } = module.file
  if (jwt?.kind !== 'map' || forDevelopment.pattern.test(path) || DEBUGS.test(text) || djangoStops.pattern.test(text)) return
  const algorithm = string(get(jwt, 'ALGORITHM'))?.value ?? 'HS256'
  const own = get(jwt, 'SIGNING_KEY')
  const key = own ?? (jwt.open ? undefined : all.get(OF_DJANGO))
  if (!algorithm.startsWith('HS') || key?.kind !== 'dynamic' || key.variable === undefined) return
  const fallback = string(key.fallback)
  if (!fallback || fallback.value === '') return
  yield {
    kind: 'tokenCheck',
    owner: { what: 'this service', product: 'this code' },
    evidence: [],
    missing: ['known-key'],
    by: 'SIMPLE_JWT',
    unlessSet: key.variable,
    confidence: 'medium',
    at: fallback.at,
  }
}

/** Settings that only who develops has. */
const DEBUGS = /^DEBUG\s*(?::\s*bool\s*)?=\s*True\b/m
