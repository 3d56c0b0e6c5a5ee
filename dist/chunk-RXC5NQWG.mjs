import{createRequire as __createRequire}from'node:module';import{fileURLToPath as __fileURLToPath}from'node:url';import{dirname as __dirnameOf}from'node:path';const require=__createRequire(import.meta.url),__filename=__fileURLToPath(import.meta.url),__dirname=__dirnameOf(__filename);
import{a as o}from"./chunk-LCOQ5WMA.mjs";import"./chunk-3V5PGWXR.mjs";import"./chunk-LFKHLTWC.mjs";import{F as a}from"./chunk-5VF2RKJV.mjs";import"./chunk-QP3WDNB5.mjs";function d(e){let t=o([]),r=[],n=e;for(let s=0;n!==void 0&&s<5;s++){let i=s===0?"":"caused by ",{name:c,message:p,stack:m="",cause:u}=n instanceof Error?n:{name:"thrown",message:String(n)};r.push(...`${i}${c}: ${l(t(p))}`.split(`
`),...m.split(`
`).filter(f=>/^ +at /.test(f))),n=u}return r.map(a).join(`
`)}function l(e){return e.replace(/[\w+=~-]{12,}/g,t=>/\d/.test(t)&&/[A-Za-z]/.test(t)?"\u2022\u2022\u2022\u2022\u2022":t)}export{d as stackOf};
