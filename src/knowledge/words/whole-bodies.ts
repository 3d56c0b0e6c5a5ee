import { inTurn, oneOf } from '../../text/pattern.ts'
import type { Words } from './row.ts'

// What sees each request of a server, and reads what is in it, in C#, Java and Kotlin.

export const seesAllRequests: Words = {
  because:
    'Middleware of ASP.NET and filters of servlets, which each request goes through: https://learn.microsoft.com/aspnet/core/fundamentals/middleware/write, https://docs.spring.io/spring-framework/docs/current/javadoc-api/org/springframework/web/filter/OncePerRequestFilter.html.',
  pattern: oneOf(
    '',
    /\bRequestDelegate\s{1,4}\w|:\s{0,4}IMiddleware\b/,
    /\bextends\s{1,4}(?:OncePerRequestFilter|GenericFilterBean|HttpFilter)\b|\bimplements\s{1,4}(?:\w{1,40},\s{0,4}){0,3}(?:jakarta\.servlet\.|javax\.servlet\.)?Filter\b/,
    /\)\s{0,4}:\s{0,4}OncePerRequestFilter\(\)/,
  ),
  is: [
    'public class A(RequestDelegate next)',
    'class A : IMiddleware',
    'class A extends OncePerRequestFilter',
    'class A implements Filter',
    'class A(val b: B) : OncePerRequestFilter()',
  ],
  isNot: ['class AController : ControllerBase', 'class A implements FilterChain', 'next(context)'],
}

export const picksRequests: Words = {
  because: 'Code that leaves requests out by their paths, or takes credentials out of what it reads.',
  pattern: oneOf(
    'i',
    /StartsWithSegments|\bPath\b[^;\n]{0,60}(?:Contains|Equals|==|StartsWith|EndsWith)/,
    /shouldNotFilter|getRequestURI\(\)\.|getServletPath\(\)\./,
    /mask|redact|sanit|scrub|sensitive|exclu|skip|ignor|obfusc|censor/,
  ),
  is: [
    'context.Request.Path.StartsWithSegments("/login")',
    'request.Path.Value.Contains("token")',
    'boolean shouldNotFilter(',
    'MaskSecrets(body)',
    'request.getRequestURI().startsWith("/auth")',
  ],
  isNot: ['context.Request.Path', 'await next(context)', 'request.getRequestURI()'],
}

export const takesSecrets: Words = {
  because: 'What a server has that people sign in to with a password, or that gives tokens.',
  pattern: oneOf(
    '',
    /\b(?:CheckPasswordAsync|PasswordSignInAsync|SignInManager|VerifyHashedPassword)\b/,
    /\b(?:RefreshToken|refreshToken|AccessToken|accessToken)\b/,
    /\bPasswordEncoder\b|\bUsernamePasswordAuthenticationToken\b/,
  ),
  is: ['await userManager.CheckPasswordAsync(user, dto.Password)', 'private PasswordEncoder encoder;', 'return new Token(accessToken);'],
  isNot: ['var token = new CancellationToken();', 'string password = "";'],
}

export const writesInFilter: Words = {
  because:
    'Calls that write a log or the tag of a trace, up to what they are given: https://learn.microsoft.com/dotnet/api/system.diagnostics.activity.settag.',
  pattern: inTurn(
    '',
    oneOf(
      '',
      /\b\w{1,40}(?:\??\.\w{1,40}){0,3}\??\.(?:SetTag|AddTag|Log(?:Information|Warning|Debug|Error|Critical)?|Information|WriteLine)/,
      /\b[lL][oO][gG](?:ger|GER)?\.(?:trace|debug|info|warn|error|Debug|Information)|\bSystem\.out\.print(?:ln|f)?/,
    ),
    /\(\s{0,40}/,
  ),
  is: ['Activity.Current?.SetTag(', '_logger.LogInformation(', 'log.info(', 'LOGGER.debug(', 'System.out.println('],
  isNot: ['activity.SetStatus(', 'catalog.information('],
}
