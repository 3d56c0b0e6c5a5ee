
import{e as i,h as p}from"./chunk-24IMY5YU.mjs";import"./chunk-FEHLBEJZ.mjs";import"./chunk-UNPS2P2X.mjs";import"./chunk-WIXBSYD4.mjs";import"./chunk-5IKIKV5K.mjs";import{c as a}from"./chunk-FE3ZZXNH.mjs";import"./chunk-CGCSRQBL.mjs";import"./chunk-QB52CZC4.mjs";import"./chunk-E3WYAIX3.mjs";import"./chunk-K3DXMMZL.mjs";import"./chunk-FMZPPHYV.mjs";import"./chunk-3DFJRH2H.mjs";import"./chunk-4Z4IXXL4.mjs";import{ja as s}from"./chunk-RRFJTVCQ.mjs";import"./chunk-7M3757DG.mjs";import"./chunk-WEKEMGJU.mjs";function S(r){let t=p([]),o=[],n=r;for(let e=0;n!==void 0&&e<5;e++){let m=e===0?"":"caused by ",{name:c,message:f,stack:l="",cause:d}=n instanceof Error?n:{name:"thrown",message:String(n)},u=l.split(`
`).filter(g=>/^ +at /.test(g));s(o,[...`${m}${c}: ${h(i(t(f)))}`.split(`
`),...u.map(t)]),n=d}return o.map(e=>a(e)).join(`
`)}function h(r){return r.replace(/[\w+=~-]{12,}/g,t=>/\d/.test(t)&&/[A-Za-z]/.test(t)?"\u2022\u2022\u2022\u2022\u2022":t)}export{S as stackOf};
