
import{e as i,h as p}from"./chunk-LZPOO6WQ.mjs";import"./chunk-UZITGVC2.mjs";import"./chunk-2LFVIJE6.mjs";import"./chunk-TBD3UMJM.mjs";import"./chunk-AR5UCIBD.mjs";import{d as a}from"./chunk-3TSWN245.mjs";import"./chunk-CGCSRQBL.mjs";import"./chunk-Y2QRARVA.mjs";import"./chunk-5ZWPI3PL.mjs";import"./chunk-NCQR7NZM.mjs";import"./chunk-4P4XQFJF.mjs";import"./chunk-5MKLFPPR.mjs";import{ea as s}from"./chunk-ZLH6QQH7.mjs";import"./chunk-XIOGI5WF.mjs";import"./chunk-MN7QD32V.mjs";function S(r){let t=p([]),o=[],n=r;for(let e=0;n!==void 0&&e<5;e++){let m=e===0?"":"caused by ",{name:c,message:f,stack:l="",cause:d}=n instanceof Error?n:{name:"thrown",message:String(n)},u=l.split(`
`).filter(g=>/^ +at /.test(g));s(o,[...`${m}${c}: ${h(i(t(f)))}`.split(`
`),...u.map(t)]),n=d}return o.map(e=>a(e)).join(`
`)}function h(r){return r.replace(/[\w+=~-]{12,}/g,t=>/\d/.test(t)&&/[A-Za-z]/.test(t)?"\u2022\u2022\u2022\u2022\u2022":t)}export{S as stackOf};
