import { describe, expect, it } from 'vitest'
import supabase from '../src/surfaces/idp/supabase-config.ts'
import { linesOf } from './idp-readings.ts'

describe('Supabase', () => {
  it.each([
    ['[auth]\njwt_expiry = 3600', '2: access 3600 (3600 s) public'],
    ['[auth]\njwt_expiry = 604_800', '2: access 604800 (604800 s) public'],
    ['[auth]\njwt_expiry = "env(JWT_EXPIRY)"', '2: access dynamic public'],
    ['[auth]\nenable_refresh_token_rotation = false', '2: rotation false public'],
    ['[auth]\nenable_refresh_token_rotation = true', '2: rotation true public'],
    ['[auth]\nsite_url = "https://app.acme.io"', '2: redirect https://app.acme.io'],
    ['[auth]\nadditional_redirect_urls = ["https://*.acme.io/**"]', '2: redirect https://*.acme.io/**'],
    ['[remotes.staging.auth]\njwt_expiry = 7200', '2: access 7200 (7200 s) public'],
  ])('%s', async (text, line) => expect(await linesOf(supabase, text)).toEqual([line]))

  it('reads the time in which a replaced token still works, while there is rotation', async () => {
    expect(await linesOf(supabase, '[auth]\nenable_refresh_token_rotation = true\nrefresh_token_reuse_interval = 10')).toEqual([
      '3: rotation-grace 10 (10 s) public',
      '2: rotation true public',
    ])
    expect(await linesOf(supabase, '[auth]\nenable_refresh_token_rotation = false\nrefresh_token_reuse_interval = 10')).toEqual([
      '2: rotation false public',
    ])
  })
  it('reads limits of sessions as Go durations', async () => {
    expect(
      await linesOf(supabase, '[auth]\nsite_url = "env(SITE_URL)"\n[auth.sessions]\ntimebox = "24h"\ninactivity_timeout = "8h"'),
    ).toEqual(['4: session 86400 (24h) public', '5: session-idle 28800 (8h) public'])
  })
  it.each([
    '[auth]\nsite_url = "env(SITE_URL)"',
    '[auth.email]\notp_expiry = 86400\n# jwt_expiry',
    '[auth]\nsite_url = ""\n[auth.sessions]\ntimebox = "0s"',
  ])('says nothing of %j', async (text) => {
    expect(await linesOf(supabase, text)).toEqual([])
  })
})
