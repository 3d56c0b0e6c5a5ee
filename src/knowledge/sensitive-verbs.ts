/** A verb of tools, skills and operations for which a scope of its own is expected: deletion, money, access (STANDARD.md, "Agents"). */
export interface SensitiveVerb {
  readonly verb: string
  /** How messages say it. */
  readonly says: string
  /** Sensitive only for what people have: an account, an order, a way in. */
  readonly ofPeople?: true
  /** In a sentence as often a noun, so that only the names of tools are believed. */
  readonly noun?: true
}

export const sensitiveVerbs: readonly SensitiveVerb[] = [
  { verb: 'delete', says: 'deletes' }, { verb: 'remove', says: 'removes' }, { verb: 'drop', says: 'drops' }, { verb: 'purge', says: 'purges' },
  { verb: 'destroy', says: 'destroys' }, { verb: 'erase', says: 'erases' }, { verb: 'wipe', says: 'wipes' }, { verb: 'truncate', says: 'truncates' },
  { verb: 'terminate', says: 'terminates' }, { verb: 'refund', says: 'refunds' }, { verb: 'charge', says: 'charges' }, { verb: 'payout', says: 'pays out', noun: true },
  { verb: 'pay', says: 'pays' }, { verb: 'transfer', says: 'transfers' }, { verb: 'invoice', says: 'sends invoices', noun: true }, { verb: 'withdraw', says: 'withdraws' },
  { verb: 'grant', says: 'grants access' }, { verb: 'revoke', says: 'revokes' }, { verb: 'invite', says: 'invites' }, { verb: 'impersonate', says: 'impersonates' },
  { verb: 'ban', says: 'bans' },
  { verb: 'cancel', says: 'cancels', ofPeople: true }, { verb: 'disable', says: 'disables', ofPeople: true }, { verb: 'deactivate', says: 'deactivates', ofPeople: true },
  { verb: 'suspend', says: 'suspends', ofPeople: true },
]
