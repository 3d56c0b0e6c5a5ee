/** Words of the password grant in a text that nobody has parsed yet: what test code is called for. */

/** What every password grant is called by; Cognito's oldest flow is called after what it does without. */
export const PASSWORD = /password|NO_SRP/i

/** The grant as the value of its parameter, or of a variable. */
export const PASSWORD_FORM = /grant_?type\W{0,40}(?:\w{1,40}\.){0,3}\w{0,40}password|=\s{0,4}["'`]password["'`]/i
