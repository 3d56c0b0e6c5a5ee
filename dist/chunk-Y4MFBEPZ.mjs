import{createRequire as __createRequire}from'node:module';import{fileURLToPath as __fileURLToPath}from'node:url';import{dirname as __dirnameOf}from'node:path';const require=__createRequire(import.meta.url),__filename=__fileURLToPath(import.meta.url),__dirname=__dirnameOf(__filename);
import{n as o}from"./chunk-IRBP5TNC.mjs";import"./chunk-SLS7OKWX.mjs";import{F as a}from"./chunk-T6N2MS5Y.mjs";import"./chunk-BOJAK7S6.mjs";import"./chunk-QP3WDNB5.mjs";function d(e){let t=o([]),s=[],n=e;for(let r=0;n!==void 0&&r<5;r++){let i=r===0?"":"caused by ",{name:c,message:p,stack:m="",cause:u}=n instanceof Error?n:{name:"thrown",message:String(n)};s.push(...`${i}${c}: ${l(t(p))}`.split(`
`),...m.split(`
`).filter(f=>/^ +at /.test(f))),n=u}return s.map(a).join(`
`)}function l(e){return e.replace(/[\w+=~-]{12,}/g,t=>/\d/.test(t)&&/[A-Za-z]/.test(t)?"\u2022\u2022\u2022\u2022\u2022":t)}export{d as stackOf};
