import { computesOnly } from '../../knowledge/words/agents.ts'
import { callsTo, importedModules } from '../../program/calls.ts'
import type { Module } from '../../program/module.ts'

/**
 * Whether nothing in a module gets at more than the process itself: it imports what serves and computes, and nothing of its own
 * repository, and calls nothing of the language that opens a file, an address or a program.
 */
export function isContained(module: Module): boolean {
  return (
    importedModules(module).every((name) => computesOnly.pattern.test(name)) &&
    callsTo(module, /^(?:open|fetch|exec|eval|execfile|compile|__import__|import_module|system|popen|spawn|require)$/).length === 0 &&
    !REACHES.test(module.file.text)
  )
}

/** Globals of a platform, and what `os` does to files and programs. */
const REACHES = /\b(?:Bun|Deno)\.|\bnew (?:WebSocket|XMLHttpRequest|EventSource|Function)\b|\bos\.(?!environ\b|getenv\b|path\b)\w/
