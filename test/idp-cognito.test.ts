import { describe, expect, it } from 'vitest'
import template from '../src/surfaces/idp/cognito-cloudformation.ts'
import iam from '../src/surfaces/deploy/iam-cloudformation.ts'
import { linesOf } from './idp-readings.ts'

const client = (properties: object, type = 'AWS::Cognito::UserPoolClient') =>
  linesOf(template, JSON.stringify({ Resources: { Desk: { Type: type, Properties: { GenerateSecret: true, ...properties } } } }))
const rest = '1: rotation unset confidential by default'

describe('unit pairs', () => {
  it.each([
    [{ AccessTokenValidity: 2 }, '1: access 7200 (2 hours) confidential'],
    [{ IdTokenValidity: 2 }, '1: id 7200 (2 hours) confidential'],
    [{ RefreshTokenValidity: 30 }, '1: refresh 2592000 (30 days) confidential reusable'],
    [{ AccessTokenValidity: 900, TokenValidityUnits: { AccessToken: 'seconds' } }, '1: access 900 (900 seconds) confidential'],
    [{ AccessTokenValidity: 60, TokenValidityUnits: { AccessToken: 'minutes' } }, '1: access 3600 (60 minutes) confidential'],
    [{ AccessTokenValidity: 1, TokenValidityUnits: { AccessToken: 'days' } }, '1: access 86400 (1 days) confidential'],
    [{ AccessTokenValidity: 1, TokenValidityUnits: { RefreshToken: 'hours' } }, '1: access 3600 (1 hours) confidential'],
    [{ RefreshTokenValidity: 12, TokenValidityUnits: { RefreshToken: 'hours' } }, '1: refresh 43200 (12 hours) confidential reusable'],
    [{ AccessTokenValidity: '2' }, '1: access 7200 (2 hours) confidential'],
    [{ AccessTokenValidity: { Ref: 'Hours' } }, '1: access dynamic confidential'],
  ])('%j', async (properties, line) => expect(await client(properties)).toEqual([line, rest]))

  it.each([
    { RefreshTokenValidity: 0 },
    { AccessTokenValidity: 24, TokenValidityUnits: { AccessToken: { Ref: 'Unit' } } },
    { AccessTokenValidity: 24, TokenValidityUnits: { 'Fn::If': ['Prod', {}, {}] } },
  ])('says nothing of %j', async (properties) => expect(await client(properties)).toEqual([rest]))
})

describe('rotation', () => {
  it.each([
    [
      { RefreshTokenRotation: { Feature: 'ENABLED', RetryGracePeriodSeconds: 10 } },
      ['1: rotation true confidential', '1: rotation-grace 10 (10 s) confidential'],
    ],
    [{ RefreshTokenRotation: { Feature: 'DISABLED' } }, ['1: rotation false confidential']],
    [{ RefreshTokenRotation: { Feature: { Ref: 'Rotation' } } }, []],
    [{ AllowedOAuthFlows: ['client_credentials'] }, []],
    [{ AllowedOAuthFlows: ['client_credentials'], ExplicitAuthFlows: [] }, []],
    [{ ExplicitAuthFlows: ['ALLOW_USER_SRP_AUTH'] }, []],
    [{ ExplicitAuthFlows: ['ALLOW_REFRESH_TOKEN_AUTH'] }, [rest]],
  ])('%j', async (properties, lines) => expect(await client(properties)).toEqual(lines))
})

describe('the client', () => {
  it.each([
    [{ GenerateSecret: false }, 'public'],
    [{ GenerateSecret: undefined }, 'public'],
    [{ GenerateSecret: 'true' }, 'confidential'],
    [{ GenerateSecret: { Ref: 'Secret' } }, 'unknown'],
  ])('%j is %s', async (properties, type) =>
    expect(await client({ ...properties, AllowedOAuthFlows: ['implicit'], ExplicitAuthFlows: [] })).toEqual([
      `1: grant implicit enabled ${type}`,
    ]),
  )

  it('takes SRP for no password grant', async () => {
    expect(await client({ ExplicitAuthFlows: ['ALLOW_USER_SRP_AUTH', 'ALLOW_CUSTOM_AUTH'] })).toEqual([])
    expect(await client({ ExplicitAuthFlows: ['ADMIN_NO_SRP_AUTH'] })).toEqual(['1: grant password enabled confidential'])
  })
  it('reads scopes, callbacks and revocation', async () => {
    expect(
      await client({
        ExplicitAuthFlows: [],
        AllowedOAuthScopes: ['openid'],
        CallbackURLs: ['https://a.io/cb', { 'Fn::Sub': '${X}/cb' }],
        EnableTokenRevocation: false,
      }),
    ).toEqual(['1: scopes allowed openid of AWS Cognito', '1: redirect https://a.io/cb', '1: revocation false'])
  })
  it('reads short YAML tags as unknown', async () => {
    const text =
      'Resources:\n  Desk:\n    Type: AWS::Cognito::UserPoolClient\n    Properties:\n      AccessTokenValidity: !Ref Hours\n      GenerateSecret: true\n      CallbackURLs: [!Sub "https://${Domain}/cb"]\n'
    expect(await linesOf(template, text)).toEqual(['5: access dynamic confidential', '3: rotation unset confidential by default'])
  })
})

it('reads the first generation of Amplify', async () => {
  const config = {
    resourceName: 'deskauth',
    userpoolClientRefreshTokenValidity: 365,
    userpoolClientGenerateSecret: false,
    oAuthMetadata: JSON.stringify({ AllowedOAuthFlows: ['implicit'], CallbackURLs: ['http://a.io/'] }),
  }
  expect(await linesOf(template, JSON.stringify({ version: '1', cognitoConfig: config }))).toEqual([
    '1: refresh 31536000 (365 d) public',
    '1: grant implicit enabled public',
    '1: redirect http://a.io/',
  ])
})

describe('IAM', () => {
  const template = (resources: string) => linesOf(iam, `Resources:\n${resources}`)

  it('reads key resources', async () => {
    expect(await template('  Key:\n    Type: AWS::IAM::AccessKey\n    Properties: { UserName: bot }\n')).toEqual([
      '3: secret IAM access key unmanaged',
    ])
    expect(await template('  Key:\n    Type: AWS::ApiGateway::ApiKey\n')).toEqual(['3: secret API Gateway key unmanaged'])
  })
  const role = (name: string, statement: string) =>
    template(
      `  ${name}:\n    Type: AWS::IAM::Role\n    Properties:\n      Policies:\n        - PolicyDocument: { Statement: [${statement}] }\n`,
    )
  it('reads wildcards in the policies of an agent', async () => {
    expect(await role('SupportAgentRole', '{ Effect: Allow, Action: "*", Resource: "*" }')).toEqual(['6: scopes permission * of AWS IAM'])
    expect(await role('McpServerRole', '{ Effect: Allow, Action: ["s3:*", "logs:PutLogEvents"], Resource: "*" }')).toEqual([
      '6: scopes permission s3:* of AWS IAM',
    ])
  })
  it('reads no others', async () => {
    expect(await role('ReportRole', '{ Effect: Allow, Action: "*", Resource: "*" }')).toEqual([])
    expect(await role('AgentRole', '{ Effect: Deny, Action: "*", Resource: "*" }')).toEqual([])
    expect(await role('AgentRole', '{ Effect: Allow, Action: "s3:*", Resource: "arn:aws:s3:::desk/*" }')).toEqual([])
    expect(await role('AgentRole', '{ Effect: Allow, Action: "*", Resource: "*", Condition: { StringEquals: { a: b } } }')).toEqual([])
  })
  it('reads managed policies and policies that are attached', async () => {
    expect(
      await template(
        '  Worker:\n    Type: AWS::Serverless::Function\n    Properties:\n      FunctionName: chat-agent\n      Policies: [AdministratorAccess]\n',
      ),
    ).toEqual(['6: scopes permission * of AWS IAM'])
    const attached =
      '  BedrockRole:\n    Type: AWS::IAM::Role\n    Properties:\n      AssumeRolePolicyDocument: { Statement: [{ Effect: Allow, Principal: { Service: bedrock.amazonaws.com }, Action: "sts:AssumeRole" }] }\n  All:\n    Type: AWS::IAM::Policy\n    Properties:\n      Roles: [{ Ref: BedrockRole }]\n      PolicyDocument: { Statement: { Effect: Allow, Action: "*", Resource: "*" } }\n'
    expect(await template(attached)).toEqual(['10: scopes permission * of AWS IAM'])
  })
})
