/** Data that a provider takes with the credentials of its test mode alone, which tells of a key beside it that has no mode of its own. */
export interface TestData {
  readonly id: string
  /** What the provider's keys are called. */
  readonly names: RegExp
  /** A setting with the data as its value; a line that is commented out is none. */
  readonly pattern: RegExp
  readonly spec: string
  readonly is: readonly string[]
  readonly isNot: readonly string[]
}

export const testData: readonly TestData[] = [
  {
    id: 'twilio-magic-numbers',
    names: /twilio/i,
    // From this number only test credentials send.
    pattern: /(?:^|\n)[ \t]{0,20}(?:export )?["']?[\w.-]{1,60}["']?[ \t]{0,4}[:=][ \t]{0,4}["']?\+?15005550006(?!\d)/,
    spec: 'https://www.twilio.com/docs/iam/test-credentials',
    is: ['TWILIO_FROM=+15005550006', '  from: "+15005550006"'],
    isNot: ['# TWILIO_FROM=+15005550006', 'TWILIO_FROM=+15005551234', 'TWILIO_FROM=+150055500061'],
  },
]
