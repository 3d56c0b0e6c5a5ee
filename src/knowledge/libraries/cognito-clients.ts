import type { Words } from '../words/row.ts'

// Clients of Amazon Cognito in the CDK's languages: https://docs.aws.amazon.com/cdk/api/v2/docs/aws-cdk-lib.aws_cognito.UserPoolClient.html

export const cognitoClientObject: Words = {
  because: 'The options of a client as an object.',
  pattern: /(?:^|\.)UserPoolClient(?:Props|Options)$/,
  is: ['UserPoolClientProps', 'awscognito.UserPoolClientOptions'],
  isNot: ['UserPoolProps', 'UserPoolClient'],
}

export const cognitoClientBuilder: Words = {
  because: 'What builds a client or its options.',
  pattern: /(?:^|\.)UserPoolClient(?:(?:Props|Options)\.builder|\.Builder\.create)$/,
  is: ['UserPoolClientProps.builder', 'UserPoolClient.Builder.create'],
  isNot: ['UserPool.Builder.create', 'UserPoolClient.builder'],
}

/** Words of which one is in every file with these. */
export const cognitoClientWords = ['UserPoolClientProps', 'UserPoolClientOptions', 'UserPoolClient.Builder'] as const
