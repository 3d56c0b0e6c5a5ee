import { inTurn, oneOf, whole } from '../../text/pattern.ts'
import type { Words } from '../words/row.ts'

// How the build of a package or a project says who gets its code, with all that it holds.

export const dotnetApp: Words = {
  because:
    'Projects of .NET that become an app on the machine or the phone of its users: https://learn.microsoft.com/dotnet/core/project-sdk/msbuild-props-desktop, https://learn.microsoft.com/dotnet/maui/get-started/first-app, https://docs.avaloniaui.net.',
  pattern: oneOf(
    '',
    /<Use(?:Maui|WPF|WindowsForms)>\s{0,8}[tT]rue\s{0,8}<|<OutputType>\s{0,8}WinExe\s{0,8}</,
    /<TargetFrameworks?>[^<>]{0,200}?-(?:android|ios|maccatalyst)\b|\bInclude="Avalonia(?:\.Desktop)?"/,
  ),
  is: ['<UseMaui>true</UseMaui>', '<UseWPF>true<', '<OutputType>WinExe</OutputType>', '<TargetFrameworks>net8.0-android;net8.0-ios<', 'Include="Avalonia"'],
  isNot: ['<UseMaui>false</UseMaui>', '<OutputType>Exe</OutputType>', '<TargetFramework>net8.0</TargetFramework>'],
}

export const dotnetTool: Words = {
  because: 'Projects of .NET that are packed as a command which everybody may install: https://learn.microsoft.com/dotnet/core/tools/global-tools-how-to-create',
  pattern: /<PackAsTool>\s{0,8}[tT]rue\s{0,8}</,
  is: ['<PackAsTool>true</PackAsTool>'],
  isNot: ['<PackAsTool>false</PackAsTool>', '<OutputType>Exe</OutputType>'],
}

export const desktopPackage: Words = {
  because: 'Packages that an app for the desktop is built with: https://www.electronjs.org/docs/latest/tutorial/application-distribution',
  pattern: whole('', /electron|electron-nightly/),
  is: ['electron', 'electron-nightly'],
  isNot: ['electron-log', 'electron-to-chromium'],
}

export const mobilePackage: Words = {
  because: 'Packages that an app for phones is built with: https://reactnative.dev/docs/getting-started, https://docs.expo.dev, https://ionicframework.com/docs',
  pattern: whole('', /react-native|expo|@ionic\/(?:angular|react|vue)|@nativescript\/core/),
  is: ['react-native', 'expo', '@ionic/react'],
  isNot: ['react', 'react-native-web', 'expo-server-sdk'],
}

export const pagePackage: Words = {
  because:
    'Packages that draw pages in a browser: https://react.dev/reference/react-dom/client, https://vuejs.org/guide/quick-start, https://angular.dev, https://svelte.dev, https://docs.solidjs.com, https://preactjs.com, https://lit.dev',
  pattern: whole('', /react-dom|vue|@angular\/platform-browser|@angular\/core|svelte|solid-js|preact|lit/),
  is: ['react-dom', '@angular/core', 'vue'],
  isNot: ['react', 'vue-server-renderer', '@angular/cli'],
}

export const serverPackage: Words = {
  because:
    'Packages by which a part of the same package runs on a server: https://expressjs.com, https://nextjs.org/docs, https://nuxt.com/docs, https://svelte.dev/docs/kit, https://reactrouter.com, https://docs.astro.build, https://developers.cloudflare.com/workers/wrangler, https://vercel.com/docs/functions, https://docs.netlify.com/build/functions/overview',
  pattern: whole(
    '',
    /express|fastify|koa|hono|elysia|polka|restify|connect|@hapi\/hapi|@nestjs\/core|h3|nitropack|vinxi|next|nuxt|astro|gatsby/,
    /@sveltejs\/kit|@remix-run\/[\w-]{1,30}|@react-router\/[\w-]{1,30}|@tanstack\/[\w-]{1,20}-start|@angular\/ssr|@redwoodjs\/[\w-]{1,30}/,
    /firebase-functions|wrangler|@cloudflare\/workers-types|@vercel\/(?:node|functions)|@netlify\/functions|aws-lambda|@types\/(?:express|aws-lambda)/,
    /graphql-yoga|@apollo\/server|@trpc\/server|socket\.io|ws|@solidjs\/start|@analogjs\/platform|@builder\.io\/qwik-city|vike|payload/,
    /@elysiajs\/(?!eden\b)[\w-]{1,40}|@feathersjs\/(?!feathers\b|[\w-]{0,30}client\b)[\w-]{1,40}|@(?:fastify|koa)\/[\w-]{1,40}/,
    /@hono\/(?!zod-)[\w-]{1,40}|firebase-admin/,
  ),
  is: ['express', '@nestjs/core', 'next', '@remix-run/node', 'wrangler', '@vercel/node', '@feathersjs/koa', 'firebase-admin'],
  isNot: ['vite', 'express-session-client', 'next-themes', 'firebase', '@elysiajs/eden', '@feathersjs/rest-client', '@hono/zod-validator'],
}

export const runtimeModule: Words = {
  because: 'Modules that only a runtime for servers and scripts has: https://nodejs.org/api/modules.html#built-in-modules, https://bun.com/docs/runtime/bun-apis',
  pattern: whole('', /node:[\w/]{1,40}|bun(?::\w{1,20})?|fs(?:\/promises)?|https?|http2|net|tls|child_process|worker_threads/),
  is: ['node:http', 'bun', 'bun:sqlite', 'fs/promises', 'child_process'],
  isNot: ['http-status', 'buffer', 'bunyan', 'events', './net'],
}

export const importsNetwork: Words = {
  because: 'Modules of Node that make servers, https://nodejs.org/api/http.html; others have a function of the same name.',
  pattern: /(?:\bfrom\s?|\brequire\()["'](?:node:)?(?:https?|http2|net)["']/,
  is: ["from 'node:http'", 'require("net")'],
  isNot: ["from 'miragejs'", "from 'node:fs'"],
}

export const startsServerOfRuntime: Words = {
  because: 'Servers of the runtime itself: https://bun.com/docs/api/http, https://nodejs.org/api/http.html#httpcreateserveroptions-requestlistener',
  pattern: oneOf(
    '',
    /\b(?:Bun|Deno)\.serve\(|\bimport\s?\{[^{}]{0,100}\bserve\b[^{}]{0,100}\}\s?from\s?["']bun["']/,
    /\bcreate(?:Secure)?Server\(/,
  ),
  is: ['Bun.serve({ routes })', "import { serve } from 'bun'", 'createServer(answer).listen(3000)'],
  isNot: ["import { file } from 'bun'", "import { request } from 'node:https'"],
}

export const serverPath: Words = {
  because:
    'Paths of a package of pages or of an app that run on a server, or on the machine of who develops it: https://docs.expo.dev/router/web/api-routes, https://vercel.com/docs/functions, https://vite.dev/guide/ssr',
  pattern: oneOf(
    'i',
    /(?:^|\/)(?:server|backend|functions|workers?|netlify|supabase|scripts?|tools|bin|cli|plugins?|ssr|lambda|cloud)\//,
    /^api\/|\+api\.\w{2,3}$|\.server\.\w{2,3}$|(?:^|\/)(?:server|worker)\.[cm]?[jt]s$|\.config\.[cm]?[jt]s$|^[^/]{1,80}\.c?js$/,
  ),
  is: ['server/token.ts', 'src/server/oauth.ts', 'app/oauth+api.ts', 'api/token.ts', 'src/auth.server.ts', 'vite.config.ts'],
  isNot: ['src/api/token.ts', 'src/oauth.ts', 'app/servers/list.ts', 'src/observer.ts'],
}

export const commandLibraryInGo: Words = {
  because: 'What reads a command line in Go, beside the standard library: https://cobra.dev, https://cli.urfave.org',
  pattern: /"github\.com\/(?:spf13\/cobra|urfave\/cli|alecthomas\/kong)\b/,
  is: ['"github.com/spf13/cobra"', '"github.com/urfave/cli/v2"'],
  isNot: ['package main', '"github.com/spf13/viper"'],
}

export const showsSignInInGo: Words = {
  because: 'The address of a sign-in that is printed for whoever started the program: https://pkg.go.dev/golang.org/x/oauth2#Config.AuthCodeURL',
  pattern: /\b(?:fmt|log|cmd|c)\.Print(?:ln|f)?\((?:"[^"\n]{0,120}", ?)?(?:\w{1,40}\.){1,4}AuthCodeURL\(/,
  is: ['fmt.Println(conf.AuthCodeURL(state))', 'fmt.Printf("Open %s", a.conf.AuthCodeURL(state))'],
  isNot: ['http.Redirect(w, r, conf.AuthCodeURL(state), 302)', 'fmt.Println(url)'],
}

/** No address of this machine in Go, also where one is put together. */
const ELSEWHERE = /(?!(?:\w{1,20}\.\w{1,20}\(\s?)?"(?:127\.0\.0\.1|localhost|\[::1\]|::1))/

export const listensForEverybody: Words = {
  because: 'A server that other machines can ask, in Go: https://pkg.go.dev/net/http#ListenAndServe, https://pkg.go.dev/github.com/gin-gonic/gin#Engine.Run',
  pattern: oneOf(
    '',
    /\b(?:Run|Start)\(\s{0,4}":\d|\bAddr: {1,24}":|\b(?:router|engine|r|g|app|server)\.Run\(\)|"0\.0\.0\.0/,
    inTurn('', /\bListenAndServe(?:TLS)?\(\s{0,4}(?![\s)])/, ELSEWHERE),
    inTurn('', /\bhttp\.Server\{[^{}]{0,200}?\bAddr: {1,24}(?! )/, ELSEWHERE),
  ),
  is: ['http.ListenAndServe(":8080", mux)', 'http.ListenAndServe(addr, nil)', 'Addr:    ":8080"', '&http.Server{Addr: *listen}', 'engine.Run(":8080")', 'router.Run()'],
  isNot: [
    'http.ListenAndServe("127.0.0.1:8080", mux)',
    'http.ListenAndServe(fmt.Sprintf("localhost:%d", port), nil)',
    '&http.Server{Addr: net.JoinHostPort("127.0.0.1", port), Handler: mux}',
    'server.ListenAndServe()',
    'cmd.Run(ctx)',
    'cmd.Run()',
    'exec.Command("open", url).Run()',
  ],
}

export const redirectsToSignInInGo: Words = {
  because: 'A page of a server that sends whoever asks for it to a sign-in: https://pkg.go.dev/net/http#Redirect',
  pattern: /\bRedirect\([^()\n]{0,60}?,\s?(?:\w{1,40}\.){1,4}AuthCodeURL\(/,
  is: ['http.Redirect(w, r, conf.AuthCodeURL(state), http.StatusFound)', 'c.Redirect(302, a.conf.AuthCodeURL(state))'],
  isNot: ['fmt.Println(conf.AuthCodeURL(state))', 'http.Redirect(w, r, "/", 302)'],
}

export const logLineInGo: Words = {
  because: 'Lines of a log, which nobody is there to read: https://pkg.go.dev/log, https://pkg.go.dev/log/slog',
  pattern: /\b(?:s?log|[lL]og(?:ger)?|logrus|zap)\.\w{1,20}\([^\n]{0,300}/,
  is: ['log.Printf("listening, open %s in your browser", addr)', 'slog.Info("open the browser", "at", addr)'],
  isNot: ['fmt.Println("Open this page:", link)', 'dialog.Open(x)'],
}
