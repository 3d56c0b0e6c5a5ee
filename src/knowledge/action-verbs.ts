/** A verb of tools, skills and operations. */
export interface ActionVerb {
  readonly verb: string
  /** The name of a tool means something else by it: `return_order` sends goods back, where a sentence's "returns orders" reads them. */
  readonly textOnly?: true
}

/** What changes something for others, without being among the sensitive ones (sensitive-verbs.ts). */
export const changingVerbs: readonly ActionVerb[] = [
  { verb: 'activate' }, { verb: 'add' }, { verb: 'adjust' }, { verb: 'approve' }, { verb: 'assign' }, { verb: 'book' }, { verb: 'buy' }, { verb: 'cancel' },
  { verb: 'change' }, { verb: 'close' }, { verb: 'create' }, { verb: 'deactivate' }, { verb: 'deploy' }, { verb: 'disable' }, { verb: 'edit' }, { verb: 'enable' },
  { verb: 'execute' }, { verb: 'insert' }, { verb: 'install' }, { verb: 'merge' }, { verb: 'modify' }, { verb: 'move' }, { verb: 'place', textOnly: true }, { verb: 'post' },
  { verb: 'provision' }, { verb: 'publish' }, { verb: 'purchase' }, { verb: 'register' }, { verb: 'reject' }, { verb: 'rename' }, { verb: 'replace' }, { verb: 'reply' },
  { verb: 'reschedule' }, { verb: 'reserve' }, { verb: 'reset' }, { verb: 'restart' }, { verb: 'rotate' }, { verb: 'save' }, { verb: 'schedule' }, { verb: 'sell' },
  { verb: 'send' }, { verb: 'set' }, { verb: 'submit' }, { verb: 'suspend' }, { verb: 'toggle' }, { verb: 'trigger' }, { verb: 'update' }, { verb: 'upload' }, { verb: 'write' },
]

/** What only reads or works something out. */
export const readingVerbs: readonly ActionVerb[] = [
  { verb: 'analyze' }, { verb: 'answer', textOnly: true }, { verb: 'browse' }, { verb: 'calculate' }, { verb: 'check' }, { verb: 'classify' }, { verb: 'compare' },
  { verb: 'convert', textOnly: true }, { verb: 'count' }, { verb: 'describe' }, { verb: 'detect' }, { verb: 'estimate' }, { verb: 'explain' }, { verb: 'extract' },
  { verb: 'fetch' }, { verb: 'find' }, { verb: 'forecast' }, { verb: 'get' }, { verb: 'identify' }, { verb: 'inspect' }, { verb: 'list' }, { verb: 'look' }, { verb: 'lookup' },
  { verb: 'monitor', textOnly: true }, { verb: 'preview' }, { verb: 'query' }, { verb: 'read' }, { verb: 'recommend' }, { verb: 'retrieve' }, { verb: 'return', textOnly: true },
  { verb: 'search' }, { verb: 'show' }, { verb: 'suggest' }, { verb: 'summarise' }, { verb: 'summarize' }, { verb: 'tell', textOnly: true }, { verb: 'track', textOnly: true },
  { verb: 'translate' }, { verb: 'validate' }, { verb: 'verify' }, { verb: 'view' },
]
