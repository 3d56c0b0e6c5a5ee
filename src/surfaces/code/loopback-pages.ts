import { fold, keyOf, templateOf, type Module } from '../../program/index.ts'
import { isLocal } from './settings.ts'

/** Whether all addresses that a module is called back at are of this machine, and there is one: its pages are served over plain HTTP. */
export function servesThisMachine(module: Module): boolean {
  const hosts = module.nodes('Property').flatMap((node) => {
    if (!/^(?:call_?back_?url|redirect_?ur[il])$/i.test(keyOf(node) ?? '')) return []
    const first = templateOf(fold(module, node.value))?.parts[0]
    return [first?.kind === 'text' ? /^http:\/\/([^/?#:]+)/i.exec(first.text.value)?.[1]?.toLowerCase() : undefined]
  })
  return hosts.length > 0 && hosts.every((host) => host !== undefined && isLocal(host))
}
