
import{e as i,h as p}from"./chunk-F5FAOTOX.mjs";import"./chunk-QQO3KG2Q.mjs";import"./chunk-ILBWE7IG.mjs";import"./chunk-3H73QVZT.mjs";import"./chunk-UYYBSAE2.mjs";import{c as a}from"./chunk-EAGX36OK.mjs";import"./chunk-CGCSRQBL.mjs";import"./chunk-ZFCR25TN.mjs";import"./chunk-D2XAQ6ZH.mjs";import"./chunk-57SS5DWC.mjs";import"./chunk-FMZPPHYV.mjs";import"./chunk-ZSRY7YOE.mjs";import"./chunk-4Z4IXXL4.mjs";import{ja as s}from"./chunk-6WJGGRNB.mjs";import"./chunk-QNNG3L6O.mjs";import"./chunk-5CCOY7HI.mjs";function S(r){let t=p([]),o=[],n=r;for(let e=0;n!==void 0&&e<5;e++){let m=e===0?"":"caused by ",{name:c,message:f,stack:l="",cause:d}=n instanceof Error?n:{name:"thrown",message:String(n)},u=l.split(`
`).filter(g=>/^ +at /.test(g));s(o,[...`${m}${c}: ${h(i(t(f)))}`.split(`
`),...u.map(t)]),n=d}return o.map(e=>a(e)).join(`
`)}function h(r){return r.replace(/[\w+=~-]{12,}/g,t=>/\d/.test(t)&&/[A-Za-z]/.test(t)?"\u2022\u2022\u2022\u2022\u2022":t)}export{S as stackOf};
