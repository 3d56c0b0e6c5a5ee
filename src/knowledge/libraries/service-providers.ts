import type { ProviderCall } from './provider-call.ts'

const SCRIPT = { means: 'calls-provider', language: 'typescript' } as const
const PYTHON = { means: 'calls-provider', language: 'python' } as const

/** SDKs of services that are no models. */
export const serviceProviderCalls: readonly ProviderCall[] = [
  {
    ...SCRIPT, package: 'stripe', call: ['', 'Stripe'], keys: [0], options: { base: '1.host' }, url: 'https://api.stripe.com/',
    docs: 'https://docs.stripe.com/api?lang=node', is: ["import Stripe from 'stripe'\nnew Stripe(key)"], isNot: ["import Stripe from 'stripe'\nnew Stripe.errors.StripeError(error)"],
  },
  {
    ...SCRIPT, package: '@slack/web-api', call: 'WebClient', keys: [0], options: { base: '1.slackApiUrl' }, url: 'https://slack.com/',
    docs: 'https://docs.slack.dev/tools/node-slack-sdk/web-api', is: ["import { WebClient } from '@slack/web-api'\nnew WebClient(token)"], isNot: ["import { addAppMetadata } from '@slack/web-api'\naddAppMetadata({ name })"],
  },
  {
    ...SCRIPT, package: '@slack/bolt', call: 'App', keys: ['0.token'], options: {}, url: 'https://slack.com/',
    docs: 'https://docs.slack.dev/tools/bolt-js', is: ["import { App } from '@slack/bolt'\nnew App({ token })"], isNot: ["import { ExpressReceiver } from '@slack/bolt'\nnew ExpressReceiver({ signingSecret })"],
  },
  {
    ...SCRIPT, package: '@octokit/rest', call: 'Octokit', keys: ['0.auth'], unless: '0.authStrategy', options: { base: '0.baseUrl' }, url: 'https://api.github.com/',
    docs: 'https://github.com/octokit/rest.js#usage', is: ["import { Octokit } from '@octokit/rest'\nnew Octokit({ auth })"], isNot: ["import { RequestError } from '@octokit/rest'\nnew RequestError(text, 404)"],
  },
  {
    ...SCRIPT, package: '@octokit/core', call: 'Octokit', keys: ['0.auth'], unless: '0.authStrategy', options: { base: '0.baseUrl' }, url: 'https://api.github.com/',
    docs: 'https://github.com/octokit/core.js#authentication', is: ["import { Octokit } from '@octokit/core'\nnew Octokit({ auth })"], isNot: ["import { RequestError } from '@octokit/core'\nnew RequestError(text, 404)"],
  },
  {
    ...SCRIPT, package: 'octokit', call: 'Octokit', keys: ['0.auth'], unless: '0.authStrategy', options: { base: '0.baseUrl' }, url: 'https://api.github.com/',
    docs: 'https://github.com/octokit/octokit.js#authentication', is: ["import { Octokit } from 'octokit'\nnew Octokit({ auth })"], isNot: ["import { App } from 'octokit'\nnew App({ appId, privateKey })"],
  },
  {
    ...SCRIPT, package: '@gitbeaker/rest', call: 'Gitlab', keys: ['0.token'], options: { base: '0.host' }, url: 'https://gitlab.com/',
    docs: 'https://github.com/jdalrymple/gitbeaker#readme', is: ["import { Gitlab } from '@gitbeaker/rest'\nnew Gitlab({ token })"], isNot: ["import { GitbeakerRequestError } from '@gitbeaker/rest'\nnew GitbeakerRequestError(text)"],
  },
  {
    ...SCRIPT, package: '@notionhq/client', call: 'Client', keys: ['0.auth'], options: { base: '0.baseUrl' }, url: 'https://api.notion.com/',
    docs: 'https://github.com/makenotion/notion-sdk-js#readme', is: ["import { Client } from '@notionhq/client'\nnew Client({ auth })"], isNot: ["import { isFullPage } from '@notionhq/client'\nisFullPage(page)"],
  },
  {
    ...SCRIPT, package: '@linear/sdk', call: 'LinearClient', keys: ['0.apiKey', '0.accessToken'], options: { base: '0.apiUrl' }, url: 'https://api.linear.app/',
    docs: 'https://linear.app/developers/sdk', is: ["import { LinearClient } from '@linear/sdk'\nnew LinearClient({ apiKey })"], isNot: ["import { LinearWebhooks } from '@linear/sdk'\nnew LinearWebhooks(secret)"],
  },
  {
    ...SCRIPT, package: 'twilio', call: ['', 'Twilio'], keys: [1], options: {}, url: 'https://api.twilio.com/',
    docs: 'https://github.com/twilio/twilio-node#readme', is: ["import twilio from 'twilio'\ntwilio(account, token)"], isNot: ["import twilio from 'twilio'\ntwilio.validateRequest(token, signature, url, body)"],
  },
  {
    ...SCRIPT, package: '@sendgrid/mail', call: ['setApiKey', 'MailService().setApiKey'], keys: [0], options: {}, url: 'https://api.sendgrid.com/',
    docs: 'https://github.com/sendgrid/sendgrid-nodejs/tree/main/packages/mail#readme', is: ["import sendgrid from '@sendgrid/mail'\nsendgrid.setApiKey(key)"], isNot: ["import sendgrid from '@sendgrid/mail'\nsendgrid.send(mail)"],
  },
  {
    ...SCRIPT, package: '@sendgrid/client', call: ['setApiKey', 'Client().setApiKey'], keys: [0], options: {}, url: 'https://api.sendgrid.com/',
    docs: 'https://github.com/sendgrid/sendgrid-nodejs/tree/main/packages/client#readme', is: ["import client from '@sendgrid/client'\nclient.setApiKey(key)"], isNot: ["import client from '@sendgrid/client'\nclient.request(request)"],
  },
  {
    ...SCRIPT, package: 'resend', call: 'Resend', keys: [0], options: {}, url: 'https://api.resend.com/',
    docs: 'https://resend.com/docs/send-with-nodejs', is: ["import { Resend } from 'resend'\nnew Resend(key)"], isNot: ["import { ResendError } from 'resend'\nnew ResendError(text)"],
  },
  {
    ...SCRIPT, package: 'postmark', call: ['ServerClient', 'AccountClient'], keys: [0], options: {}, url: 'https://api.postmarkapp.com/',
    docs: 'https://github.com/ActiveCampaign/postmark.js#readme', is: ["import { ServerClient } from 'postmark'\nnew ServerClient(token)"], isNot: ["import { Message } from 'postmark'\nnew Message(from, subject)"],
  },
  {
    ...SCRIPT, package: 'airtable', call: ['', 'configure'], keys: ['0.apiKey'], options: { base: '0.endpointUrl' }, url: 'https://api.airtable.com/',
    docs: 'https://github.com/Airtable/airtable.js#configuration', is: ["import Airtable from 'airtable'\nnew Airtable({ apiKey })"], isNot: ["import Airtable from 'airtable'\nAirtable.base(id)"],
  },
  {
    ...SCRIPT, package: '@hubspot/api-client', call: 'Client', keys: ['0.accessToken', '0.apiKey', '0.developerApiKey'], options: { base: '0.basePath' }, url: 'https://api.hubapi.com/',
    docs: 'https://github.com/HubSpot/hubspot-api-nodejs#readme', is: ["import { Client } from '@hubspot/api-client'\nnew Client({ accessToken })"], isNot: ["import { Signature } from '@hubspot/api-client'\nSignature.isValid(options)"],
  },
  {
    ...SCRIPT, package: 'jira.js', call: ['Version2Client', 'Version3Client', 'AgileClient', 'ServiceDeskClient'], keys: ['0.authentication.basic.apiToken', '0.authentication.basic.password', '0.authentication.personalAccessToken'], options: { base: '0.host' }, url: 'https://atlassian.net/',
    docs: 'https://github.com/MrRefactoring/jira.js#readme', is: ["import { Version3Client } from 'jira.js'\nnew Version3Client({ host, authentication: { basic: { email, apiToken } } })"], isNot: ["import { createClient } from 'jira.js'\ncreateClient(ClientType.Version3, options)"],
  },
  {
    ...SCRIPT, package: 'confluence.js', call: 'ConfluenceClient', keys: ['0.authentication.basic.apiToken', '0.authentication.personalAccessToken'], options: { base: '0.host' }, url: 'https://atlassian.net/',
    docs: 'https://github.com/MrRefactoring/confluence.js#readme', is: ["import { ConfluenceClient } from 'confluence.js'\nnew ConfluenceClient({ host, authentication: { basic: { email, apiToken } } })"], isNot: ["import { HttpException } from 'confluence.js'\nnew HttpException(text)"],
  },
  {
    ...SCRIPT, package: 'trello.js', call: 'TrelloClient', keys: ['0.token', '0.key'], options: {}, url: 'https://api.trello.com/',
    docs: 'https://github.com/MrRefactoring/trello.js#readme', is: ["import { TrelloClient } from 'trello.js'\nnew TrelloClient({ key, token })"], isNot: ["import { HttpException } from 'trello.js'\nnew HttpException(text)"],
  },
  {
    ...SCRIPT, package: 'figma-api', call: 'Api', keys: ['0.personalAccessToken'], options: {}, url: 'https://api.figma.com/',
    docs: 'https://github.com/didoo/figma-api#readme', is: ["import { Api } from 'figma-api'\nnew Api({ personalAccessToken })"], isNot: ["import { oAuthLink } from 'figma-api'\noAuthLink(id, address, scope, state, type)"],
  },
  {
    ...SCRIPT, package: '@supabase/supabase-js', call: 'createClient', keys: [1], options: { base: 0 }, url: 'https://supabase.co/',
    docs: 'https://supabase.com/docs/reference/javascript/initializing', is: ["import { createClient } from '@supabase/supabase-js'\ncreateClient(address, key)"], isNot: ["import { FunctionsHttpError } from '@supabase/supabase-js'\nnew FunctionsHttpError(response)"],
  },
  {
    ...SCRIPT, package: '@upstash/redis', call: 'Redis', keys: ['0.token'], options: { base: '0.url' }, url: 'https://upstash.io/',
    docs: 'https://upstash.com/docs/redis/sdks/ts/getstarted', is: ["import { Redis } from '@upstash/redis'\nnew Redis({ url, token })"], isNot: ["import { Redis } from '@upstash/redis'\nRedis.fromEnv()"],
  },
  {
    ...SCRIPT, package: 'algoliasearch', call: ['', 'algoliasearch'], keys: [1], options: {}, url: 'https://algolia.net/',
    docs: 'https://github.com/algolia/algoliasearch-client-javascript#readme', is: ["import { algoliasearch } from 'algoliasearch'\nalgoliasearch(app, key)"], isNot: ["import { searchClient } from 'algoliasearch'\nsearchClient(app, key)"],
  },
  {
    ...SCRIPT, package: 'contentful', call: 'createClient', keys: ['0.accessToken'], options: { base: '0.host' }, url: 'https://cdn.contentful.com/',
    docs: 'https://github.com/contentful/contentful.js#readme', is: ["import { createClient } from 'contentful'\ncreateClient({ space, accessToken })"], isNot: ["import { createGlobalOptions } from 'contentful'\ncreateGlobalOptions({})"],
  },
  {
    ...SCRIPT, package: 'contentful-management', call: 'createClient', keys: ['0.accessToken'], options: { base: '0.host' }, url: 'https://api.contentful.com/',
    docs: 'https://github.com/contentful/contentful-management.js#readme', is: ["import { createClient } from 'contentful-management'\ncreateClient({ accessToken })"], isNot: ["import { fetchAll } from 'contentful-management'\nfetchAll(page)"],
  },
  {
    ...SCRIPT, package: '@sanity/client', call: 'createClient', keys: ['0.token'], options: {}, url: 'https://api.sanity.io/',
    docs: 'https://github.com/sanity-io/client#readme', is: ["import { createClient } from '@sanity/client'\ncreateClient({ projectId, token })"], isNot: ["import { ClientError } from '@sanity/client'\nnew ClientError(response)"],
  },
  {
    ...SCRIPT, package: 'discord.js', call: ['Client().login', 'REST().setToken'], keys: [0], options: {}, url: 'https://discord.com/',
    docs: 'https://discord.js.org/docs', is: ["import { Client } from 'discord.js'\nnew Client({}).login(token)"], isNot: ["import { Client } from 'discord.js'\nnew Client({}).on('ready', run)"],
  },
  {
    ...SCRIPT, package: 'telegraf', call: 'Telegraf', keys: [0], options: {}, url: 'https://api.telegram.org/',
    docs: 'https://github.com/telegraf/telegraf#readme', is: ["import { Telegraf } from 'telegraf'\nnew Telegraf(token)"], isNot: ["import { Markup } from 'telegraf'\nMarkup.keyboard(rows)"],
  },
  {
    ...SCRIPT, package: 'grammy', call: 'Bot', keys: [0], options: {}, url: 'https://api.telegram.org/',
    docs: 'https://grammy.dev/guide/getting-started', is: ["import { Bot } from 'grammy'\nnew Bot(token)"], isNot: ["import { InlineKeyboard } from 'grammy'\nnew InlineKeyboard()"],
  },
  {
    ...SCRIPT, package: 'node-telegram-bot-api', call: '', keys: [0], options: {}, url: 'https://api.telegram.org/',
    docs: 'https://github.com/yagop/node-telegram-bot-api#readme', is: ["import TelegramBot from 'node-telegram-bot-api'\nnew TelegramBot(token)"], isNot: ["import TelegramBot from 'node-telegram-bot-api'\nTelegramBot.errors(text)"],
  },
  {
    ...SCRIPT, package: '@clerk/backend', call: 'createClerkClient', keys: ['0.secretKey'], options: { base: '0.apiUrl' }, url: 'https://api.clerk.com/',
    docs: 'https://clerk.com/docs/js-backend/getting-started/quickstart', is: ["import { createClerkClient } from '@clerk/backend'\ncreateClerkClient({ secretKey })"], isNot: ["import { verifyToken } from '@clerk/backend'\nverifyToken(token, { jwtKey })"],
  },
  {
    ...SCRIPT, package: '@workos-inc/node', call: 'WorkOS', keys: [0], options: {}, url: 'https://api.workos.com/',
    docs: 'https://github.com/workos/workos-node#readme', is: ["import { WorkOS } from '@workos-inc/node'\nnew WorkOS(key)"], isNot: ["import { NotFoundException } from '@workos-inc/node'\nnew NotFoundException({ path })"],
  },
  {
    ...SCRIPT, package: 'square', call: ['Client', 'SquareClient'], keys: ['0.accessToken', '0.token'], options: {}, url: 'https://connect.squareup.com/',
    docs: 'https://github.com/square/square-nodejs-sdk#readme', is: ["import { SquareClient } from 'square'\nnew SquareClient({ token })"], isNot: ["import { WebhooksHelper } from 'square'\nWebhooksHelper.verifySignature(options)"],
  },
  {
    ...SCRIPT, package: 'razorpay', call: '', keys: ['0.key_secret'], options: {}, url: 'https://api.razorpay.com/',
    docs: 'https://github.com/razorpay/razorpay-node#readme', is: ["import Razorpay from 'razorpay'\nnew Razorpay({ key_id, key_secret })"], isNot: ["import Razorpay from 'razorpay'\nRazorpay.validateWebhookSignature(body, signature, secret)"],
  },
  {
    ...SCRIPT, package: 'intercom-client', call: ['Client', 'IntercomClient'], keys: ['0.tokenAuth.token', '0.token'], options: {}, url: 'https://api.intercom.io/',
    docs: 'https://github.com/intercom/intercom-node#readme', is: ["import { IntercomClient } from 'intercom-client'\nnew IntercomClient({ token })"], isNot: ["import { IntercomError } from 'intercom-client'\nnew IntercomError({ message })"],
  },
  {
    ...SCRIPT, package: 'dropbox', call: 'Dropbox', keys: ['0.accessToken'], options: {}, url: 'https://api.dropboxapi.com/',
    docs: 'https://github.com/dropbox/dropbox-sdk-js#readme', is: ["import { Dropbox } from 'dropbox'\nnew Dropbox({ accessToken })"], isNot: ["import { DropboxAuth } from 'dropbox'\nnew DropboxAuth({ clientId })"],
  },
  {
    ...SCRIPT, package: '@mailchimp/mailchimp_marketing', call: 'setConfig', keys: ['0.apiKey'], options: {}, url: 'https://api.mailchimp.com/',
    docs: 'https://mailchimp.com/developer/marketing/guides/quick-start/', is: ["import mailchimp from '@mailchimp/mailchimp_marketing'\nmailchimp.setConfig({ apiKey, server })"], isNot: ["import mailchimp from '@mailchimp/mailchimp_marketing'\nmailchimp.ping.get()"],
  },
  {
    ...SCRIPT, package: '@getbrevo/brevo', call: 'BrevoClient', keys: ['0.apiKey'], options: {}, url: 'https://api.brevo.com/',
    docs: 'https://github.com/getbrevo/brevo-node#readme', is: ["import { BrevoClient } from '@getbrevo/brevo'\nnew BrevoClient({ apiKey })"], isNot: ["import { BrevoError } from '@getbrevo/brevo'\nnew BrevoError({ message })"],
  },
  {
    ...SCRIPT, package: '@vercel/sdk', call: 'Vercel', keys: ['0.bearerToken'], options: {}, url: 'https://api.vercel.com/',
    docs: 'https://github.com/vercel/sdk#readme', is: ["import { Vercel } from '@vercel/sdk'\nnew Vercel({ bearerToken })"], isNot: ["import { HTTPClient } from '@vercel/sdk'\nnew HTTPClient()"],
  },
  {
    ...SCRIPT, package: 'cloudflare', call: ['', 'Cloudflare'], keys: ['0.apiToken', '0.apiKey'], options: { base: '0.baseURL' }, url: 'https://api.cloudflare.com/',
    docs: 'https://github.com/cloudflare/cloudflare-typescript#readme', is: ["import Cloudflare from 'cloudflare'\nnew Cloudflare({ apiToken })"], isNot: ["import Cloudflare from 'cloudflare'\nnew Cloudflare.APIError(500, error)"],
  },
  {
    ...SCRIPT, package: '@pagerduty/pdjs', call: 'api', keys: ['0.token'], options: {}, url: 'https://api.pagerduty.com/',
    docs: 'https://github.com/PagerDuty/pdjs#readme', is: ["import { api } from '@pagerduty/pdjs'\napi({ token })"], isNot: ["import { event } from '@pagerduty/pdjs'\nevent({ data })"],
  },
  {
    ...SCRIPT, package: '@shopify/admin-api-client', call: 'createAdminApiClient', keys: ['0.accessToken'], options: { base: '0.storeDomain' }, url: 'https://myshopify.com/',
    docs: 'https://github.com/Shopify/shopify-app-js/tree/main/packages/api-clients/admin-api-client#readme', is: ["import { createAdminApiClient } from '@shopify/admin-api-client'\ncreateAdminApiClient({ storeDomain, accessToken })"], isNot: ["import { generateUrl } from '@shopify/admin-api-client'\ngenerateUrl(path)"],
  },
  {
    ...PYTHON, package: 'stripe', call: 'StripeClient', keys: [['api_key', 0]], options: {}, url: 'https://api.stripe.com',
    docs: 'https://github.com/stripe/stripe-python#readme', is: ['import stripe\nstripe.StripeClient(key)'], isNot: ['import stripe\nstripe.Webhook.construct_event(body, signature, secret)'],
  },
  {
    ...PYTHON, package: 'github', call: 'Github', keys: [['login_or_token', 0]], options: { base: 'base_url' }, url: 'https://api.github.com',
    docs: 'https://pygithub.readthedocs.io/en/stable/github.html', is: ['from github import Github\nGithub(token)'], isNot: ['from github import GithubException\nGithubException(404)'],
  },
  {
    ...PYTHON, package: 'github', call: 'Auth.Token', keys: [['token', 0]], options: {}, url: 'https://api.github.com',
    docs: 'https://pygithub.readthedocs.io/en/stable/examples/Authentication.html', is: ['from github import Auth\nAuth.Token(token)'], isNot: ['from github import Auth\nAuth.AppAuth(app, key)'],
  },
  {
    ...PYTHON, package: 'ghapi', call: 'GhApi', keys: ['token'], options: {}, url: 'https://api.github.com',
    docs: 'https://ghapi.fast.ai/core.html', is: ['from ghapi.all import GhApi\nGhApi(token=token)'], isNot: ['from ghapi.all import paged\npaged(run)'],
  },
  {
    ...PYTHON, package: 'githubkit', call: 'GitHub', keys: [['auth', 0]], options: {}, url: 'https://api.github.com',
    docs: 'https://github.com/yanyongyu/githubkit#readme', is: ['from githubkit import GitHub\nGitHub(token)'], isNot: ['from githubkit import AppAuthStrategy\nAppAuthStrategy(app, key)'],
  },
  {
    ...PYTHON, package: 'github3', call: 'login', keys: ['token', 'password'], options: {}, url: 'https://api.github.com',
    docs: 'https://github3.readthedocs.io/en/latest/api-reference/api.html', is: ['from github3 import login\nlogin(token=token)'], isNot: ['from github3 import repository\nrepository("a", "b")'],
  },
  {
    ...PYTHON, package: 'gitlab', call: 'Gitlab', keys: ['private_token', 'oauth_token', 'job_token'], options: { base: 'url' }, url: 'https://gitlab.com',
    docs: 'https://python-gitlab.readthedocs.io/en/stable/api-usage.html', is: ['import gitlab\ngitlab.Gitlab(private_token=token)'], isNot: ['import gitlab\ngitlab.GitlabError("no")'],
  },
  {
    ...PYTHON, package: 'slack_sdk', call: ['WebClient', 'AsyncWebClient'], keys: [['token', 0]], options: { base: 'base_url' }, url: 'https://slack.com/api/',
    docs: 'https://docs.slack.dev/tools/python-slack-sdk/web', is: ['from slack_sdk import WebClient\nWebClient(token=token)'], isNot: ['from slack_sdk import WebhookClient\nWebhookClient(address)'],
  },
  {
    ...PYTHON, package: 'slack_bolt', call: ['App', 'AsyncApp'], keys: ['token'], options: {}, url: 'https://slack.com/api/',
    docs: 'https://docs.slack.dev/tools/bolt-python', is: ['from slack_bolt import App\nApp(token=token)'], isNot: ['from slack_bolt import Ack\nAck()'],
  },
  {
    ...PYTHON, package: 'notion_client', call: ['Client', 'AsyncClient'], keys: ['auth'], options: { base: 'base_url' }, url: 'https://api.notion.com',
    docs: 'https://github.com/ramnes/notion-sdk-py#readme', is: ['from notion_client import Client\nClient(auth=key)'], isNot: ['from notion_client import APIResponseError\nAPIResponseError("no")'],
  },
  {
    ...PYTHON, package: 'twilio', call: 'rest.Client', keys: [['password', 1]], options: {}, url: 'https://api.twilio.com',
    docs: 'https://github.com/twilio/twilio-python#readme', is: ['from twilio.rest import Client\nClient(account, token)'], isNot: ['from twilio.rest import TwilioException\nTwilioException("no")'],
  },
  {
    ...PYTHON, package: 'sendgrid', call: 'SendGridAPIClient', keys: [['api_key', 0]], options: { base: 'host' }, url: 'https://api.sendgrid.com',
    docs: 'https://github.com/sendgrid/sendgrid-python#readme', is: ['from sendgrid import SendGridAPIClient\nSendGridAPIClient(key)'], isNot: ['from sendgrid import Mail\nMail(subject="a")'],
  },
  {
    ...PYTHON, package: 'resend', call: 'Resend', keys: [['api_key', 0]], options: {}, url: 'https://api.resend.com',
    docs: 'https://github.com/resend/resend-python#readme', is: ['import resend\nresend.Resend(key)'], isNot: ['import resend\nresend.Emails.send({})'],
  },
  {
    ...PYTHON, package: 'boto3', call: ['client', 'resource', 'Session'], keys: ['aws_secret_access_key'], session: 'aws_session_token', models: { service: ['service_name', 0], begins: 'bedrock' },
    options: { base: 'endpoint_url' }, url: 'https://sts.amazonaws.com',
    docs: 'https://docs.aws.amazon.com/boto3/latest/reference/core/session.html', is: ['import boto3\nboto3.client("s3", aws_secret_access_key=key)'], isNot: ['import boto3\nboto3.set_stream_logger("boto3")'],
  },
  {
    ...PYTHON, package: 'atlassian', call: ['Jira', 'Confluence', 'Bitbucket'], keys: ['password', 'token'], options: { base: 'url' }, url: 'https://api.atlassian.com',
    docs: 'https://atlassian-python-api.readthedocs.io/', is: ['from atlassian import Jira\nJira(url=address, token=token)'], isNot: ['from atlassian import Crowd\nCrowd(url=address)'],
  },
  {
    ...PYTHON, package: 'jira', call: 'JIRA', keys: ['token_auth'], options: { base: 'server' }, url: 'https://api.atlassian.com',
    docs: 'https://jira.readthedocs.io/examples.html#authentication', is: ['from jira import JIRA\nJIRA(server=address, token_auth=token)'], isNot: ['from jira import JIRAError\nJIRAError("no")'],
  },
  {
    ...PYTHON, package: 'linear', call: ['Linear', 'LinearClient'], keys: [['api_key', 0]], options: {}, url: 'https://api.linear.app',
    docs: 'https://linear.app/developers/graphql', is: ['from linear import LinearClient\nLinearClient(key)'], isNot: ['from linear import Issue\nIssue("a")'],
  },
  {
    ...PYTHON, package: 'linear_api', call: ['Linear', 'LinearClient'], keys: [['api_key', 0]], options: {}, url: 'https://api.linear.app',
    docs: 'https://linear.app/developers/graphql', is: ['from linear_api import LinearClient\nLinearClient(key)'], isNot: ['from linear_api import Issue\nIssue("a")'],
  },
  {
    ...PYTHON, package: 'linear_sdk', call: ['Linear', 'LinearClient'], keys: [['api_key', 0]], options: {}, url: 'https://api.linear.app',
    docs: 'https://linear.app/developers/graphql', is: ['from linear_sdk import LinearClient\nLinearClient(key)'], isNot: ['from linear_sdk import Issue\nIssue("a")'],
  },
  {
    ...PYTHON, package: 'hubspot', call: ['Client.create', 'HubSpot'], keys: ['access_token', 'api_key'], options: {}, url: 'https://api.hubapi.com',
    docs: 'https://github.com/HubSpot/hubspot-api-python#readme', is: ['import hubspot\nhubspot.Client.create(access_token=token)'], isNot: ['import hubspot\nhubspot.crm.contacts.SimplePublicObjectInput({})'],
  },
  {
    ...PYTHON, package: 'simple_salesforce', call: 'Salesforce', keys: ['security_token', 'password'], options: { base: 'instance_url' }, url: 'https://login.salesforce.com',
    docs: 'https://github.com/simple-salesforce/simple-salesforce#readme', is: ['from simple_salesforce import Salesforce\nSalesforce(username=name, password=password, security_token=token)'], isNot: ['from simple_salesforce import SalesforceError\nSalesforceError("no")'],
  },
  {
    ...PYTHON, package: 'supabase', call: ['create_client', 'acreate_client', 'create_async_client'], keys: [['supabase_key', 1]], options: { base: 'supabase_url' }, url: 'https://supabase.co',
    docs: 'https://supabase.com/docs/reference/python/initializing', is: ['from supabase import create_client\ncreate_client(address, key)'], isNot: ['from supabase import PostgrestAPIError\nPostgrestAPIError({})'],
  },
  {
    ...PYTHON, package: 'discord', call: ['Client().run', 'ext.commands.Bot().run'], keys: [['token', 0]], options: {}, url: 'https://discord.com/api',
    docs: 'https://discordpy.readthedocs.io/en/stable/api.html#discord.Client.run', is: ['import discord\ndiscord.Client(intents=some).run(token)'], isNot: ['import discord\ndiscord.Client(intents=some).event(run)'],
  },
  {
    ...PYTHON, package: 'telegram', call: 'Bot', keys: [['token', 0]], options: {}, url: 'https://api.telegram.org',
    docs: 'https://docs.python-telegram-bot.org/en/stable/telegram.bot.html', is: ['from telegram import Bot\nBot(token)'], isNot: ['from telegram import Update\nUpdate(1)'],
  },
  {
    ...PYTHON, package: 'airtable', call: 'Airtable', keys: [['api_key', 0]], options: {}, url: 'https://api.airtable.com',
    docs: 'https://airtable-python-wrapper.readthedocs.io/en/master/', is: ['from airtable import Airtable\nAirtable(base, "a", api_key=key)'], isNot: ['from airtable import AirtableParams\nAirtableParams("a")'],
  },
  {
    ...PYTHON, package: 'pyairtable', call: 'Api', keys: [['api_key', 0]], options: {}, url: 'https://api.airtable.com',
    docs: 'https://pyairtable.readthedocs.io/en/stable/', is: ['from pyairtable import Api\nApi(key)'], isNot: ['from pyairtable import retry_strategy\nretry_strategy()'],
  },
  {
    ...PYTHON, package: 'datadog', call: 'initialize', keys: ['api_key', 'app_key'], options: {}, url: 'https://api.datadoghq.com',
    docs: 'https://datadogpy.readthedocs.io/en/latest/', is: ['from datadog import initialize\ninitialize(api_key=key)'], isNot: ['from datadog import statsd\nstatsd("a")'],
  },
  {
    ...PYTHON, package: 'cloudflare', call: ['Cloudflare', 'AsyncCloudflare'], keys: ['api_token', 'api_key'], options: { base: 'base_url' }, url: 'https://api.cloudflare.com',
    docs: 'https://github.com/cloudflare/cloudflare-python#readme', is: ['from cloudflare import Cloudflare\nCloudflare(api_token=token)'], isNot: ['from cloudflare import APIError\nAPIError("no")'],
  },
  {
    ...PYTHON, package: 'shopify', call: 'Session', keys: [['token', 2]], options: {}, url: 'https://myshopify.com',
    docs: 'https://github.com/Shopify/shopify_python_api#readme', is: ['import shopify\nshopify.Session(shop, version, token)'], isNot: ['import shopify\nshopify.Product({})'],
  },
  {
    ...PYTHON, package: 'zenpy', call: 'Zenpy', keys: ['token', 'password'], options: {}, url: 'https://api.zendesk.com',
    docs: 'https://docs.facetoe.com.au/zenpy.html', is: ['from zenpy import Zenpy\nZenpy(email=mail, token=token)'], isNot: ['from zenpy import ZenpyException\nZenpyException("no")'],
  },
  {
    ...PYTHON, package: 'asana', call: 'Client.access_token', keys: [['token', 0]], options: {}, url: 'https://app.asana.com',
    docs: 'https://github.com/Asana/python-asana/tree/v3#readme', is: ['import asana\nasana.Client.access_token(token)'], isNot: ['import asana\nasana.Client.oauth(client_id=name)'],
  },
]
