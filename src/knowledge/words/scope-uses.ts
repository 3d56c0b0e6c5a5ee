import { inTurn, oneOf } from '../../text/pattern.ts'
import type { Words } from './row.ts'

/** What code does with an API that only the broad form of a scope allows, by the provider's reference of its methods. */
export interface ScopeUse extends Words {
  /** As the table of the provider has them. */
  readonly scopes: readonly string[]
  /** Words without which a text has nothing of the API. */
  readonly words: readonly string[]
  /** The API, whatever is done with it. */
  readonly api: RegExp
  /** Of code that sends its requests by hand: the address of the API, and what of a request to it changes something. */
  readonly sent?: { readonly to: RegExp; readonly by: RegExp }
}

/** A request that replaces, changes or deletes: `{ method: 'PATCH' }`, `requests.delete(`. */
const CHANGES = oneOf(
  '',
  /\bmethod\s{0,4}[:=]\s{0,4}["'`](?:PATCH|PUT|DELETE)\b/,
  /\b(?:requests|client|http|httpx|session|axios)\.(?:patch|put|delete)\(/,
)

const GOOGLE = 'https://www.googleapis.com/auth/'

export const mailChanged: ScopeUse = {
  because: 'Labels, the bin and reading state need gmail.modify: https://developers.google.com/workspace/gmail/api/reference/rest.',
  scopes: [`${GOOGLE}gmail.modify`],
  words: ['gmail', '.messages', '.threads', '.Messages', '.Threads'],
  api: /\busers(?:\(\))?\.(?:messages|threads|labels)\b|\bgmail\/v1\b/i,
  pattern: /\b(?:messages|threads)(?:\(\))?\s{0,80}\.(?:modify|batchModify|trash|untrash)\b|\/(?:batchModify|modify|trash|untrash)['"`]/i,
  is: [
    'service.Users.Messages.Modify(',
    'gmail.users.messages.modify(',
    'service.users().threads().trash(',
    '`${base}/messages/${id}/modify`',
  ],
  isNot: ['gmail.users.messages.list(', 'service.users().messages().get(', 'messages.send('],
}

export const mailDeleted: ScopeUse = {
  because: 'Deleting for good, IMAP and SMTP take no other scope: https://developers.google.com/workspace/gmail/imap/xoauth2-protocol.',
  scopes: ['https://mail.google.com/'],
  words: ['gmail', 'XOAUTH2', 'xoauth2', 'XOauth2'],
  api: /\busers(?:\(\))?\.(?:messages|threads)\b|\bgmail\/v1\b|(?:imap|smtp)\.gmail\.com/i,
  pattern: /\b(?:messages|threads)(?:\(\))?\s{0,80}\.(?:delete|batchDelete)\b|xoauth2|(?:imap|smtp)\.gmail\.com/i,
  is: ['gmail.users.messages.batchDelete(', 'host: "imap.gmail.com"', "conn.authenticate('XOAUTH2', f)"],
  isNot: ['gmail.users.messages.send(', 'smtp.example.com'],
}

export const draftsWritten: ScopeUse = {
  because: 'Drafts need gmail.compose: https://developers.google.com/workspace/gmail/api/reference/rest/v1/users.drafts.',
  scopes: [`${GOOGLE}gmail.compose`],
  words: ['drafts', 'Drafts'],
  api: /\bdrafts\b/i,
  pattern: /\bdrafts(?:\(\))?\s{0,80}\.(?:create|update|send)\b|\/drafts['"`]/i,
  is: ['srv.Users.Drafts.Create(', 'gmail.users.drafts.create(', 'service.users().drafts().update(', "'/users/me/drafts'"],
  isNot: ['gmail.users.drafts.list(', 'const drafts = []'],
}

export const filesChanged: ScopeUse = {
  because:
    'drive.file reaches what the application made or was given: ' +
    'https://developers.google.com/workspace/drive/api/guides/api-specific-auth.',
  scopes: [`${GOOGLE}drive`],
  words: ['files()', 'drive.files', 'drive/v3', 'drive.permissions', 'permissions()', '.Files.', '.Permissions.'],
  api: oneOf(
    '',
    /\bfiles(?:\(\))?\s{0,80}\.(?:list|get|create|update|delete|copy|export)\b|\bdrive\/v3\b/,
    /\.Files\.(?:List|Get|Create|Update|Delete|Copy|Export)\b/,
  ),
  pattern: oneOf(
    '',
    /\bfiles(?:\(\))?\s{0,80}\.(?:update|delete|copy|emptyTrash)\b|\bpermissions(?:\(\))?\s{0,80}\.(?:create|update|delete)\b/,
    // In Go and C#, where the service stands before it.
    /\.Files\.(?:Update|Delete|Copy|EmptyTrash)\(|\.Permissions\.(?:Create|Update|Delete)\(/,
  ),
  sent: { to: /googleapis\.com\/(?:upload\/)?drive\/v[23]/, by: oneOf('', CHANGES, /\/permissions(?:\?[^"'`\s]{0,80})?["'`]/) },
  is: ['srv.Files.Update(', 'drive.files.update(', 'service.files().delete(', 'drive.permissions.create('],
  isNot: ['drive.files.list(', 'service.files().get_media(', 'drive.files.create(', 'Files.Delete(temp)'],
}

export const documentsWritten: ScopeUse = {
  because: 'Writing needs documents: https://developers.google.com/workspace/docs/api/reference/rest/v1/documents/batchUpdate.',
  scopes: [`${GOOGLE}documents`],
  words: ['documents', 'Documents.', 'docs.googleapis.com'],
  api: /\bdocuments(?:\(\))?\s{0,80}\.(?:get|create|batchUpdate)\b|docs\.googleapis\.com/i,
  pattern: /\bdocuments(?:\(\))?\s{0,80}\.batchUpdate\b|\bdocuments\/[^\s'"`]{1,120}:batchUpdate\b/i,
  sent: { to: /docs\.googleapis\.com/, by: /:batchUpdate\b/ },
  is: ['docs.documents.batchUpdate(', 'service.documents().batchUpdate(', '`https://docs.googleapis.com/v1/documents/${id}:batchUpdate`'],
  isNot: ['docs.documents.get(', 'spreadsheets.batchUpdate('],
}

export const slidesWritten: ScopeUse = {
  because: 'Writing needs presentations: https://developers.google.com/workspace/slides/api/reference/rest/v1/presentations/batchUpdate.',
  scopes: [`${GOOGLE}presentations`],
  words: ['presentations', 'Presentations.', 'slides.googleapis.com'],
  api: /\bpresentations(?:\(\))?\s{0,80}\.(?:get|create|batchUpdate|pages)\b|slides\.googleapis\.com/i,
  pattern: /\bpresentations(?:\(\))?\s{0,80}\.batchUpdate\b|\bpresentations\/[^\s'"`]{1,120}:batchUpdate\b/i,
  sent: { to: /slides\.googleapis\.com/, by: /:batchUpdate\b/ },
  is: ['slides.presentations.batchUpdate(', 'service.presentations().batchUpdate('],
  isNot: ['slides.presentations.get(', 'documents.batchUpdate('],
}

export const chatsChanged: ScopeUse = {
  because: 'Changing and deleting messages needs chat.messages: https://developers.google.com/workspace/chat/api/reference/rest.',
  scopes: [`${GOOGLE}chat.messages`],
  words: ['.messages', 'chat.googleapis.com', '.Messages.', 'update_message', 'delete_message'],
  api: /chat\.googleapis\.com|\bspaces(?:\(\))?\s{0,80}\.messages\b|\bSpaces\.Messages\b|\bChatServiceClient\b/,
  pattern: oneOf(
    '',
    /\bspaces(?:\(\))?\s{0,80}\.messages(?:\(\))?\s{0,80}\.(?:update|patch|delete)\b|\bSpaces\.Messages\.(?:Update|Patch|Delete)\(/,
    /\bchat\w{0,20}\.(?:update|delete)_?[mM]essage\(/,
  ),
  sent: { to: /chat\.googleapis\.com/, by: CHANGES },
  is: ['chat.spaces.messages.delete(', 'service.spaces().messages().patch(', 'srv.Spaces.Messages.Delete(', 'chatClient.updateMessage('],
  isNot: ['chat.spaces.messages.list(', 'service.spaces().messages().create(', 'gmail.users.messages.delete('],
}

export const spacesChanged: ScopeUse = {
  because: 'Changing spaces needs chat.spaces: https://developers.google.com/workspace/chat/api/reference/rest/v1/spaces/patch.',
  scopes: [`${GOOGLE}chat.spaces`],
  words: ['spaces', 'Spaces.', 'chat.googleapis.com', 'update_space'],
  api: /chat\.googleapis\.com|\bchat\.spaces\b|\bspaces\(\)\s{0,80}\.|\bSpaces\.[A-Z]|\bChatServiceClient\b/,
  pattern: /\bspaces(?:\(\))?\s{0,80}\.patch\b|\bSpaces\.Patch\(|\bchat\w{0,20}\.(?:updateSpace|update_space)\(/,
  sent: { to: /chat\.googleapis\.com/, by: CHANGES },
  is: ['chat.spaces.patch(', 'service.spaces().patch(', 'chatClient.updateSpace('],
  isNot: ['chat.spaces.setup(', 'service.spaces().list('],
}

export const sheetsWritten: ScopeUse = {
  because: 'Writing needs spreadsheets: https://developers.google.com/workspace/sheets/api/reference/rest.',
  scopes: [`${GOOGLE}spreadsheets`],
  words: ['spreadsheets', 'Spreadsheets.', 'sheets.googleapis.com', 'gspread', 'spreadsheets_values'],
  api: oneOf(
    '',
    // Not a scope by its name: `auth/spreadsheets.readonly`.
    /(?<!auth\/)\bspreadsheets(?:\(\))?\s{0,80}\.\s{0,20}[a-z]|sheets\.googleapis\.com|\.open_by_(?:key|url)\(/,
    /\bSpreadsheets\.[A-Z]|\bspreadsheets(?:_values)?->/,
  ),
  pattern: oneOf(
    '',
    // In Go and C#, and in PHP.
    /\bSpreadsheets\.(?:Values\.(?:Update|Append|BatchUpdate|Clear|BatchClear)|BatchUpdate)\(/,
    /\bspreadsheets(?:_values)?->(?:update|append|batchUpdate|clear|batchClear)\(/,
    /\bvalues(?:\(\))?\s{0,80}\.(?:update|append|batchUpdate|clear|batchClear)\b|\bspreadsheets(?:\(\))?\s{0,80}\.batchUpdate\b/,
    /\bspreadsheets\/[^\s'"`]{1,160}:(?:append|batchUpdate|clear)\b/,
    // https://docs.gspread.org/en/latest/api/models/worksheet.html
    /\.(?:append_rows?|(?:insert|delete)_(?:rows?|cols?|columns)|update_(?:a?cell|cells)|batch_(?:update|clear)|add_worksheet)\(/,
  ),
  sent: { to: /sheets\.googleapis\.com/, by: oneOf('', CHANGES, /:(?:append|batchUpdate|clear|batchClear)\b/) },
  is: [
    'sheets.spreadsheets.values.update(',
    'service.spreadsheets().batchUpdate(',
    '`/v4/spreadsheets/${id}/values/${range}:append`',
    'sheet.append_row(',
    'worksheet.delete_rows(',
    'srv.Spreadsheets.Values.Append(id, rows, body)',
    '$service->spreadsheets_values->update($id, $range, $body)',
  ],
  isNot: [
    'srv.Spreadsheets.Values.Get(id, rows)',
    'sheets.spreadsheets.values.get(',
    'service.spreadsheets().values().batchGet(',
    'sheet.row_values(',
    'sheet.get_all_values(',
  ],
}

export const sheetsOfLibraryWritten: ScopeUse = {
  because: 'Writing needs spreadsheets with this library too: https://theoephraim.github.io/node-google-spreadsheet/.',
  scopes: [`${GOOGLE}spreadsheets`],
  words: ['GoogleSpreadsheet'],
  api: /\bnew GoogleSpreadsheet\(/,
  pattern: /\bnew GoogleSpreadsheet\([^)\n]{0,200}\)\.createNewSpreadsheetDocument\(|\bGoogleSpreadsheet\.createNewSpreadsheetDocument\(/,
  sent: { to: /\bnew GoogleSpreadsheet\(/, by: /\.(?:addRows?|setHeaderRow|saveUpdatedCells|saveCells|clearRows|addSheet)\(/ },
  is: ['GoogleSpreadsheet.createNewSpreadsheetDocument(auth'],
  isNot: ['new GoogleSpreadsheet(id, auth)', 'await sheet.getRows()', 'table.addRow('],
}

export const calendarsManaged: ScopeUse = {
  because:
    'Events have calendar.events; only calendars and who shares them need more: https://developers.google.com/workspace/calendar/api/auth.',
  scopes: [`${GOOGLE}calendar`],
  words: [
    'calendars',
    'calendarList',
    'calendar.acl',
    '.acl()',
    'calendar.events',
    'events()',
    'Calendars.',
    'CalendarList.',
    '.Acl.',
    'Events.',
  ],
  api: /\b(?:events|calendars|calendarList|acl)(?:\(\))?\s{0,80}\.(?:list|get|insert|update|patch|delete)\b|\bcalendar\/v3\b/i,
  pattern: /\b(?:calendars|calendarList|acl)(?:\(\))?\s{0,80}\.(?:insert|update|patch|delete|clear)\b/i,
  is: ['calendar.calendars.insert(', 'service.acl().insert(', 'calendar.calendarList.delete('],
  isNot: ['calendar.events.insert(', 'service.calendarList().list('],
}

export const scriptsWritten: ScopeUse = {
  because: 'Making and rewriting scripts needs script.projects: https://developers.google.com/apps-script/api/reference/rest.',
  scopes: [`${GOOGLE}script.projects`],
  words: ['script.googleapis.com', 'updateContent'],
  api: /script\.googleapis\.com|\bprojects(?:\(\))?\s{0,80}\.(?:getContent|updateContent)\b/,
  pattern: /\bprojects(?:\(\))?\s{0,80}\.updateContent\b/,
  sent: { to: /script\.googleapis\.com/, by: oneOf('', CHANGES, /\bmethod\s{0,4}[:=]\s{0,4}["'`]POST\b/) },
  is: ['script.projects.updateContent(', 'service.projects().updateContent('],
  isNot: ['script.projects.getContent(', 'crm.projects.update('],
}

export const issuesWritten: ScopeUse = {
  because:
    'Issues are made, changed and commented with it: https://developer.atlassian.com/cloud/jira/platform/scopes-for-oauth-2-3LO-and-forge-apps/.',
  scopes: ['write:jira-work'],
  words: ['/rest/api/'],
  api: /\/rest\/api\/(?:2|3|latest)\//,
  pattern: inTurn(
    '',
    /\/rest\/api\/(?:2|3|latest)\/issue(?:\/[^"'`\s]{1,80})?["'`]/,
    /(?:(?!\b(?:def|function|async|func|public|private)\b)[\s\S]){0,240}?/,
    /(?:\.(?:post|put|delete)\(|["'`](?:POST|PUT|DELETE)["'`])/,
  ),
  is: [
    'url = f"{base}/rest/api/3/issue/{key}/comment"\n        response = self.session.post(url, json=body)',
    "fetch(`${base}/rest/api/3/issue`, { method: 'POST' })",
  ],
  isNot: [
    'url = f"{base}/rest/api/3/issue/{key}"\n    return get(url)\n\ndef search(self):\n    return self.session.post(url)',
    '/rest/api/3/search/jql',
  ],
}

export const linearWritten: ScopeUse = {
  because:
    'Issues and comments may be made with a scope of their own, what changes them needs write: https://linear.app/developers/oauth-2-0-authentication.',
  scopes: ['write'],
  words: ['@linear/sdk', 'linearClient', 'api.linear.app'],
  api: /@linear\/sdk|\blinearClient\b|\bapi\.linear\.app\b/,
  pattern:
    /\b(?:update|archive|delete)(?:Issue|Comment|Project|Cycle|Document)\w{0,20}\(|\b(?:issue|comment|project|document)(?:Update|Archive|Delete)\(/,
  is: ['await linearClient.updateIssue({', 'mutation { issueUpdate(id: $id, input: $input)'],
  isNot: ['linearClient.createIssue({', 'linearClient.createComment({'],
}

export const contactsWritten: ScopeUse = {
  because: 'Writing needs contacts: https://developers.google.com/people/api/rest/v1/people/createContact.',
  scopes: [`${GOOGLE}contacts`],
  words: ['Contact', 'people.googleapis.com'],
  api: /\bpeople\.googleapis\.com|\bpeople(?:\(\))?\.(?:connections|searchContacts)\b/,
  pattern:
    /\b(?:people(?:\(\))?\s{0,80}\.|people[:/][^\s'"`]{0,60}:?)(?:create|update|delete|batchCreate|batchUpdate|batchDelete)Contacts?\b/,
  is: ['people.people.createContact(', 'service.people().updateContact(', '`https://people.googleapis.com/v1/people:createContact`'],
  isNot: ['people.people.searchContacts(', 'crm.createContact('],
}

export const queriesRun: ScopeUse = {
  because: 'Jobs of BigQuery need bigquery, also to read: https://docs.cloud.google.com/bigquery/docs/reference/rest/v2/jobs/insert.',
  scopes: [`${GOOGLE}bigquery`],
  words: ['bigquery', 'BigQuery'],
  api: /(?<!auth\/)bigquery/i,
  pattern: /\bjobs(?:\(\))?\s{0,80}\.(?:query|insert)\b|\bcreateQueryJob\b|\bbigquery\.Client\(|\bnew BigQuery\(|\binsertAll\b/,
  is: ['jobs.query(projectId=', 'service.jobs().insert(', 'bigquery.Client(project='],
  isNot: ['service.datasets().list(', 'bigquery_enabled = True'],
}

export const videosManaged: ScopeUse = {
  because: 'What is posted or changed needs youtube.force-ssl: https://developers.google.com/youtube/v3/docs.',
  scopes: [`${GOOGLE}youtube.force-ssl`, `${GOOGLE}youtube`],
  words: ['youtube', 'liveChat', 'commentThreads'],
  api: /\byoutube\/v3\b|\b(?:liveChatMessages|liveBroadcasts|commentThreads|playlistItems|captions)\b/,
  pattern: inTurn(
    '',
    /\b(?:liveChatMessages|liveBroadcasts|commentThreads|comments|videos|playlists|playlistItems|captions|thumbnails)/,
    /(?:\(\))?\s{0,80}\.(?:insert|update|delete|set)\b/,
  ),
  is: ['youtube.liveChatMessages().insert(', 'youtube.videos.update('],
  isNot: ['youtube.videos.list(', 'youtube.search().list('],
}

export const outlookChanged: ScopeUse = {
  because: 'Moving, answering and marking mail need Mail.ReadWrite: https://learn.microsoft.com/graph/api/resources/mail-api-overview.',
  scopes: ['Mail.ReadWrite', 'Mail.ReadWrite.Shared'],
  words: ['/messages', 'mailFolders'],
  api: /\/(?:me|users\/[^\s'"`]{1,80})\/(?:messages|mailFolders)\b/,
  pattern: oneOf(
    '',
    /\/messages\/[^\n'"`]{1,120}\/(?:move|copy|createReply|createReplyAll|createForward)\b/,
    /\/me\/(?:messages|mailFolders)['"`]\s{0,4},\s{0,4}['"{]|\.patch\([^\n]{0,80}\/messages\//,
    // Drafts, by Microsoft's own client.
    /\.api\(['"`]\/me\/(?:messages|mailFolders)['"`]\)\s{0,80}\.(?:post|create)\(/,
  ),
  is: [
    '`/me/messages/${id}/move`',
    '"/messages/{id}/createReply"',
    "client.post('/me/messages', {",
    "client.api('/me/messages').post(draft)",
  ],
  isNot: ["client.api('/me/messages').get()", '/me/messages?$top=100'],
}

export const sharePointWritten: ScopeUse = {
  because: 'Uploads need Files.ReadWrite.All or Sites.ReadWrite.All: https://learn.microsoft.com/graph/api/driveitem-put-content.',
  scopes: ['Files.ReadWrite.All', 'Sites.ReadWrite.All'],
  words: ['createUploadSession', '/drive/', '/drives/', '/lists/'],
  api: /\/drives?\/|\/sites\//,
  pattern: /\bcreateUploadSession\b|\.(?:put|patch)\([^\n]{0,120}\/(?:drives?|sites)\//,
  is: ['`${root}/createUploadSession`', 'client.put(f"{GRAPH}/drives/{drive}/items/{item}/content"'],
  isNot: ['client.get("/drives/{id}/root/children")', '/sites/root'],
}

export const channelsManaged: ScopeUse = {
  because: 'Channels are made, renamed and archived with it: https://docs.slack.dev/reference/scopes/channels.manage.',
  scopes: ['channels:manage', 'groups:write'],
  words: ['conversations'],
  api: /\bconversations[._]\w/,
  pattern: /\bconversations[._](?:create|archive|unarchive|rename|setTopic|setPurpose|invite|kick|close)\b/,
  is: ['client.conversations_create(', 'web.conversations.archive(', '"conversations.invite"'],
  isNot: ['client.conversations_list(', 'conversations.history'],
}

export const namesChosen: ScopeUse = {
  because: 'A name or picture of a message needs chat:write.customize: https://docs.slack.dev/reference/scopes/chat.write.customize.',
  scopes: ['chat:write.customize'],
  words: ['icon_url', 'icon_emoji', 'iconEmoji', 'iconUrl'],
  api: /\bchat[._]postMessage\b/,
  pattern: /\bicon_?(?:url|emoji|Url|Emoji)\b/,
  is: ['icon_url: picture', "icon_emoji=':robot:'"],
  isNot: ['icon: picture', 'favicon_urls'],
}

export const slackUploads: ScopeUse = {
  because: 'Uploads need files:write: https://docs.slack.dev/reference/scopes/files.write.',
  scopes: ['files:write'],
  words: ['files.upload', 'files_upload', 'filesUpload', 'getUploadURLExternal', 'files.info', 'files_info'],
  api: /\bfiles[._](?:upload|getUploadURLExternal|info|list)/,
  pattern: /\bfiles(?:\.|_)(?:upload(?:V2|_v2)?|getUploadURLExternal|completeUploadExternal|delete)\b|\bfilesUpload(?:V2)?\b/,
  is: ['client.files_upload_v2(', 'web.files.uploadV2(', 'files.getUploadURLExternal'],
  isNot: ['client.files_info(', 'profiles.upload('],
}

export const recordsWritten: ScopeUse = {
  because: 'Records are made and changed with it: https://airtable.com/developers/web/api/scopes.',
  scopes: ['data.records:write'],
  words: ['airtable'],
  api: /api\.airtable\.com/,
  pattern: /api\.airtable\.com\/v0[^;]{0,400}\b(?:method:\s{0,4}['"](?:POST|PATCH|PUT|DELETE)|POST|PATCH)\b/,
  is: ["fetch(`https://api.airtable.com/v0/${base}/${table}`, { method: 'POST'"],
  isNot: ["fetch('https://api.airtable.com/v0/meta/bases')"],
}

export const postsPublished: ScopeUse = {
  because: 'Posts are published with it: https://learn.microsoft.com/linkedin/marketing/community-management/shares/posts-api.',
  scopes: ['w_organization_social', 'w_member_social', 'rw_organization_admin'],
  words: ['ugcPosts', '/rest/posts', '/v2/shares', '/v2/posts'],
  api: /api\.linkedin\.com/,
  pattern: /\/(?:v2\/ugcPosts|rest\/posts|v2\/shares|v2\/posts)\b/,
  is: ["'https://api.linkedin.com/v2/ugcPosts'", '`https://api.linkedin.com/rest/posts`'],
  isNot: ['https://api.linkedin.com/v2/userinfo', '/blog/posts'],
}

export const tweetsPublished: ScopeUse = {
  because: 'Posts are published with it: https://docs.x.com/x-api/posts/create-post.',
  scopes: ['tweet.write'],
  words: ['tweet'],
  api: /\b(?:api\.(?:twitter|x)\.com|twitter-api-v2|tweepy)\b/,
  pattern: /\.tweet\(|\/2\/tweets['"`]|\bcreate_tweet\(|\bcreateTweet\(/,
  is: ['client.v2.tweet(', "fetch('https://api.x.com/2/tweets', {", 'client.create_tweet(text='],
  isNot: ['/2/tweets/search/recent', 'tweetCount('],
}
